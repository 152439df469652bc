/** `miwake symbols`: what a verdict can rest on. */
import { detectors, reviewed } from '@miwake/engine'
import { loadKnowledge } from '../knowledge.ts'
import { paintFor, wantsColour } from './colour.ts'
import { bar, fit, wrap } from './layout.ts'
import { safeLine } from './safe.ts'
import type { Lang } from './texts.ts'

const labels = {
  ja: {
    none: '「{word}」を含む手がかりはありません。一覧は miwake symbols',
    note: '左の数は「迷惑メールらしさ」、右は「そのうち詐欺らしさ」。* は人が決めた重み、ほかは学んだ重み。',
    aspects: {
      claim: '誰を名乗っているか',
      origin: '本当は誰か',
      ask: '何をさせたいか',
      target: 'どこへ導くか',
      disguise: '何を隠しているか',
      memory: '知っていること',
      law: '広告の表示義務（判定には数えません）',
    },
  },
  en: {
    none: 'no symbol holds “{word}”; miwake symbols lists all',
    note: 'Left: unwanted. Right: of that, phishing. * reviewed by hand, the others learned.',
    aspects: {
      claim: 'Who it says it is',
      origin: 'Who it really is',
      ask: 'What it wants',
      target: 'Where it leads',
      disguise: 'What it hides',
      memory: 'What is known',
      law: 'What the law asks of advertising (weighs nothing)',
    },
  },
} satisfies Record<Lang, { none: string; note: string; aspects: Record<string, string> }>

const barCells = 6
/** Nats that fill the bar. */
const barNats = 4

export const symbolsCommand = (
  word: string | undefined,
  { json, lang, model: path }: { readonly json: boolean; readonly lang: Lang; readonly model?: string },
): number => {
  const t = labels[lang]
  const { model } = loadKnowledge(path ? { model: path } : {})
  const wanted = (word ?? '').toLowerCase()
  const found = detectors
    .filter(({ symbol, about }) => `${symbol} ${about.ja} ${about.en}`.toLowerCase().includes(wanted))
    .map(({ symbol, aspect, about }) => {
      const hand = reviewed[symbol]
      const { unwanted, phishing } = hand ?? model.symbols[symbol] ?? { unwanted: 0, phishing: 0 }
      return { symbol, aspect, about, unwanted, phishing, reviewed: hand !== undefined }
    })
  const write = (text: string) => process.stdout.write(`${text}\n`)
  if (found.length === 0) {
    process.stderr.write(`miwake: ${t.none.replace('{word}', () => safeLine(word ?? ''))}\n`)
    return 2
  }
  if (json) {
    for (const row of found) write(JSON.stringify(row))
    return 0
  }
  const paint = paintFor(wantsColour(process.stdout, process.env))
  const columns = Math.max(40, Math.min(100, process.stdout.columns ?? 80))
  const nats = (x: number) => `${x >= 0 ? '+' : ''}${x.toFixed(2)}`.padStart(6)
  for (const [aspect, title] of Object.entries(t.aspects)) {
    const rows = found.filter((row) => row.aspect === aspect)
    if (rows.length === 0) continue
    write(paint.bold(`■ ${title}`))
    for (const row of rows.toSorted((a, b) => b.unwanted - a.unwanted)) {
      const picture = fit(bar(Math.min(1, Math.abs(row.unwanted) / barNats), barCells), barCells)
      const coloured = row.unwanted > 0 ? paint.red(picture) : paint.green(picture)
      write(`  ${coloured} ${nats(row.unwanted)} ${nats(row.phishing)} ${row.reviewed ? '*' : ' '} ${row.symbol}`)
      for (const line of wrap(row.about[lang], columns - 27)) write(`${' '.repeat(26)}${paint.dim(line)}`)
    }
    write('')
  }
  for (const line of wrap(t.note, columns)) write(line)
  return 0
}
