/** One mail's bytes to its result: parse, gather, scan, and only where that leaves the verdict open, look at pictures and PDFs. */
import type { X509Certificate } from 'node:crypto'
import {
  type AuthFacts,
  type AuthTrust,
  type Facts,
  type Knowledge,
  type MailboxVector,
  type MemoryFacts,
  type Message,
  parseMessage,
  type Scan,
  scan,
} from '@miwake/engine'
import type { DnsLists } from './dns-lists.ts'
import { gatherFacts, mergeAuth } from './gather.ts'
import { pdfCandidates, readPdfLinks } from './pdf.ts'
import { qrCandidates, readQr } from './qr.ts'
import type { TrustedHop } from './received.ts'
import type { World } from './world.ts'

/** Outside this range of the unwanted logit, a picture or a PDF would not change what is done with the mail. */
const openFromLogit = -5
const openToLogit = 4

/** What a mailbox remembers that concerns a mail. */
export type Recall = {
  readonly sender: (message: Message) => Promise<MemoryFacts>
  /** Asked with what the scan made of the mail, since sketches are of that. */
  readonly campaign: (scan: Scan) => Promise<MemoryFacts['campaign']>
}

export type ScanMailOptions = {
  readonly trust: AuthTrust
  readonly knowledge: Knowledge
  /** Own verification by DNS, where the operator asked for it; null: the header alone. */
  readonly dns: World['resolve'] | null
  readonly now: World['now']
  /** Hosts of one's own whose Received fields are believed, for SPF. */
  readonly trustedReceived: readonly string[]
  /** The connection the mail came by, as the mail server itself tells it: then no Received field is asked. */
  readonly hop?: TrustedHop
  /** They were learned, not named: only the topmost field about a client outside is believed, and if it is of one of them. */
  readonly entryOnly?: boolean
  /** What was verified here before, of the same mail: it stands where nothing is asked now. */
  readonly verified?: AuthFacts | null
  /** CA certificates for S/MIME; none: signatures are not checked. */
  readonly smimeRoots?: readonly X509Certificate[]
  /** DNS lists the operator named; asked only where DNS is. */
  readonly lists?: DnsLists
  /** Lists of URLs kept here. */
  readonly feeds?: FindInFeeds
  /** Asks a virus scanner about the whole mail. Never rejects. */
  readonly malware?: (bytes: Uint8Array) => Promise<Facts['malware']>
  /** Whose mail it is; none: a stranger's, of whom nothing is known. */
  readonly owner?: { readonly recall: Recall; readonly vector: MailboxVector }
}

export type LinkTarget = Message['links'][number]['target']
/** The first of the targets that stands in a list of URLs, in whichever list. */
export type FindInFeeds = (targets: readonly LinkTarget[]) => { readonly name: string; readonly url: string } | null

/** With the facts it was judged by. */
export type ScannedMail = Scan & { readonly facts: Facts }

export const scanMail = async (bytes: Uint8Array, options: ScanMailOptions): Promise<ScannedMail> => {
  const message = parseMessage(bytes)
  const { trust, knowledge, dns, now, trustedReceived, entryOnly = false, smimeRoots = [], owner, verified } = options
  const judging = owner ? { mailbox: owner.vector } : {}
  const trustedHop = options.hop ?? (trustedReceived.length > 0 ? { receivedBy: trustedReceived, entryOnly } : null)
  const scanner = options.malware?.(bytes) ?? 'unknown'
  const lists = options.lists ? { lists: { zones: options.lists, knowledge } } : {}
  const gathered = await gatherFacts({ message, bytes, trust, dns, now, trustedHop, smimeRoots, ...lists })
  const auth = verified ? withVerified(gathered.auth, verified) : gathered.auth
  const memory = owner ? await owner.recall.sender(message) : gathered.memory
  let facts: Facts = { ...gathered, auth, memory, malware: await scanner }
  let result = scan(message, facts, knowledge, judging)
  const again = (more: Partial<Facts>) => {
    facts = { ...facts, ...more }
    result = scan(message, facts, knowledge, judging)
  }
  if (owner && facts.memory !== 'unknown') {
    const campaign = await owner.recall.campaign(result)
    if (campaign !== 'unknown') again({ memory: { ...facts.memory, campaign } })
  }
  const lookInFeeds = () => {
    const known = facts.memory === 'unknown' ? nothingKnown : facts.memory
    if (!options.feeds || (known.feed !== 'unknown' && known.feed !== null)) return
    const feed = options.feeds(result.view.links.filter(({ quoted }) => !quoted).map(({ link }) => link.target))
    const memory = { ...known, feed }
    if (feed !== null) again({ memory })
    // Nothing hangs on that nothing was found.
    else facts = { ...facts, memory }
  }
  lookInFeeds()
  const { unwanted } = result.verdict.logits
  if (unwanted >= openFromLogit && unwanted <= openToLogit) {
    const images = qrCandidates(message, bytes)
    const pdfs = pdfCandidates(message, bytes)
    if (images.length > 0 || message.html.qrTables.length > 0 || pdfs.length > 0) {
      const [qr, pdfLinks] = await Promise.all([readQr(images, message.html.qrTables), readPdfLinks(pdfs)])
      again({ qr, pdfLinks })
      lookInFeeds()
    }
  }
  return { ...result, facts }
}

const nothingKnown: MemoryFacts = {
  correspondent: 'unknown',
  replyToOwn: 'unknown',
  campaign: 'unknown',
  feed: 'unknown',
}

const withVerified = (now: Facts['auth'], before: AuthFacts): AuthFacts =>
  now === 'unknown' ? before : { ...mergeAuth(now, before), smime: now.smime === 'unknown' ? before.smime : now.smime }
