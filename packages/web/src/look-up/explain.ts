/** A scan as the page shows it: answers, reasons, links and attachments. Pure; runs in the look-up's worker. */
import { brandById, detectors, type LinkView, type Scan } from '@miwake/engine'
import type {
  Answer,
  Answers,
  AttachmentRow,
  Both,
  Entrance,
  Headline,
  LinkRow,
  Origin,
  Span,
  Term,
  Tone,
} from '../api/types.ts'
import type { LookedUp } from './input.ts'
import {
  judgeTerms,
  leadsTo,
  noOrigin,
  nothing,
  ownSite,
  type ReallyAnswer,
  really,
  sameDomain,
  standing,
  type WhoAnswer,
  who,
} from './sentences.ts'

export type Explained = {
  readonly kind: LookedUp
  readonly subject: string
  readonly fromName: string
  readonly fromAddress: string
  readonly headline: Headline
  readonly proven: boolean
  readonly answers: Answers
  readonly terms: readonly Term[]
  readonly logits: { readonly unwanted: number; readonly phishing: number }
  readonly origin: Origin
  readonly links: readonly LinkRow[]
  readonly attachments: readonly AttachmentRow[]
  readonly text: string
  readonly hidden: string
  readonly entrance: Entrance | null
}

const about = new Map(detectors.map((detector) => [detector.symbol, detector.about]))
const fillBoth = (text: Both, values: Readonly<Record<string, Both>>): Both => {
  const filled = (lang: keyof Both) =>
    text[lang].replace(/\{(\w+)\}/g, (hole, key: string) => values[key]?.[lang] ?? hole)
  return { ja: filled('ja'), en: filled('en') }
}
const same = (text: string): Both => ({ ja: text, en: text })

/** Letters that steer a display (bidi overrides, zero width) shown as dots: a name must read as it stands. */
const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·')

const brandName = (id: string): Both =>
  id.startsWith('service:') ? same(id.slice('service:'.length)) : (brandById(id)?.name ?? same(id))

/** A claim weaker than this only names somebody in passing. */
const claimFromStrength = 0.5
/** Terms too small to be a reason, in nats. */
const reasonFromNats = 0.5
const reasonsMax = 2

/** Without a header there is nothing that says who sent it: what its absence adds is no clue. */
const isOfHeader = (term: Scan['verdict']['terms'][number]): boolean =>
  term.aspect === 'origin' || term.symbol.startsWith('ORIGIN_') || term.symbol.startsWith('FROM_')

export const explain = (scan: Scan, kind: LookedUp): Explained => {
  const { view } = scan
  const { message } = view
  const hasHeader = kind === 'mail'
  const terms = hasHeader ? scan.verdict.terms : scan.verdict.terms.filter((term) => !isOfHeader(term))
  const logits = hasHeader ? scan.verdict.logits : sumOf(terms)
  const headline = headlineOf(scan, logits, hasHeader)
  const claim = view.claims.find(({ strength }) => strength >= claimFromStrength)
  const from = message.from[0]
  const entrance = claim ? brandById(claim.brand)?.entrance : undefined
  return {
    kind,
    subject: harmless(message.subject),
    fromName: harmless(from?.name ?? ''),
    fromAddress: harmless(from?.address ?? ''),
    headline,
    proven: view.origin.proven === true,
    answers: {
      claim: claimAnswer(scan, headline, hasHeader),
      origin: hasHeader ? originAnswer(scan, headline) : { ...noOrigin, tone: 'neutral', spans: [] },
      want: wantAnswer(scan, terms, headline),
    },
    terms: terms.map(({ symbol, aspect, unwanted, phishing, spans }) => ({
      symbol,
      aspect,
      unwanted,
      phishing,
      spans,
      ...(about.get(symbol) ?? judgeTerms[symbol] ?? same(symbol)),
    })),
    logits,
    origin: view.origin,
    links: view.links.filter(({ link }) => !link.hidden).map((link) => linkRow(link, scan, headline)),
    attachments: message.attachments
      .filter(({ inline }) => !inline)
      .map(({ fileName, kind, sizeBytes }, index) => {
        const why = reasonAt(scan, index)
        return { name: harmless(fileName), kind, sizeBytes, dangerous: why !== null, why }
      }),
    text: message.text,
    hidden: message.hidden,
    entrance: claim && entrance ? { brand: brandName(claim.brand), url: entrance.url } : null,
  }
}

const sumOf = (terms: Scan['verdict']['terms']): Explained['logits'] => ({
  unwanted: terms.reduce((sum, term) => sum + term.unwanted, 0),
  phishing: terms.reduce((sum, term) => sum + term.phishing, 0),
})

/** Above this unwanted logit, running text without a header is called bad: its words and links alone say so. */
const textBadFromLogit = 3
const textSuspectFromLogit = 0

const headlineOf = ({ verdict, action }: Scan, logits: Explained['logits'], hasHeader: boolean): Headline => {
  if (!hasHeader) {
    if (logits.unwanted >= textBadFromLogit) return logits.phishing >= 0 ? 'phishing' : 'spam'
    return logits.unwanted >= textSuspectFromLogit ? 'review' : 'ham'
  }
  if (action === 'junk' || action === 'reject') return verdict.verdict === 'phishing' ? 'phishing' : 'spam'
  if (action === 'review' || verdict.verdict === 'phishing') return 'review'
  return verdict.verdict === 'spam' ? 'maybe-spam' : 'ham'
}

const whoTone: Readonly<Record<WhoAnswer, Tone>> = {
  'no-claim': 'neutral',
  proven: 'good',
  borrowed: 'bad',
  likely: 'good',
  unknown: 'neutral',
  'no-proof': 'bad',
  elsewhere: 'neutral',
  'not-real': 'bad',
}

