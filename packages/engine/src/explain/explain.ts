/**
 * A verdict in words, as plain data in both languages: what the reader shows above a mail, what the look-up says, what is
 * kept of a scan. The terminal words its own lines from the same answers.
 */
import { brandById } from '../brand/registry.ts'
import type { Span } from '../mail/message.ts'
import type { Scan } from '../scan.ts'
import { type Answers, answersOfScan, type Headline, mainClaim } from './answers.ts'
import { type AttachmentRow, attachmentRows } from './attachments.ts'
import { namedOf } from './named.ts'
import { brandName, meaningOf, type Reason, reasonsOf } from './reasons.ts'
import { targetOf, targetsOf, wordsOfStanding } from './targets.ts'
import { toldByTyped, typedOf } from './wanted.ts'
import {
  adviceWords,
  type Both,
  fillBoth,
  headlineWords,
  namedWords,
  nothingWords,
  reallyWords,
  whoWords,
} from './words.ts'

export type Tone = 'good' | 'bad' | 'neutral'
/** One of the three answers: a sentence or two, and where in the mail it can be seen. */
export type Answer = Both & { readonly tone: Tone; readonly spans: readonly Span[] }
export type ExplainedTerm = Both & {
  readonly symbol: string
  readonly aspect: string
  readonly unwanted: number
  readonly phishing: number
  readonly spans: readonly Span[]
}
export type ExplainedLink = {
  /** What the mail shows at the link. */
  readonly shown: string
  /** Where a browser goes by `href`, in A-label form. */
  readonly host: string
  readonly registrable: string
  /** The domain that site says it leads on to; '' where none. */
  readonly onward: string
  readonly standing: Both & { readonly kind: string; readonly bad: boolean }
  readonly href: string
  /** The link is the proven sender's own. */
  readonly own: boolean
  /** Another host stands in the shown text than the one it leads to; '' where none. */
  readonly shownAs: string
  readonly hidden: boolean
}
export type Explanation = {
  readonly headline: Both & { readonly kind: Headline }
  readonly answers: { readonly claim: Answer; readonly origin: Answer; readonly want: Answer }
  /** What to do; null where the mail is fine. */
  readonly advice: Both | null
  /** Every summand, largest first. */
  readonly terms: readonly ExplainedTerm[]
  readonly logits: { readonly unwanted: number; readonly phishing: number }
  readonly claims: readonly {
    readonly brand: string
    readonly name: Both
    readonly strength: number
    readonly proven: boolean | 'unknown'
  }[]
  readonly origin: {
    readonly headerFrom: string
    readonly registrable: string
    readonly proven: boolean | 'unknown'
    readonly by: string | null
  }
  readonly links: readonly ExplainedLink[]
  readonly attachments: readonly AttachmentRow[]
  /** The brand's own way in, instead of the mail's links; null where it names none, or is really from the brand. */
  readonly entrance: { readonly brand: Both; readonly url: string } | null
}

export const explain = (scan: Scan): Explanation => {
  const { view, verdict } = scan
  const answers = answersOfScan(scan)
  const { origin } = view
  return {
    headline: { kind: answers.headline, ...headlineWords[answers.headline] },
    answers: {
      claim: claimAnswer(scan, answers),
      origin: originAnswer(scan, answers),
      want: wantAnswer(scan, answers),
    },
    advice: adviceOf(scan, answers.headline),
    terms: [...verdict.terms]
      .sort((a, b) => Math.abs(b.unwanted) - Math.abs(a.unwanted))
      .map(({ symbol, aspect, unwanted, phishing, spans }) => ({
        symbol,
        aspect,
        unwanted,
        phishing,
        spans,
        ...(meaningOf(symbol) ?? { ja: '', en: '' }),
      })),
    logits: verdict.logits,
    claims: view.claims.map(({ brand, strength, proven }) => ({ brand, name: brandName(brand), strength, proven })),
    origin: {
      headerFrom: origin.headerFrom,
      registrable: origin.registrable,
      proven: origin.proven,
      by: origin.by,
    },
    links: view.links.map((link) => {
      const { host, registrable, onward, about, standing, own, shownAs, bad } = targetOf(view, link, answers)
      return {
        shown: link.link.shown,
        host,
        registrable,
        onward,
        standing: { ...about, kind: standing.kind, bad },
        href: link.link.href,
        own: own && origin.proven === true && standing.kind !== 'look-alike',
        shownAs,
        hidden: link.link.hidden,
      }
    }),
    attachments: attachmentRows(scan, answers.headline),
    entrance: entranceOf(scan, answers),
  }
}

const sentences = (...parts: readonly Both[]): Both => ({
  ja: parts.map(({ ja }) => (/[。？！]$/.test(ja) ? ja : `${ja}。`)).join(''),
  en: parts.map(({ en }) => capital(/[.?!]$/.test(en) ? en : `${en}.`)).join(' '),
})
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const saysItIs: Both = { ja: '「{brand}」を名乗っています。{answer}', en: 'It says it is {brand}: {answer}' }
const isFrom: Both = { ja: '{domain} からと書かれています。{answer}', en: 'From {domain}, it says: {answer}' }
const isProvenFrom: Both = { ja: '{domain}（{standing}）。{answer}', en: 'From {domain} ({standing}): {answer}' }
const leadsTo: Both = { ja: 'リンクの行き先は {host}（{about}）です', en: 'Its links lead to {host} ({about})' }
const leadsOnTo: Both = {
  ja: 'リンクの行き先は {host}（{about}）で、そこから {onward} へ移る形です',
  en: 'Its links lead to {host} ({about}), which leads on to {onward}',
}
const shownInstead: Both = {
  ja: 'そのリンクは {shown} に見せかけています',
  en: 'The link is made to look like {shown}',
}

