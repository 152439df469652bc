/** A scan as the look-up shows it: the engine's own explanation, less what a text without a header cannot say. */
import { brandName, explain as explainScan, mainClaim, type Scan, whoWords } from '@miwake/engine'
import type { Answer, Answers, AttachmentRow, Both, Entrance, Headline, LinkRow, Origin, Term } from '../api/types.ts'
import type { LookedUp } from './input.ts'

export type Explained = {
  readonly kind: LookedUp
  readonly subject: string
  readonly fromName: string
  readonly fromAddress: string
  readonly headline: Headline
  readonly proven: boolean
  readonly advice: Both | null
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

export const explain = (scan: Scan, kind: LookedUp): Explained => {
  const { view } = scan
  const { message } = view
  const told = explainScan(scan)
  const from = message.from[0]
  const whole: Explained = {
    kind,
    subject: message.subject,
    fromName: from?.name ?? '',
    fromAddress: from?.address ?? '',
    headline: told.headline.kind,
    proven: view.origin.proven === true,
    advice: told.advice,
    answers: told.answers,
    terms: told.terms,
    logits: told.logits,
    origin: told.origin,
    links: told.links
      .filter(({ hidden }) => !hidden)
      // Nothing is opened from here: it is somebody's suspicion that is looked at.
      .map(({ hidden: _, href: __, ...link }) => ({ ...link, active: false })),
    attachments: told.attachments,
    text: message.text,
    hidden: message.hidden,
    entrance: told.entrance,
  }
  return kind === 'mail' ? whole : withoutHeader(scan, whole)
}

/** Without a header there is nothing that says who sent it: what its absence adds to the sum is no clue. */
const isOfHeader = ({ aspect, symbol }: Term): boolean => aspect === 'origin' || symbol.startsWith('FROM_')

/** Above these unwanted logits running text is called bad, or worth a look: its words and links alone say so. */
const textBadFromLogit = 3
const textSuspectFromLogit = 0

const withoutHeader = (scan: Scan, whole: Explained): Explained => {
  const terms = whole.terms.filter((term) => !isOfHeader(term))
  const unwanted = terms.reduce((sum, term) => sum + term.unwanted, 0)
  const phishing = terms.reduce((sum, term) => sum + term.phishing, 0)
  const headline: Headline =
    unwanted >= textBadFromLogit
      ? phishing >= 0
        ? 'phishing'
        : 'spam'
      : unwanted >= textSuspectFromLogit
        ? 'review'
        : 'ham'
  return {
    ...whole,
    headline,
    advice: null,
    answers: { ...whole.answers, claim: claimOf(scan, whole.answers.claim), origin: noOrigin },
    terms,
    logits: { unwanted, phishing },
  }
}

const noOrigin: Answer = {
  ja: 'ヘッダーがないので、差出人は調べていません。',
  en: 'There is no header, so the sender was not looked at.',
  tone: 'neutral',
  spans: [],
}

/** Whom it names, without a word on whether that is true. */
const claimOf = (scan: Scan, told: Answer): Answer => {
  const claim = mainClaim(scan)
  if (!claim) return told
  const name = brandName(claim.brand)
  return {
    ja: `「${name.ja}」の名前があります。${whoWords.unknown.ja}。`,
    en: `It names ${name.en}: ${whoWords.unknown.en}.`,
    tone: 'neutral',
    spans: claim.spans,
  }
}
