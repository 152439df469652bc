/** `miwake model`: the model card, as the model file itself carries it. */
import { loadKnowledge } from '../knowledge.ts'
import { paintFor, wantsColour } from './colour.ts'
import { bar, fit, wrap } from './layout.ts'
import { safeJson, safeLine } from './safe.ts'
import type { Lang } from './texts.ts'

const labels = {
  ja: {
    sources: '作るのに使ったメール',
    mails: '{mails} 通（{groups} 組）',
    symbols: '手がかりの重み: {n}',
    notes: '知っておくこと',
  },
  en: {
    sources: 'Made from',
    mails: '{mails} mails ({groups} groups)',
    symbols: 'Weights of symbols: {n}',
    notes: 'Worth knowing',
  },
} satisfies Record<Lang, Record<string, string>>

const barCells = 20
const columns = 80

export const modelCommand = ({
  json,
  lang,
  model: path,
}: {
  readonly json: boolean
  readonly lang: Lang
  readonly model?: string
}): number => {
  const t = labels[lang]
  const { model } = loadKnowledge(path ? { model: path } : {})
  const { card, id, symbols } = model
  if (json) {
    process.stdout.write(`${safeJson(JSON.stringify({ id, ...card, symbols: Object.keys(symbols).length }))}\n`)
    return 0
  }
  const paint = paintFor(wantsColour(process.stdout, process.env))
  const most = Math.max(1, ...card.sources.map((s) => s.mails))
  const lines = [
    `${paint.bold(safeLine(card.name))}  ${paint.dim(id)}`,
    t.symbols.replace('{n}', String(Object.keys(symbols).length)),
    '',
    paint.bold(t.sources),
    ...card.sources.map(({ name, mails, groups }) => {
      const figures = t.mails.replace('{mails}', String(mails)).replace('{groups}', String(groups))
      return `  ${fit(safeLine(name), 20)} ${paint.green(fit(bar(mails / most, barCells), barCells))} ${figures}`
    }),
    ...(card.notes.length > 0 ? ['', paint.bold(t.notes)] : []),
    ...card.notes.flatMap((note) =>
      wrap(safeLine(note), columns - 4).map((line, i) => `  ${i === 0 ? '・' : '  '}${line}`),
    ),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}
