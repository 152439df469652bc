/** A mail and its envelope to the answer: judged once, decided for each recipient. Runs in a judging thread. */
import {
  type Facts,
  type Fingerprint,
  fingerprintOf,
  headlineOf,
  headlineWords,
  type Knowledge,
  type MailboxVector,
  type MemoryFacts,
  reasonsOf,
  registrableDomain,
  scan,
  wordsOf,
} from '@miwake/engine'
import { toJson } from '../../cli/result.ts'
import type { FeedIndex } from '../../feed/feed-index.ts'
import { formatAuthenticationResults } from '../../gather/authentication-results.ts'
import { type ScanMailOptions, type ScannedMail, scanMail } from '../../gather/scan-mail.ts'
import type { World } from '../../gather/world.ts'
import { decide, type Judged } from '../../sort/decide.ts'
import { groundsOf } from '../../sort/grounds.ts'
import { costsOf } from '../../sort/levels.ts'
import type { Answer, FieldChanges, HeaderField, Judgement, MailToJudge, RecipientAnswer } from '../answer.ts'
import { pointsOf } from '../check/score.ts'
import type { Envelope } from '../envelope.ts'
import { oneAnswer } from '../one-answer.ts'
import { forgedFields } from './forged-fields.ts'
import { deedOf } from './policy-of.ts'
import type { RulesOf } from './recipients.ts'
import { resultFields } from './result-fields.ts'
import type { Snapshot } from './snapshot.ts'
import { addVectors } from './vectors.ts'

/** What a recipient taught. */
export type Taught = { readonly recipient: string; readonly vector: MailboxVector }
export type JudgingWorld = {
  readonly knowledge: Knowledge
  readonly resolve: World['resolve'] | null
  readonly now: World['now']
  readonly snapshot: Snapshot
  readonly rulesOf: RulesOf
  /** Lists of URLs kept here, and which version of them. */
  readonly feeds?: Pick<FeedIndex, 'find' | 'version'>
  /** Asks a virus scanner; none is set otherwise. */
  readonly malware?: ScanMailOptions['malware']
  /** One indexed read; asked only where the site remembers any. */
  readonly campaign: (fingerprint: Fingerprint) => Promise<MemoryFacts['campaign']>
}

const addressesMax = 100
const strangers: MemoryFacts = { correspondent: 'unknown', replyToOwn: 'unknown', campaign: 'unknown', feed: 'unknown' }

export const judgeMail = async (
  { bytes, envelope, isBrief = false }: MailToJudge,
  own: readonly Taught[],
  world: JudgingWorld,
): Promise<Answer> => {
  const { snapshot, knowledge, rulesOf } = world
  const { settings, authservId, site } = snapshot
  const isOutgoing = envelope.user !== null && settings.scanAuthenticated !== 'all'
  const recipients = envelope.rcptTo.length > 0 ? envelope.rcptTo : ['']
  const rules = recipients.map((recipient) => ({ recipient, ...rulesOf(recipient) }))
  if (rules.every(({ unfiltered }) => unfiltered) || (isOutgoing && settings.scanAuthenticated === 'none'))
    return unread(
      rules.map(({ recipient, unfiltered }) => ({
        recipient,
        deed: 'deliver',
        because: [unfiltered ? 'OPTED_OUT' : 'AUTHENTICATED_USER'],
      })),
    )
  const scanned = await scanMail(bytes, {
    trust: { authservIds: settings.trustAuthservIds, topmost: false, arcSealers: [] },
    knowledge,
    dns: isOutgoing ? null : world.resolve,
    now: world.now,
    trustedReceived: [],
    ...hopOf(envelope),
    ...(isOutgoing || settings.dnsbl.length + settings.uribl.length === 0 ? {} : { lists: settings }),
    ...(world.feeds === undefined ? {} : { feeds: world.feeds.find }),
    ...(world.malware === undefined ? {} : { malware: world.malware }),
    owner: {
      vector: site,
      recall: {
        sender: async () => strangers,
        campaign: async ({ view }) => {
          if (!snapshot.hasCampaigns) return 'unknown'
          const fingerprint = fingerprintOf(wordsOf(view).grams.ids, view)
          return fingerprint === null ? 'unknown' : world.campaign(fingerprint)
        },
      },
    },
  })
  const { facts } = scanned
  const hasMalware = facts.malware !== 'unknown' && facts.malware !== null
  const taught = new Map(own.map(({ recipient, vector }) => [recipient, vector]))
  const answers: RecipientAnswer[] = rules.map(({ recipient, policy, unfiltered, lists }) => {
    if (unfiltered) return { recipient, deed: 'deliver', because: ['OPTED_OUT'] }
    if (isOutgoing) return { recipient, deed: 'deliver', because: ['AUTHENTICATED_USER'] }
    const vector = taught.get(recipient)
    const theirs: ScannedMail =
      vector === undefined
        ? scanned
        : { ...scan(scanned.view.message, facts, knowledge, { mailbox: addVectors(site, vector) }), facts }
    const { verdict, p } = theirs.verdict
    const judged: Judged = { verdict, p }
    const decision = decide('inbox', judged, groundsOf(theirs, lists, [], false), costsOf[policy.level])
    const isAllowed = decision.action === 'deliver' && decision.because.length > 0
    const deed = deedOf(policy, { action: decision.action, verdict, hasMalware: hasMalware && !isAllowed })
    return { recipient, deed, because: [...decision.because, ...(hasMalware ? ['MALWARE_FOUND'] : [])] }
  })
  const isKept = answers.some(({ deed }) => deed === 'quarantine' || deed === 'reject')
  const judgement = judgementOf(scanned, versionOf(world), { isKept, isBrief })
  const bare: Answer = {
    status: 'judged',
    judgement,
    recipients: answers,
    fields: {
      remove: forgedFields(scanned.view.message, authservId),
      insert: isOutgoing ? [] : [resultsField(facts, envelope, authservId)],
      add: [],
    },
  }
  const told = isBrief ? { ...bare, judgement: { ...judgement, terms: [], reasons: noReasons } } : bare
  // The sender's own server sends it on: what it thinks of its users' mail is nobody's business outside.
  if (isOutgoing) return told
  return { ...told, fields: fieldsFor(bare, oneAnswer(bare).tagged) }
}

