/** Every term of the sum, largest first, and the totals it comes to. */
import type { Scan } from '@miwake/engine'
import type { Paint } from './colour.ts'
import { widthOf, wrap } from './layout.ts'
import { meaningOf } from './reasons.ts'
import { type Lang, textsOf } from './texts.ts'

const symbolCells = 30

const nats = (x: number) => `${x >= 0 ? '+' : ''}${x.toFixed(3)}`.padStart(8)

export const explainLines = (
  { verdict }: Scan,
  { lang, paint, columns }: { readonly lang: Lang; readonly paint: Paint; readonly columns: number },
): readonly string[] => {
  const t = textsOf(lang)
  const terms = [...verdict.terms].sort((a, b) => Math.abs(b.unwanted) - Math.abs(a.unwanted))
  const line = (unwanted: number, phishing: number, rest: string) => `  ${nats(unwanted)} ${nats(phishing)}  ${rest}`
  return [
    `  ${paint.bold(t.terms)}`,
    ...wrap(t.termsNote, columns - 2).map((text) => `  ${paint.dim(text)}`),
    ...terms.flatMap(({ symbol, unwanted, phishing }) => {
      const head = line(unwanted, phishing, symbol.padEnd(symbolCells))
      const left = widthOf(head) + 1
      const meaning = meaningOf(symbol, lang)
      if (meaning === '') return [head.trimEnd()]
      // On a narrow terminal the meaning stands below its symbol.
      const below = columns - left < 24
      const indent = below ? line(0, 0, '').length : left
      const [first = '', ...rest] = wrap(meaning, columns - indent)
      const more = rest.map((text) => ' '.repeat(indent) + paint.dim(text))
      return below
        ? [head.trimEnd(), ' '.repeat(indent) + paint.dim(first), ...more]
        : [`${head} ${paint.dim(first)}`, ...more]
    }),
    `  ${'─'.repeat(17)}`,
    paint.bold(line(verdict.logits.unwanted, verdict.logits.phishing, t.total)),
  ]
}