const whoOf = ({ view, verdict, findings }: Scan, headline: Headline, hasHeader: boolean): WhoAnswer => {
  const claim = view.claims.find(({ strength }) => strength >= claimFromStrength)
  if (!claim) return 'no-claim'
  if (!hasHeader) return 'unknown'
  if (!claim.ownDomain) return headline === 'phishing' ? 'not-real' : 'elsewhere'
  // A claim is never surer than the origin it rests on.
  if (view.origin.proven === true) {
    if (claim.proven !== true) return 'likely'
    const abused = findings.some(({ symbol }) => symbol === 'ABUSED_NOTIFICATION')
    return abused || verdict.verdict === 'phishing' ? 'borrowed' : 'proven'
  }
  return view.origin.proven === 'unknown' ? 'unknown' : 'no-proof'
}

const claimAnswer = (scan: Scan, headline: Headline, hasHeader: boolean): Answer => {
  const claim = scan.view.claims.find(({ strength }) => strength >= claimFromStrength)
  const answer = whoOf(scan, headline, hasHeader)
  const brand = claim ? brandName(claim.brand) : same('')
  return { ...fillBoth(who[answer], { brand }), tone: whoTone[answer], spans: claim?.spans ?? [] }
}

const originAnswer = (scan: Scan, headline: Headline): Answer => {
  const { origin, message } = scan.view
  const { headerFrom, proven } = origin
  const realSender = whoOf(scan, headline, true) === 'not-real'
  const answer: ReallyAnswer =
    headerFrom === ''
      ? 'no-address'
      : proven === true
        ? realSender
          ? 'real-sender'
          : 'proven'
        : proven === 'unknown'
          ? 'unknown'
          : 'no-proof'
  const tone: Tone = answer === 'proven' ? 'good' : answer === 'unknown' ? 'neutral' : 'bad'
  const length = (message.from[0]?.name.length ?? 0) + (message.from[0]?.address.length ?? 0)
  const spans: readonly Span[] = length > 0 ? [{ place: 'from', index: 0, start: 0, end: length }] : []
  return { ...fillBoth(really[answer], { domain: same(harmless(headerFrom)) }), tone, spans }
}

const wantAnswer = (scan: Scan, terms: Scan['verdict']['terms'], headline: Headline): Answer => {
  const suspect = headline !== 'ham'
  const asks = terms
    .filter(({ aspect }) => aspect === 'ask' || aspect === 'target')
    .filter(({ unwanted }) => (suspect ? unwanted : Math.abs(unwanted)) >= reasonFromNats)
    .sort((a, b) => Math.abs(b.unwanted) - Math.abs(a.unwanted))
  const told: { readonly text: Both; readonly spans: readonly Span[] }[] = []
  for (const { symbol, spans } of asks) {
    const text = about.get(symbol)
    if (text && told.length < reasonsMax && !told.some((other) => other.text.ja === text.ja)) told.push({ text, spans })
  }
  const spans = told.flatMap((reason) => reason.spans)
  const target = scan.view.links.find(({ link, own }) => !link.hidden && !own)?.link.target.registrable
  const lead = suspect && target ? [fillBoth(leadsTo, { domain: same(target) })] : []
  const sentences = [...told.map(({ text }) => ({ ja: `${text.ja}。`, en: `${text.en}.` })), ...lead]
  if (sentences.length === 0) return { ...(suspect ? nothing.unclear : nothing.fine), tone: 'neutral', spans: [] }
  return {
    ja: sentences.map(({ ja }) => ja).join(''),
    en: sentences.map(({ en }) => en).join(' '),
    tone: suspect ? 'bad' : asks.some(({ unwanted }) => unwanted > 0) ? 'neutral' : 'good',
    spans,
  }
}

const badKinds: ReadonlySet<string> = new Set(['look-alike', 'ip', 'dynamic-dns', 'shortener', 'free-host', 'unknown'])

const linkRow = ({ link, own, standing: found }: LinkView, { view }: Scan, headline: Headline): LinkRow => {
  const sendersOwn = own && found.kind !== 'brand' && found.kind !== 'look-alike'
  const proven = view.origin.proven === true
  const text = sendersOwn
    ? proven
      ? ownSite
      : sameDomain
    : fillBoth(standing[found.kind] ?? standing.unknown!, { brand: found.brand ? brandName(found.brand) : same('') })
  const closed = headline === 'phishing'
  const isWeb = link.target.scheme === 'https' || link.target.scheme === 'http'
  return {
    shown: harmless(link.shown),
    host: harmless(link.target.host),
    registrable: harmless(link.target.registrable || link.target.host),
    standing: { ...text, kind: found.kind, bad: badKinds.has(found.kind) && (!own || found.kind === 'look-alike') },
    active: !closed && isWeb,
    ...(closed || !isWeb ? {} : { href: link.href }),
    own: own && proven,
    shownAs: shownHost(link.shown, link.target.registrable),
  }
}

/** A host that stands in the link's text and is not where it leads; '' where there is none. */
const shownHost = (shown: string, registrable: string): string => {
  const host = /^\s*(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,24})(?:[/?#:\s]|$)/i.exec(shown.slice(0, 300))?.[1]
  if (host === undefined) return ''
  const lower = host.toLowerCase()
  return registrable !== '' && (lower === registrable || lower.endsWith(`.${registrable}`)) ? '' : lower
}

/** What a detector says of an attachment; null where none points at it with weight. */
const reasonAt = ({ verdict }: Scan, index: number): Both | null => {
  const term = verdict.terms.find(
    ({ unwanted, spans }) =>
      unwanted >= reasonFromNats && spans.some((s) => s.place === 'attachment' && s.index === index),
  )
  return term ? (about.get(term.symbol) ?? null) : null
}
