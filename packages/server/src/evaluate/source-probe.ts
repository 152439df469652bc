/** Source probe: within honest mail, how well do the engine's own features tell which source a mail is of? */
import { hashString, trainProbe } from '@miwake/engine'
import type { Item } from './dataset.ts'
import { tableText } from './report.ts'

/** Symbols alone, one source against the others, halves by campaign. Near 100 % means symbols carry the source. */
export const sourceProbe = (items: readonly Item[]): string => {
  const ham = items.filter((i) => i.label === 'ham')
  const sources = [...new Set(ham.map((i) => i.source))].sort()
  if (sources.length < 2) return 'Source probe: needs honest mail of two sources\n'
  const rows = sources.map((source) => {
    const half = (item: Item) => hashString(`probe ${item.group}`) % 2
    const score = trainProbe(
      ham.filter((i) => half(i) === 0),
      (i) => i.source === source,
    )
    const test = ham.filter((i) => half(i) === 1)
    const of = (own: boolean) => test.filter((i) => (i.source === source) === own)
    const right = (own: boolean) => of(own).filter((i) => score(i) > 0 === own).length / Math.max(1, of(own).length)
    return [source, `${((100 * (right(true) + right(false))) / 2).toFixed(1)} %`]
  })
  return `Source probe over honest mail: balanced accuracy of telling the source by symbols (50 % is blind)\n${tableText(['source', 'told'], rows)}\n`
}
