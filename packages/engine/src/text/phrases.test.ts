import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { compilePhrases, matchPhrases } from './phrases.ts'

/** What is found of the phrases in the text, as 'start:match'. */
function found(phrases: readonly string[], text: string): string[] {
  const folded = fold(text).value
  const hits: string[] = []
  const matcher = compilePhrases(phrases.map((phrase, id) => [phrase, id]))
  matchPhrases(matcher, folded, (id, start, end) => hits.push(`${id}:${start}:${folded.slice(start, end)}`))
  return hits
}

test.each([
  [['本人確認'], 'ご本人確認のお願い', ['0:1:本人確認']],
  [['本人', '本人確認', '確認'], '本人確認', ['0:0:本人', '1:0:本人確認', '2:2:確認']],
  [['verify your account'], 'Please VERIFY  your\n account!', ['0:7:verify  your\n account']],
  [['amazon'], 'Amazonから amazon.co.jp', ['0:0:amazon', '0:9:amazon']],
  [['amazon'], 'ＡＭＡＺＯＮプライム', ['0:0:amazon']],
  [['24時間'], '24時間以内、124時間', ['0:0:24時間']],
  [['x'], 'x ex X', ['0:0:x', '0:5:x']],
  [['税'], '税金', ['0:0:税']],
  [['au id'], 'au IDを', ['0:0:au id']],
  // Wrapped lines, at any place, with indentation and quote marks.
  [['本人確認'], '本\n人確認 本人\n  確認 本人確\n> 認', ['0:0:本\n人確認', '0:6:本人\n  確認', '0:14:本人確\n> 認']],
  [['amazonアカウント'], 'Amazon\nアカウント', ['0:0:amazon\nアカウント']],
  [['a bc'], 'a\nbc', ['0:0:a\nbc']],
  // Gaps stay in their sentence and within twelve characters.
  [['24時間*確認'], '24時間以内にご確認', ['0:0:24時間以内にご確認']],
  [['円*振込*明日'], '5円の振込は明日まで', ['0:1:円の振込は明日']],
  [['your*account'], 'your bank account', ['0:0:your bank account']],
  [['本人*'], '本人は', ['0:0:本人']],
  // Near misses.
  [['amazon'], 'amazonas xamazon', []],
  [['本人確認'], '本人\n\n確認', []],
  [['verify account'], 'verifyaccount', []],
  [['verify'], 'veri\nfy', []],
  [['24時間*確認'], '24時間です。確認', []],
  [['24時間*確認'], '24時間あいうえおかきくけこさしす確認', []],
  [['your*account'], 'your bigaccount', []],
  [['', '*', ' '], 'anything at all *', []],
])('matchPhrases(%j) in %j', (phrases, text, want) => expect(found(phrases, text)).toEqual(want))

test('compilePhrases() gives one id to many phrases and folds them itself', () => {
  const ids: number[] = []
  const matcher = compilePhrases([
    ['ＡＢＣ', 7],
    ['ﾊﾞﾝｸ', 7],
  ])
  matchPhrases(matcher, 'abcバンク', (id) => ids.push(id))
  expect(ids).toEqual([7, 7])
})

test('matchPhrases() finds what a plain search finds', () => {
  const piece = fc.stringMatching(/^[かきく]{1,4}$/)
  fc.assert(
    fc.property(fc.uniqueArray(piece, { maxLength: 60 }), fc.stringMatching(/^[かきく。]{0,60}$/), (phrases, text) => {
      const want: string[] = []
      for (let at = 0; at < text.length; at++) {
        for (const [id, phrase] of phrases.entries())
          if (text.startsWith(phrase, at)) want.push(`${id}:${at}:${phrase}`)
      }
      expect(found(phrases, text).sort()).toEqual(want.sort())
    }),
  )
})

test('matchPhrases() ends on any phrases and text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'か', '\n', ' ', '*', '>', '。'), maxLength: 40 })
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), text, (phrases, body) => {
      matchPhrases(compilePhrases(phrases.map((phrase, id) => [phrase, id])), body, (_, start, end) => {
        expect(start < end && end <= body.length).toBe(true)
      })
    }),
  )
})
