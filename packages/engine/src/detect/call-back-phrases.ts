/** Which of CALL_BACK's phrases mean a fraud by themselves, and whether a sum is named. */
import { phraseText } from './phrase-strength.ts'
import type { View } from './view.ts'

/** Honest firms say these to their customers too: they count with a sum of money or beside another, from no known firm. */
const customary =
  /心当たり|身に覚え|自動更新|キャンセル|解約|未払|未納|法的|連絡|感染|サポート窓口|サポートデスク|警告|技術者/
const sum = /[¥$€£]\s?\d|\d(?:円|\s?(?:usd|eur|gbp|jpy|yen|dollars)\b)/

export const namesSum = ({ subject, text }: View): boolean => sum.test(text.value) || sum.test(subject.value)

/** Whether the mail wants a call in words that no honest firm has to use. */
export const wantsCall = (view: View): boolean =>
  view
    .phraseHits('CALL_BACK')
    .some(({ place, start, end }) => !customary.test(phraseText(view, place).slice(start, end)))
