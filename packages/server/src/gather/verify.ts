/** Own verification of SPF, DKIM, DMARC, ARC and BIMI, over the DNS handed in. The checks are mailauth's. */
import { type AuthFacts, arcIn, domainIn, type Message } from '@miwake/engine'
import type { DKIMResult, DNSResolver } from 'mailauth'
import { toCrlf } from './line-ends.ts'
import type { TrustedHop } from './received.ts'
import type { RecordType, Resolve } from './world.ts'

/** Signatures verified of one message (RFC 6376 §6.1 allows a limit); a mail through two lists and a sender has 5. */
const dkimSignaturesMax = 20

/**
 * Bytes hashed for one message. Providers' limits for a mail are 20 to 50 MB; relaxed canonicalisation of a hostile body
 * takes 75 ns a byte, so this is 3 s at worst. Each l= asks for a hash of its own, and so counts again.
 */
const hashedBytesMax = 40 * 1024 * 1024

/** RFC 6376 §3.5 l=. */
const bodyLength = /(?:^|;)\s*l\s*=\s*(\d+)/i

type MethodResult = Exclude<AuthFacts['spf'], 'unknown'>['result']

const methodResults: ReadonlySet<string> = new Set([
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'policy',
  'temperror',
  'permerror',
])
const methodResult = (word: string): MethodResult => (methodResults.has(word) ? (word as MethodResult) : 'permerror')

class DnsFailure extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** mailauth asks as node:dns answers: lists, and errors with a code. */
const nodeStyle = (resolve: Resolve): DNSResolver => {
  const resolver = async (name: string, type: string): Promise<unknown> => {
    const answer = await resolve(name, type as RecordType)
    if (answer.status === 'temperror') throw new DnsFailure('ETIMEOUT')
    if (answer.status === 'none') throw new DnsFailure(answer.exists ? 'ENODATA' : 'ENOTFOUND')
    if (type === 'TXT') return answer.records.map((record) => [record])
    if (type !== 'MX') return [...answer.records]
    return answer.records.map((record) => {
      const space = record.indexOf(' ')
      return { priority: Number(record.slice(0, space)), exchange: record.slice(space + 1) }
    })
  }
  return resolver as DNSResolver
}

type ArcResult = {
  readonly status: { readonly result: string; readonly comment?: string; readonly policy?: unknown }
  readonly signature?: { readonly status?: { readonly result?: string } } | false
}

type Signature = { readonly result: MethodResult; readonly domain: string; readonly selector?: string }

/**
 * RFC 8601 §2.7.1 words for a signature mailauth checked. 'policy', though it verifies: a signature that leaves part of
 * the body unsigned (RFC 6376 §8.2), and any where From: stands twice (§8.15): a reader may see what nobody signed.
 */
const signatureOf = (signature: DKIMResult, fromTwice: boolean): Signature => {
  const { result, comment, underSized } = signature.status
  const named = { domain: domainIn(signature.signingDomain ?? ''), ...selectorOf(signature) }
  if (result === 'pass' && (fromTwice || (underSized ?? 0) > 0)) return { result: 'policy', ...named }
  if (result === 'neutral' && comment === 'body hash did not verify') return { result: 'fail', ...named }
  return { result: methodResult(result), ...named }
}

/** RFC 6376 §3.1: labels of a domain name. */
const selectorForm = /^[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){0,3}$/
const selectorOf = ({ selector }: DKIMResult): { readonly selector?: string } =>
  selector !== undefined && selectorForm.test(selector) ? { selector } : {}

/** RFC 4291 §2.5.5.2: a server that listens on both kinds of address tells IPv4 clients so. */
const plainIp = (ip: string): string => ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

const spfOf = async (hop: TrustedHop, resolver: DNSResolver): Promise<Exclude<AuthFacts['spf'], 'unknown'>> => {
  const { spf } = await import('mailauth')
  const { status, domain } = await spf({
    ip: plainIp(hop.ip),
    helo: hop.helo,
    sender: hop.mailFrom,
    mta: 'localhost', // only written into comments
    resolver,
  })
  return { result: methodResult(status.result), domain: domainIn(domain) }
}

const policyOf = (policy: string | undefined): 'none' | 'quarantine' | 'reject' | 'unknown' =>
  policy === 'none' || policy === 'quarantine' || policy === 'reject' ? policy : 'unknown'

export const nothingVerified: Omit<AuthFacts, 'by'> = {
  spf: 'unknown',
  dkim: 'unknown',
  dmarc: 'unknown',
  arc: 'unknown',
  smime: 'unknown',
  bimi: 'unknown',
}

