import { brandMentions } from '../../brand/mentions.ts'
import { originalOffset } from '../../text/fold.ts'
import type { Detector } from '../detector.ts'

/** Kanji taken for those of 楽天; 楽夫 is a given name, so that only before a word of the shop's. */
const kanjiTwin = /楽夭|楽夫(?:カード|市場|銀行|証券|ペイ|モバイル|トラベル|ポイント|会員|グループ)/

export const brandDisguised: Detector = {
  symbol: 'BRAND_DISGUISED',
  aspect: 'disguise',
  about: { ja: '会社名を、似た文字に置き換えて書いています', en: 'A brand’s name is written with look-alike letters' },
  detect: ({ fromName, subject, text }) => {
    const found = [fromName, subject, text].flatMap((folded, i) =>
      brandMentions(folded)
        .filter((m) => m.disguised || kanjiTwin.test(m.spelling))
        .map((m) => ({
          brand: m.brand,
          span: {
            place: (['from', 'subject', 'text'] as const)[i]!,
            index: 0,
            start: originalOffset(folded, m.start),
            end: originalOffset(folded, m.end),
          },
        })),
    )
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map((f) => f.span), data: { brand: found[0]!.brand } }
      : null
  },
}
