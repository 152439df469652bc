import type { Message } from '../../mail/message.ts'
import type { Detector } from '../detector.ts'

/**
 * Names in limits.ts, with how much their being reached tells. The first no honest mail reaches, and what a reader would see
 * stands behind them; long lists and logs reach the others.
 */
const telling: ReadonlyMap<string, number> = new Map([
  ['depth', 1],
  ['parts', 1],
  ['forwardDepth', 1],
  ['links', 1],
  ['images', 1],
  ['attachments', 1],
  ['htmlBytes', 1],
  ['htmlElements', 1],
  ['headerFields', 1],
  ['headerBytes', 1],
  ['partBytes', 1],
  ['bodyChars', 0.25],
  ['styleRules', 0.25],
  ['textChars', 0.1],
])

type Reached = { readonly limit: string; readonly value: number }

/** The most telling one, of messages attached too: their nesting is bounded by limits.forwardDepth. */
const mostTelling = ({ defects, forwarded }: Message): Reached => {
  let most: Reached = { limit: '', value: 0 }
  const consider = (reached: Reached): void => {
    if (reached.value > most.value) most = reached
  }
  for (const { kind, detail } of defects) {
    if (kind === 'limit-reached') consider({ limit: detail, value: telling.get(detail) ?? 0 })
  }
  for (const inner of forwarded) if (inner.form === 'attached') consider(mostTelling(inner.message))
  return most
}

export const contentUnread: Detector = {
  symbol: 'CONTENT_UNREAD',
  aspect: 'disguise',
  about: {
    ja: '量が異常に多く、一部を確かめられませんでした',
    en: 'It is stuffed so full that a part could not be checked',
  },
  detect: ({ message }) => {
    const { limit, value } = mostTelling(message)
    return value > 0 ? { value, data: { limit } } : null
  },
}
