import { unfilledTemplates } from '../../text/placeholder.ts'
import type { Detector } from '../detector.ts'

/** Templates show their marks early. */
const textChars = 8_000
/** A forgotten name happens to honest senders; a letter full of marks was never read by its sender. */
const manyMarks = 3
const fewValue = 0.6

export const unfilledTemplate: Detector = {
  symbol: 'UNFILLED_TEMPLATE',
  aspect: 'disguise',
  about: { ja: '差し込み用の記号が、そのまま残っています', en: 'Placeholders were left unfilled' },
  detect: ({ message }) => {
    const spans = [
      ...unfilledTemplates(message.subject).map(({ start, end }) => ({
        place: 'subject' as const,
        index: 0,
        start,
        end,
      })),
      ...unfilledTemplates(message.text.slice(0, textChars)).map(({ start, end }) => ({
        place: 'text' as const,
        index: 0,
        start,
        end,
      })),
    ]
    if (spans.length === 0) return null
    return { value: spans.length < manyMarks ? fewValue : 1, spans: spans.slice(0, 5) }
  },
}
