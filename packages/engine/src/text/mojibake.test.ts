import { expect, test } from 'vitest'
import { guessLanguage } from './language.ts'
import { mojibake } from './mojibake.ts'

/** UTF-8 bytes read as Windows-1252, as a wrong label does. */
const misread = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))
const misreadSjis = (text: string) => new TextDecoder('shift_jis').decode(new TextEncoder().encode(text))

test.each([
  [`x ${misread('é')} y`, [misread('é')]],
  [misread('確認してください'), [misread('確認してください')]],
  [`don${misread('’')}t`, [misread('’')]],
  ['ã‚ãƒ³ã‚¤', ['ã‚ãƒ³ã‚']],
  ['縺ゅ↑縺溘・繧｢', ['縺ゅ↑縺溘・繧｢']],
  ['‚±‚ê‚Í', ['‚±‚ê‚Í']],
  ['¤³¤ì¤Ï', ['¤³¤ì¤Ï']],
  ['件名 $B%a!<%k(B です', ['$B%a!<%k(B']],
  ['\x1b$B%a!<%k\x1b(B', ['$B%a!<%k\x1b(B']],
  ['a\ufffd\ufffdb\ufffd', ['\ufffd\ufffd', '\ufffd']],
  ['锟斤拷锟斤拷', ['锟斤拷锟斤拷']],
  // Near misses.
  ['São Paulo, été, naïve, Ärger, Ölçü', []],
  ['繧繝縁の畳', []],
  ['US$B is (B)', []],
  ['100¥ ¤5', []],
  ['確認してください。‚注', []],
  ['', []],
])('mojibake(%j)', (text, want) => {
  expect(mojibake(text).map(({ start, end }) => text.slice(start, end))).toEqual(want)
})

test('mojibake() finds UTF-8 Japanese read as Shift_JIS', () => {
  const text = misreadSjis('アカウントを確認してください')
  const covered = mojibake(text).reduce((sum, { start, end }) => sum + end - start, 0)
  expect(covered).toBeGreaterThan(text.length / 2)
})

test.each([
  ['アカウントを確認', 'ja'],
  ['Amazonアカウントの確認', 'ja'],
  ['重要', 'ja'],
  ['請求書', 'ja'],
  ['目的', 'ja'],
  ['您的账户已被暂停', 'zh'],
  ['您的帳戶已被停用，請點擊', 'zh'],
  ['계정이 정지되었습니다', 'ko'],
  ['Your account has been locked', 'en'],
  ['Please confirm that you have read this and that it is all right with you and your team today', 'en'],
  ['Votre compte sera suspendu demain, veuillez suivre ce lien pour le conserver, merci beaucoup', 'other'],
  ['Ваш аккаунт', 'other'],
  ['12345 !!', 'none'],
  ['', 'none'],
] as const)('guessLanguage(%j)', (text, want) => expect(guessLanguage(text).lang).toBe(want))

test('guessLanguage() gives shares of letters', () => {
  expect(guessLanguage('ab漢か').shares).toEqual({
    latin: 0.5,
    han: 0.25,
    kana: 0.25,
    hangul: 0,
    cyrillic: 0,
    other: 0,
  })
})
