/** `miwake symbols`: what a verdict can rest on. */
import { detectors, reviewed } from '@miwake/engine'
import { loadKnowledge } from '../knowledge.ts'
import type { Lang } from './texts.ts'

export const symbolsCommand = async (
  word: string | undefined,
  options: { readonly json: boolean; readonly lang: Lang },
): Promise<number> => {
  const { model } = loadKnowledge()
  const wanted = word?.toLowerCase() ?? ''
  let shown = 0
  for (const { symbol, aspect, about } of detectors) {
    if (!`${symbol} ${about.ja} ${about.en}`.toLowerCase().includes(wanted)) continue
    shown++
    const hand = reviewed[symbol]
    const weight = hand ?? model.symbols[symbol] ?? { unwanted: 0, phishing: 0 }
    if (options.json) {
      const { unwanted, phishing } = weight
      process.stdout.write(
        `${JSON.stringify({ symbol, aspect, about, unwanted, phishing, reviewed: hand !== undefined })}\n`,
      )
    } else {
      const nats = `${weight.unwanted.toFixed(2).padStart(6)} ${weight.phishing.toFixed(2).padStart(6)}`
      process.stdout.write(
        `${symbol.padEnd(36)} ${aspect.padEnd(9)} ${nats}${hand ? ' *' : '  '}  ${about[options.lang]}\n`,
      )
    }
  }
  if (shown > 0) return 0
  process.stderr.write(`miwake: no symbol holds "${word}"; miwake symbols lists all\n`)
  return 2
}
