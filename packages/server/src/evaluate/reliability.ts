/** Reliability plot: of the mails given a probability, how many were unwanted. One panel a source that holds both. */
import { wilson } from '@miwake/engine'
import { rankedMin } from './figures.ts'
import type { Prediction } from './prediction.ts'

const size = 220
const gap = 62
const bins = 10

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const reliabilitySvg = (predictions: readonly Prediction[]): string => {
  const sources = [...new Set(predictions.map((p) => p.source))]
    .sort()
    .map((source) => ({ source, list: predictions.filter((p) => p.source === source) }))
    .filter(({ list }) => list.length >= rankedMin && new Set(list.map((p) => p.label === 'ham')).size === 2)
  const width = Math.max(1, sources.length) * (size + gap) + gap
  const panels = sources.map(({ source, list }, i) => panel(source, list, gap + i * (size + gap)))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${size + 70}" font-family="sans-serif" font-size="11">\n<rect width="100%" height="100%" fill="#fff"/>\n${panels.join('\n')}\n</svg>\n`
}

const panel = (source: string, list: readonly Prediction[], x0: number): string => {
  const y0 = 30
  const x = (p: number) => (x0 + p * size).toFixed(1)
  const y = (p: number) => (y0 + (1 - p) * size).toFixed(1)
  const marks: string[] = []
  for (let bin = 0; bin < bins; bin++) {
    const inBin = list.filter((p) => Math.min(bins - 1, Math.floor((1 - p.p.ham) * bins)) === bin)
    if (inBin.length === 0) continue
    const mean = inBin.reduce((sum, p) => sum + 1 - p.p.ham, 0) / inBin.length
    const unwanted = inBin.filter((p) => p.label !== 'ham').length
    const { low, high } = wilson(unwanted, inBin.length)
    marks.push(
      `<line x1="${x(mean)}" x2="${x(mean)}" y1="${y(low)}" y2="${y(high)}" stroke="#357"/>`,
      `<circle cx="${x(mean)}" cy="${y(unwanted / inBin.length)}" r="${(2 + Math.log10(inBin.length)).toFixed(1)}" fill="#357"><title>${inBin.length} mails, ${unwanted} unwanted</title></circle>`,
    )
  }
  return [
    `<g><title>${escapeXml(source)}: said against found</title>`,
    `<text x="${x0}" y="18" font-weight="bold">${escapeXml(source)} (${list.length} mails)</text>`,
    `<rect x="${x0}" y="${y0}" width="${size}" height="${size}" fill="none" stroke="#999"/>`,
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#bbb" stroke-dasharray="4"/>`,
    ...marks,
    ...[0, 0.5, 1].flatMap((tick) => [
      `<text x="${x(tick)}" y="${y0 + size + 15}" text-anchor="middle">${tick}</text>`,
      `<text x="${x0 - 6}" y="${Number(y(tick)) + 4}" text-anchor="end">${tick}</text>`,
    ]),
    `<text x="${x(0.5)}" y="${y0 + size + 32}" text-anchor="middle">probability of unwanted, as said</text>`,
    `<text transform="translate(${x0 - 28} ${y(0.5)}) rotate(-90)" text-anchor="middle">share that was</text>`,
    '</g>',
  ].join('\n')
}
