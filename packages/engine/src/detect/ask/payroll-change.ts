import type { Detector } from '../detector.ts'
import { hitsMeant } from '../phrase-strength.ts'

/** An office that explains how it is done: '変更したい方は'. */
const forAnybody = /^.{0,6}(?:方|人|場合|とき|際|方法|手続|手順|届)/
/** Only what it is about; payroll's own mail says so too. */
const topics: ReadonlySet<string> = new Set([
  '給与振込口座',
  '給与振込先',
  '給与の振込先',
  '給料の振込先',
  '給料の振込口座',
  '給与受取口座',
  'direct deposit',
  'payroll account',
  'payroll information',
  'salary account',
  'my paycheck',
  'my payroll',
  'next payroll',
])
const topicOnly = 0.4
/** Right after the topic: '給与振込先を変更したいのですが'. */
const wants =
  /^(?:の|を|に)?(?:変更|切り?替え|更新|登録)?.{0,3}(?:したい(?!方|人|場合|社員|とき)|したく|をお願い|していただ|お願い)|^(?: (?:to|into) (?:a|my|this|the) | has changed| is changed| changed)/

export const payrollChange: Detector = {
  symbol: 'PAYROLL_CHANGE',
  aspect: 'ask',
  about: { ja: '給与の振込先を変えるよう求めています', en: 'It wants a salary paid into another account' },
  phrases: [
    '給与振込口座',
    '給与振込先',
    '給与の振込先',
    '給料の振込先',
    'direct deposit',
    'payroll account',
    'payroll information',
    'change my bank',
    'update my bank',
    'my direct deposit',
    'salary account',
    'my paycheck',
    '給与口座*変更',
    '給与*振込口座',
    '給料*口座*変更',
    '振込口座を変更したい',
    '給与受取口座',
    'change my direct deposit',
    'update my direct deposit',
    'my bank information',
    'my payroll',
    'my bank account information',
    'switch my direct deposit',
    'next payroll',
    'gehaltskonto',
    'meine bankverbindung ändern',
    'mon salaire',
    'mi nómina',
    'la mia busta paga',
    'mijn salaris',
    'send my pay',
    'my pay to',
    'pay my salary',
    'salary to my new',
    'wages to my new',
    'my wages',
    '給料の振込口座',
    '給与*新しい口座',
    '給料*新しい口座',
  ],
  detect: (view) => {
    const spans = view.phraseHits('PAYROLL_CHANGE')
    const wanted = hitsMeant(
      view,
      'PAYROLL_CHANGE',
      ({ phrase, after }) => !topics.has(phrase) && !forAnybody.test(after),
    )
    const asks = wanted.length > 0 || hitsMeant(view, 'PAYROLL_CHANGE', ({ after }) => wants.test(after)).length > 0
    return { value: asks ? 1 : topicOnly, spans }
  },
}
