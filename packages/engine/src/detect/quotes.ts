/** Mails quoted within a mail: what they claim and ask, somebody else said. */
import { brandMentions } from '../brand/mentions.ts'
import { brandsSharing } from '../brand/registry.ts'
import type { Message, Span } from '../mail/message.ts'
import type { Folded } from '../text/fold.ts'
import { isWithin, troubles } from './account-asks.ts'
import { isDoubtful } from './links.ts'
import type { LinkView, Origin } from './view.ts'
import { isOnlyRole } from './worn-name.ts'

/** [start, end) in message.text. */
export type Range = { readonly start: number; readonly end: number }

/** Fewer lines that begin with '>' are a list or an arrow before a link. */
const markedLinesMin = 3
const rangesMax = 20
/** The line above a quote names whom it quotes, 'On Monday A <a@example.com> wrote:', or asks about it. */
const attribution = /[?？]$|[@＠]|wrote|schrieb|écrit|escribió|escreveu|ha scritto|schreef|書きました|さんは/
const twoLetters = /\p{L}[\s\S]*?\p{L}/u

/** Header blocks with all below them, and runs of '>' lines under a line that says whose they are. */
export const quotedRanges = ({ text, forwarded }: Pick<Message, 'text' | 'forwarded'>): readonly Range[] => {
  const inline = forwarded.find((each) => each.form === 'inline')
  const until = inline?.start ?? text.length
  const ranges: Range[] = []
  for (let at = text.indexOf('>'); at >= 0 && at < until && ranges.length < rangesMax; ) {
    if (at > 0 && text.charCodeAt(at - 1) !== 0x0a) {
      at = text.indexOf('>', at + 1)
      continue
    }
    let lines = 0
    let end = at
    while (end < until && text.charCodeAt(end) === 0x3e) {
      lines++
      const lineEnd = text.indexOf('\n', end)
      end = lineEnd < 0 ? until : Math.min(until, lineEnd + 1)
    }
    if (lines >= markedLinesMin && attribution.test(lineAbove(text, at))) ranges.push({ start: at, end })
    at = text.indexOf('>', end)
  }
  if (inline) ranges.push({ start: inline.start, end: text.length })
  return ranges
}

const lineAbove = (text: string, at: number): string => {
  const above = text.slice(Math.max(0, at - 200), at).trimEnd()
  return above.slice(above.lastIndexOf('\n') + 1)
}

type Quoting = {
  readonly message: Message
  readonly fromName: Folded
  readonly origin: Origin
  readonly links: readonly LinkView[]
  readonly hits: ReadonlyMap<string, readonly Span[]>
}

/**
 * The quoted parts that count less, as the sender only shows them: 'これ本物？' above a forwarded phish. Anybody can write
 * '-----Original Message-----' over a lure, so none where the sender wears a brand or a role, says nothing of his own,
 * or leads somewhere or speaks of trouble himself.
 */
export const othersWords = (mail: Quoting): readonly Range[] => {
  const ranges = quotedRanges(mail.message)
  if (ranges.length > 0) return onlyShows(mail, ranges) ? ranges : []
  return reportsFraud(mail) ? [{ start: 0, end: mail.message.text.length }] : []
}

/** How those speak who tell of others' fraud, and what they tell the reader. */
const frames =
  /かた(?:る|り|った)|騙(?:る|り|った)|を装[うっい]|なりすま|偽(?:の|メール|サイト|SMS|画面)|不審な(?:メール|SMS)|フィッシング|詐欺(?:メール|サイト)|phishing|scam|fake (?:e-?mails?|sites?|messages?|pages?)|impersonat|hxxp|\[\.\]/gi
const warnings =
  /ご?注意|(?:開か|クリックし|入力し|応じ|返信し)ない|do not (?:click|open|enter|reply)|don.t (?:click|open|enter|reply)|never (?:click|enter)|beware|be careful|watch out/i
const framesMin = 2
const framedChars = 20_000

/**
 * A warning: alarms and brands in it are what the criminals say. Phish warn of phishing as well, and then lead somewhere:
 * so none where a link is nobody's known, a number is to be called or a form filled in.
 */
