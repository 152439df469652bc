/** Checks against cheating: could the engine have told the source instead of the mail? */
import type { Item } from './dataset.ts'
import type { Prediction } from './prediction.ts'
import { tableText } from './report.ts'
import { sourceProbe } from './source-probe.ts'

/** The best any single symbol does alone: near the engine's own figure, that symbol tells the source. */
const stump = (items: readonly Item[]): readonly (readonly string[])[] => {
  const ham = items.filter((i) => i.label === 'ham').length
  const bad = items.length - ham
  if (ham === 0 || bad === 0) return []
  const counts = new Map<string, { ham: number; bad: number }>()
  for (const item of items) {
    for (const { symbol } of item.findings) {
      const c = counts.get(symbol) ?? { ham: 0, bad: 0 }
      if (item.label === 'ham') c.ham++
      else c.bad++
      counts.set(symbol, c)
    }
  }
  return [...counts]
    .map(([symbol, c]) => ({ symbol, balanced: Math.abs(c.bad / bad - c.ham / ham) / 2 + 0.5, c }))
    .sort((a, b) => b.balanced - a.balanced)
    .slice(0, 3)
    .map(({ symbol, balanced, c }) => [symbol, `${(100 * balanced).toFixed(1)} %`, String(c.bad), String(c.ham)])
}

export const leaksText = (items: readonly Item[], predictions: readonly Prediction[]): string => {
  const sources = [...new Set(items.map((i) => i.source))].sort()
  const stumps = sources.flatMap((source) => {
    const own = predictions.filter((p) => p.source === source)
    const ham = own.filter((p) => p.label === 'ham')
    const bad = own.filter((p) => p.label !== 'ham')
    if (ham.length === 0 || bad.length === 0) return []
    const right =
      (bad.filter((p) => p.verdict !== 'ham').length / bad.length +
        ham.filter((p) => p.verdict === 'ham').length / ham.length) /
      2
    return [
      [source, 'engine', `${(100 * right).toFixed(1)} %`, '', ''],
      ...stump(items.filter((i) => i.source === source)).map((row) => [source, ...row]),
    ]
  })
  return `Balanced accuracy of the engine and of the best single symbols\n${tableText(['source', 'by', 'balanced', 'unwanted', 'ham'], stumps)}\n\n${sourceProbe(items)}`
}
