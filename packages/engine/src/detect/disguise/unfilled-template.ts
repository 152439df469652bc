import { unfilledTemplates } from '../../text/placeholder.ts'
import type { Detector } from '../detector.ts'

/** Templates show their marks early. */
const textChars = 8_000

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
    return spans.length > 0 ? { value: 1, spans: spans.slice(0, 5) } : null
  },
}
