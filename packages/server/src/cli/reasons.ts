/** What of a verdict the terminal tells: reasons in one language, and the mail's own telling passages. */
import {
  meaningOf as meaningIn,
  brandName as nameOfBrand,
  reasonFromNats,
  reasonsOf as reasonsOfScan,
  type Scan,
  type Span,
  type Term,
} from '@miwake/engine'
import { quoted, safeLine } from './safe.ts'
import type { Lang } from './texts.ts'

/** A symbol in a lay reader's words; of one that is neither a detector's nor the judge's, nothing. */
export const meaningOf = (symbol: string, lang: Lang): string => meaningIn(symbol)?.[lang] ?? ''

export type Reason = { readonly symbol: string; readonly pull: 'for' | 'against'; readonly text: string }

export const reasonsOf = (scan: Scan, aspects: readonly Term['aspect'][], lang: Lang): readonly Reason[] =>
  reasonsOfScan(scan, aspects).map(({ pull, text, term }) => ({ symbol: term.symbol, pull, text: text[lang] }))

export const brandName = (id: string, lang: Lang): string => safeLine(nameOfBrand(id)[lang])

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