const noReasons = { ja: [], en: [] }

const resultsField = ({ auth }: Facts, envelope: Envelope, authservId: string): HeaderField => ({
  name: 'Authentication-Results',
  text: formatAuthenticationResults(auth, hopOf(envelope).hop ?? null, authservId),
})

/** As for those who take the mail as junk, or not. */
export const fieldsFor = (answer: Answer, tagged: boolean): FieldChanges =>
  answer.judgement === null
    ? answer.fields
    : { ...answer.fields, add: resultFields(answer.judgement, pointsOf(answer), tagged) }

const unread = (recipients: readonly RecipientAnswer[]): Answer => ({
  status: 'judged',
  judgement: null,
  recipients,
  fields: { remove: [], insert: [], add: [] },
})

const hopOf = ({ clientIp, helo, mailFrom }: Envelope): Pick<ScanMailOptions, 'hop'> =>
  clientIp === null ? {} : { hop: { ip: clientIp, helo, mailFrom } }

/** Of the model, of the lists of URLs where there are any, and of the site's own lists and what it learned. */
const versionOf = ({ knowledge, feeds, snapshot }: JudgingWorld): string =>
  [knowledge.model.id, feeds?.version() ?? '', snapshot.version].filter((part) => part !== '').join('@')

type Told = { readonly isKept: boolean; readonly isBrief: boolean }

const judgementOf = (scanned: ScannedMail, version: string, { isKept, isBrief }: Told): Judgement => {
  const { view, verdict, action, facts } = scanned
  const { message } = view
  const pull = action === 'deliver' ? 'for' : 'against'
  const told = [
    headlineWords[headlineOf(verdict.verdict, action, verdict.p.ham)],
    ...reasonsOf(scanned, ['claim', 'target', 'ask', 'disguise', 'origin', 'memory'])
      .filter((reason) => reason.pull === pull)
      .map(({ text }) => text),
  ]
  const unique = (all: readonly string[]): readonly string[] =>
    [...new Set(all.filter((each) => each !== ''))].slice(0, addressesMax)
  return {
    verdict: verdict.verdict,
    p: verdict.p,
    logits: verdict.logits,
    action,
    terms: verdict.terms.map(({ symbol, unwanted, phishing }) => ({ symbol, unwanted, phishing })),
    reasons: { ja: told.map(({ ja }) => ja), en: told.map(({ en }) => en) },
    subject: message.subject,
    messageId: message.messageId,
    fromName: message.from[0]?.name ?? '',
    fromAddress: message.from[0]?.address ?? '',
    urls: isBrief
      ? []
      : unique(
          view.links.map(({ link }) =>
            'host' in link.target ? (registrableDomain(link.target.host) ?? link.target.host) : '',
          ),
        ),
    emails: isBrief ? [] : unique([...message.from, ...message.replyTo].map(({ address }) => address)),
    version,
    kept: isKept ? { result: toJson('', scanned, version), facts } : null,
  }
}
