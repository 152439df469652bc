/** What of a verdict is told to a person: the meanings of the terms that count, and the mail's own telling passages. */
import { brandById, detectors, type Scan, type Span, type Term } from '@miwake/engine'
import { quoted, safeLine } from './safe.ts'
import { type Lang, textsOf } from './texts.ts'

const about = new Map(detectors.map((d) => [d.symbol, d.about]))

/** A symbol in a lay reader's words; of one that no detector has, the judge's own text or nothing. */
export const meaningOf = (symbol: string, lang: Lang): string =>
  about.get(symbol)?.[lang] ?? textsOf(lang).judgeSymbols[symbol] ?? ''

/** Terms too small to be a reason, in nats; --explain lists them all. */
const reasonFromNats = 0.5
const reasonsMax = 4

export type Reason = { readonly pull: 'for' | 'against'; readonly text: string }

/** Meanings of the strongest terms of these aspects: in a mail that is not fine first what is against it. */
export const reasonsOf = ({ verdict }: Scan, aspects: readonly Term['aspect'][], lang: Lang): readonly Reason[] => {
  const suspect = verdict.verdict !== 'ham'
  // What tells phishing from spam is a reason too, but never turns round what speaks for the mail.
  const strength = ({ unwanted, phishing }: Term) =>
    suspect && unwanted > 0 ? unwanted + Math.max(0, phishing) / 4 : unwanted
  const rank = (nats: number) => (suspect && nats > 0 ? againstFirst : 0) + Math.abs(nats)
  const reasons = new Map<string, Reason>()
  for (const { term, nats } of verdict.terms
    .filter((term) => aspects.includes(term.aspect))
    .map((term) => ({ term, nats: strength(term) }))
    .filter(({ nats }) => Math.abs(nats) >= reasonFromNats)
    .sort((a, b) => rank(b.nats) - rank(a.nats))) {
    // What the judge itself adds (caps, distrust) is bookkeeping, which --explain shows.
    const text = about.get(term.symbol)?.[lang] ?? ''
    if (text !== '' && !reasons.has(text)) reasons.set(text, { pull: nats > 0 ? 'against' : 'for', text })
  }
  return [...reasons.values()].slice(0, reasonsMax)
}

/** More nats than any term has. */
const againstFirst = 1_000

export const brandName = (id: string, lang: Lang): string =>
  safeLine(id.startsWith('service:') ? id.slice('service:'.length) : (brandById(id)?.name[lang] ?? id))

export type Passage = { readonly before: string; readonly marked: string; readonly after: string }

const passagesMax = 4
/** With so many from detectors, the words' own are left out. */
const passagesEnough = 2
/** UTF-16 code units of context, more than a line takes; the printer cuts. */
const contextChars = 40
const markedChars = 60

/** The mail's own words at the places of the strongest terms against it, harmless and on one line each. */
export const passagesOf = ({ view, verdict }: Scan): readonly Passage[] => {
  const texts: Partial<Record<Span['place'], string>> = { subject: view.message.subject, text: view.message.text }
  // What a detector points at reads better than the single letters the words' weights point at.
  const rank = (term: Term) => (term.aspect === 'words' ? 0 : 1_000) + term.unwanted
  const terms = verdict.terms.filter((t) => t.unwanted >= reasonFromNats).sort((a, b) => rank(b) - rank(a))
  const taken: Span[] = []
  const spans = terms.flatMap(({ aspect, spans }) => spans.map((found) => ({ found, words: aspect === 'words' })))
  for (const { found, words } of spans) {
    if (taken.length >= (words ? passagesEnough : passagesMax)) break
    const text = texts[found.place]
    if (text === undefined || found.end <= found.start) continue
    const span = wholeWords(found, text)
    if (taken.some((s) => s.place === span.place && Math.abs(s.start - span.start) < contextChars)) continue
    taken.push(span)
  }
  return taken.map(({ place, start, end }) => {
    const text = texts[place] ?? ''
    const markedEnd = Math.min(end, start + markedChars)
    return {
      before: quoted(text.slice(Math.max(0, start - contextChars), start)),
      marked: quoted(text.slice(start, markedEnd)),
      after: quoted(text.slice(markedEnd, markedEnd + contextChars)),
    }
  })
}

const latin = /[\p{Script=Latin}\p{N}]/u

/** A span that begins or ends inside a Latin word, widened to the whole of it. */
const wholeWords = (span: Span, text: string): Span => {
  let { start, end } = span
  const isLatin = (at: number) => latin.test(text[at] ?? '')
  while (start > 0 && span.start - start < markedChars && isLatin(start) && isLatin(start - 1)) start--
  while (end - span.end < markedChars && isLatin(end) && isLatin(end - 1)) end++
  return { ...span, start, end }
}