/**
 * Verifies a message.
 *
 * SPF is asked only of a hop one trusts. A DMARC that fails is 'temperror' while SPF or a signature could not be
 * checked: it might have passed. A BIMI record is never more than 'neutral': its mark certificate would have to be
 * fetched, and nothing is fetched.
 * @param bytes The message as received. LF alone is read as CRLF.
 * @param resolve Within a budget (withBudget). Failures come back as temperror, never as fail.
 * @throws what mailauth throws by mistake; gatherFacts() catches it.
 */
export const verifyAuth = async (input: {
  readonly message: Message
  readonly bytes: Uint8Array
  readonly resolve: Resolve
  readonly now: Date
  readonly hop: TrustedHop | null
  readonly arcSealers: readonly string[]
}): Promise<AuthFacts> => {
  const { message, bytes, hop } = input
  // Loaded where it is asked for: it takes 0.2 s and 40 MB.
  const { arc, bimi, dkimVerify, dmarc } = await import('mailauth')
  const resolver = nodeStyle(input.resolve)
  const spfFact = hop ? await spfOf(hop, resolver) : 'unknown'
  const unread: AuthFacts = { ...nothingVerified, spf: spfFact, by: 'dns' }
  const signatures = message.header.filter((field) => field.name === 'dkim-signature')
  const hashes = new Set(signatures.map((field) => bodyLength.exec(field.raw)?.[1])).size
  if (bytes.length > hashedBytesMax) return unread
  // More than can be meant: that is an answer, not something left to be learned.
  if (signatures.length > dkimSignaturesMax || hashes * bytes.length > hashedBytesMax) {
    return { ...unread, dkim: [{ result: 'permerror', domain: '' }] }
  }

  // mailauth would do this itself, a chunk a line: a second for a mail of short lines.
  const lines = toCrlf(bytes)
  const checked = await dkimVerify(Buffer.from(lines.buffer, lines.byteOffset, lines.length), {
    resolver,
    curTime: input.now,
    rejectRsaSha1: true, // RFC 8301 §3.1
  })
  const dkim = checked.results
    .filter((signature) => signature.signingDomain)
    .map((signature) => signatureOf(signature, checked.fromFields > 1))
  // One object, which mailauth's types name by two shapes.
  const arcResult = checked.arc ? await arc(checked.arc as unknown as Parameters<typeof arc>[0], { resolver }) : null
  const dmarcResult = await dmarc({
    headerFrom: checked.headerFrom,
    fromFields: checked.fromFields,
    spfDomains: spfFact !== 'unknown' && spfFact.result === 'pass' ? [spfFact.domain] : [],
    dkimDomains: dkim.filter(({ result }) => result === 'pass').map(({ domain }) => ({ domain })),
    resolver,
  })
  const couldPass =
    spfFact === 'unknown' || spfFact.result === 'temperror' || dkim.some(({ result }) => result === 'temperror')
  const dmarcFact: AuthFacts['dmarc'] = dmarcResult
    ? {
        result:
          dmarcResult.status.result === 'fail' && couldPass ? 'temperror' : methodResult(dmarcResult.status.result),
        domain: domainIn(dmarcResult.status.header?.from ?? ''),
        policy: policyOf(dmarcResult.policy),
      }
    : 'unknown'
  const bimiResult = dmarcResult ? await bimi({ dmarc: dmarcResult, headers: checked.headers, resolver }) : false
  return {
    ...unread,
    dkim,
    dmarc: dmarcFact,
    arc:
      arcResult?.status.result === 'pass'
        ? arcIn(message.header, new Set(input.arcSealers.map(domainIn)))
        : arcResult && isBroken(arcResult)
          ? { result: 'fail', sealer: '', domain: '' }
          : 'unknown',
    bimi: bimiResult ? bimiOf(bimiResult.status.result, domainIn(bimiResult.status.header?.d ?? '')) : 'unknown',
  }
}

/** A chain that does not hold, rather than one whose keys could not be fetched: mailauth calls both a fail. */
const isBroken = ({ status, signature }: ArcResult): boolean =>
  status.result === 'fail' &&
  (status.comment !== undefined || status.policy !== undefined) &&
  (signature || undefined)?.status?.result !== 'temperror'

const bimiOf = (result: string, domain: string): AuthFacts['bimi'] => {
  if (result === 'skipped') return 'unknown'
  if (result === 'pass') return { result: 'neutral', domain }
  return { result: result === 'declined' ? 'none' : methodResult(result), domain }
}
