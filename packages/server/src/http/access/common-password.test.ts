import { expect, test } from 'vitest'
import { temporaryStore } from '../../store/testing/temporary-store.ts'
import { isCommonPassword } from './common-password.ts'
import { hasPassword, setPassword } from './password.ts'

test.each([
  'passwordpassword',
  'Password12345678',
  'P@ssw0rd-P@ssw0rd',
  '123456789012345',
  '987654321098765',
  'abcdefghijklmnop',
  'qwertyuiopasdfghjkl',
  'aaaaaaaaaaaaaaaa',
  'abcabcabcabcabc',
  'x7Kp2x7Kp2x7Kp2',
  'miwakemiwake2026',
  'miwake-localhost',
  'adminadmin123456',
  'パスワードパスワード12345678',
  'みわけみわけみわけみわけみわけ',
])('isCommonPassword(%s)', (password) => expect(isCommonPassword(password)).toBe(true))

test.each([
  'correct horse battery',
  'my password is a long one',
  'パスワードは長い文です。',
  '桜の木の下で昼寝をした土曜日',
  'qL7-vx2_Tm9+ke4',
  '837195520461873',
])('isCommonPassword(%s) is false', (password) => expect(isCommonPassword(password)).toBe(false))

test('setPassword() sets none of these', async () => {
  const { store } = await temporaryStore()
  expect(await setPassword(store, 'passwordpassword')).toEqual({ ok: false, problem: 'too-common' })
  expect(await hasPassword(store)).toBe(false)
})

test('isCommonPassword() ends soon on the longest', () => {
  const started = performance.now()
  for (const password of ['a'.repeat(1_024), 'ab'.repeat(512), 'password'.repeat(128)]) isCommonPassword(password)
  expect(performance.now() - started).toBeLessThan(200)
})