const claimAnswer = (scan: Scan, { who, headline }: Answers): Answer => {
  const claim = mainClaim(scan)
  if (!claim) {
    const { name, answer } = namedOf(scan)
    const parts = name === '' ? [answer] : [fillBoth(namedWords, { name }), answer]
    return { ...sentences(...parts), tone: 'neutral', spans: [] }
  }
  const tone: Tone =
    who === 'proven' ? 'good' : who === 'not-real' ? 'bad' : headline === 'ham' || who === 'unknown' ? 'neutral' : 'bad'
  const said = fillBoth(saysItIs, { brand: brandName(claim.brand), answer: whoWords[who] })
  return { ...sentences(said), tone, spans: claim.spans }
}

const originAnswer = (scan: Scan, { really, headline, brandSites }: Answers): Answer => {
  const { origin } = scan.view
  const answer = reallyWords[really]
  const spans = spansOf(reasonsOf(scan, ['origin']))
  if (really === 'no-address') return { ...sentences(answer), tone: 'bad', spans }
  const { kind, brand } = origin.standing
  const standing = fillBoth(wordsOfStanding(origin.standing, brandSites === 'likely'), {
    brand: brand ? brandName(brand) : '',
  })
  const proven = really === 'proven' || really === 'real-sender'
  const said = fillBoth(proven || kind === 'look-alike' ? isProvenFrom : isFrom, {
    domain: origin.headerFrom,
    standing,
    answer,
  })
  const suspect = headline === 'phishing' || headline === 'review'
  const tone: Tone =
    kind === 'look-alike'
      ? 'bad'
      : really === 'proven' && headline !== 'phishing'
        ? 'good'
        : really === 'no-proof' && suspect
          ? 'bad'
          : 'neutral'
  return { ...sentences(said), tone, spans }
}

/** As many of the mail's own doings as one line of answer bears. */
const askedMax = 2

const wantAnswer = (scan: Scan, answers: Answers): Answer => {
  const suspect = answers.headline !== 'ham'
  const reasons = reasonsOf(scan, ['ask', 'target']).filter(({ pull }) => !suspect || pull === 'against')
  const typed = typedOf(scan, answers.headline)
  const [first] = targetsOf(scan, answers)
  const asked = reasons
    .filter(({ term }) => term.aspect === 'ask' || first === undefined)
    .filter(({ term }) => typed === null || !toldByTyped.has(term.symbol))
    .slice(0, typed === null ? askedMax : askedMax - 1)
  const parts: Both[] = [...(typed === null ? [] : [typed]), ...asked.map(({ text }) => text)]
  if (first !== undefined) {
    const { host, onward, about } = first
    parts.push(fillBoth(onward === '' ? leadsTo : leadsOnTo, { host, onward, about }))
    if (first.shownAs !== '') parts.push(fillBoth(shownInstead, { shown: first.shownAs }))
  }
  if (parts.length === 0) parts.push(nothingWords[answers.nothing])
  const own = first === undefined ? [] : first.link.link.span ? [first.link.link.span] : []
  const isBad = suspect && (typed !== null || reasons.length > 0 || (first?.bad ?? false))
  // That it leads home is good; what else it asks is then neither good nor bad.
  const isGood =
    !suspect &&
    first !== undefined &&
    first.own &&
    scan.view.origin.proven === true &&
    typed === null &&
    asked.every(({ pull }) => pull === 'for')
  return {
    ...sentences(...parts),
    tone: isBad ? 'bad' : isGood ? 'good' : 'neutral',
    spans: [...spansOf(reasons), ...own],
  }
}

/** Passages marked for one answer. */
const spansMax = 24
const spansOf = (reasons: readonly Reason[]): readonly Span[] =>
  reasons.flatMap(({ term }) => term.spans).slice(0, spansMax)

const changesAccount = ({ findings }: Scan): boolean =>
  findings.some(({ symbol, value }) => symbol === 'BANK_CHANGE' && value >= 1)

/** What poses as a boss or partner: no link to beware of, and the person can be asked. */
const errands: readonly string[] = ['BOSS_REQUEST', 'PAYROLL_CHANGE']

/** What to do; null where the mail is fine. */
export const adviceOf = (scan: Scan, headline: Headline): Both | null => {
  const names = new Set(scan.findings.map(({ symbol }) => symbol))
  const leads = scan.view.links.some(({ link }) => !link.hidden)
  // Whoever wrote it, and whatever else is right: a phone call costs a minute.
  if (headline !== 'phishing' && changesAccount(scan)) return adviceWords.payment
  if (headline === 'ham') return null
  if (headline === 'spam') return adviceWords.spam
  const suspect = headline === 'phishing' || headline === 'review'
  if (suspect && names.has('GIFT_CARDS')) return adviceWords.giftCards
  if (suspect && !leads && errands.some((symbol) => names.has(symbol))) return adviceWords.errand
  if (headline === 'phishing') return changesAccount(scan) && !leads ? adviceWords.errand : adviceWords.phishing
  if (headline === 'maybe-spam') return adviceWords.review
  // Official apps are of those it names; an advertisement has none.
  const claims = mainClaim(scan) !== undefined || scan.verdict.verdict === 'phishing'
  return claims && leads ? adviceWords.reviewLinks : adviceWords.review
}

const entranceOf = (scan: Scan, { headline }: Answers): Explanation['entrance'] => {
  const claim = mainClaim(scan)
  if (claim === undefined || claim.proven === true || headline === 'spam' || headline === 'maybe-spam') return null
  const brand = brandById(claim.brand)
  return brand?.entrance ? { brand: brand.name, url: brand.entrance.url } : null
}