const reportsFraud = (mail: Quoting): boolean => {
  const { message, links, hits, origin } = mail
  if (origin.standing.lookAlike !== null || message.forms.length > 0 || hits.has('CALL_BACK')) return false
  if (links.some(({ link, standing }) => !link.hidden && isDoubtful(standing.kind))) return false
  if (!warnings.test(message.text) || isMasked(mail)) return false
  return (`${message.subject}\n${message.text.slice(0, framedChars)}`.match(frames)?.length ?? 0) >= framesMin
}

/**
 * The same of messages attached: 'これ本物？' and the phish as a file. Only by whom they were sent to: a lure wrapped in a
 * message is sent to the reader.
 */
export const showsAttached = (mail: Quoting): boolean =>
  mail.links.some(isAttached) && wasSentAttached(mail.message) && onlyShows(mail, quotedRanges(mail.message))

const wasSentAttached = ({ from, forwarded }: Message): boolean => {
  const sender = from[0]?.address.toLowerCase() ?? ''
  return forwarded.every(
    (each) =>
      each.form !== 'attached' ||
      [...each.message.to, ...each.message.cc].some(({ address }) => address.toLowerCase() === sender && sender !== ''),
  )
}

const isAttached = ({ link }: LinkView): boolean => link.source === 'attached'

const onlyShows = (mail: Quoting, ranges: readonly Range[]): boolean => {
  const { message, origin } = mail
  if (origin.standing.lookAlike !== null || isMasked(mail)) return false
  if (!twoLetters.test(outside(message.text, ranges))) return false
  const asks = troubles.some((symbol) =>
    mail.hits.get(symbol)?.some((s) => s.place === 'text' && !isWithin(ranges, s.start)),
  )
  if (asks || (message.forms.length > 0 && message.forms.some(({ fields }) => fields.length > 0))) return false
  return !linksQuoted(mail.links, ranges, true).some(
    ({ quoted, own, standing, link }) => !quoted && !own && !link.hidden && isDoubtful(standing.kind),
  )
}

/**
 * Each link with whether it stands in a quote; one without words of its own stands where the one before it does.
 * @param attached those of attached messages are quoted.
 */
export const linksQuoted = (
  links: readonly LinkView[],
  ranges: readonly Range[],
  attached: boolean,
): readonly LinkView[] => {
  if (ranges.length === 0 && !attached) return links
  let before = false
  return links.map((view) => {
    if (isAttached(view)) return attached ? { ...view, quoted: true } : view
    const { span } = view.link
    if (span?.place === 'text') before = ranges.some(({ start, end }) => span.start >= start && span.start < end)
    return before ? { ...view, quoted: true } : view
  })
}

/** Phrases the sender says himself. Of a quoting mail the subject too is mostly the quoted one's. */
export const outsideQuotes = (
  hits: ReadonlyMap<string, readonly Span[]>,
  ranges: readonly Range[],
): ReadonlyMap<string, readonly Span[]> => {
  if (ranges.length === 0) return hits
  const own = new Map<string, readonly Span[]>()
  for (const [symbol, spans] of hits) {
    const said = spans.filter(({ place, start }) => place === 'text' && !isWithin(ranges, start))
    if (said.length > 0) own.set(symbol, said)
  }
  return own
}

const outside = (text: string, ranges: readonly Range[]): string => {
  let own = ''
  let at = 0
  for (const { start, end } of ranges) {
    own += text.slice(at, start)
    at = end
  }
  return own + text.slice(at)
}

/** The display name is a brand's that the domain is not, or a role that is nobody's. */
const isMasked = ({ fromName, origin }: Quoting): boolean => {
  const { kind, brand } = origin.standing
  const owners = kind === 'brand' && brand !== null ? brandsSharing(brand) : []
  const worn = brandMentions(fromName, { displayName: true }).some(
    (m) =>
      (!m.ambiguous || m.inContext || m.end - m.start >= fromName.value.trim().length - 3) && !owners.includes(m.brand),
  )
  return worn || (origin.proven !== true && isOnlyRole(fromName.value))
}
