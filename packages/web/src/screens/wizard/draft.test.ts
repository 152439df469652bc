import { expect, test } from 'vitest'
import type { Preset } from '../../api/types.ts'
import {
  emptyDraft,
  fieldToMend,
  isAddress,
  isComplete,
  mailboxOfDraft,
  portFor,
  withPreset,
  withServer,
} from './draft.ts'

const preset: Preset = {
  id: 'example',
  name: 'Example',
  kind: 'pop3',
  host: 'pop.example.com',
  port: 995,
  security: 'tls',
  user: 'taro',
  sign: 'app-password',
  note: null,
  verified: true,
}
const draft = { ...emptyDraft, address: ' taro@example.com ' }

test.each([
  ['taro@example.co.jp', true],
  [' taro.@docomo.example ', true],
  ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ', true],
  ['taro@example。co。jp', true],
  ['taro@example', false],
  ['taro example.com', false],
])('isAddress(%s)', (text, want) => expect(isAddress(text)).toBe(want))

test.each([
  ['imap', 'tls', '993'],
  ['imap', 'starttls', '143'],
  ['pop3', 'tls', '995'],
  ['pop3', 'none', '110'],
] as const)('portFor(%s, %s)', (kind, security, want) => expect(portFor(kind, security)).toBe(want))

test.each([
  ['a usual port follows the encryption', '993', { security: 'starttls' }, '143'],
  ['a usual port follows the protocol', '993', { kind: 'pop3' }, '995'],
  ['an empty one too', '', { security: 'none' }, '143'],
  ['a port of one’s own stays', '10143', { security: 'none' }, '10143'],
] as const)('withServer() %s', (_, port, change, want) =>
  expect(withServer({ ...draft, port }, change).port).toBe(want),
)

const step = (name: string, ok: boolean) => ({ name, ok, ja: '', en: '' })
test.each([
  ['the password', [step('host', true), step('login', false)], 'password'],
  ['the host', [step('host', false)], 'host'],
  ['the host where the encryption fails', [step('host', true), step('encryption', false)], 'host'],
  ['the password where nothing is told', [], 'password'],
] as const)('fieldToMend() is %s', (_, steps, want) => expect(fieldToMend(steps)).toBe(want))

test('a preset fills the form, and none leaves the address as the name to sign in with', () => {
  expect(withPreset(draft, preset)).toMatchObject({ kind: 'pop3', host: 'pop.example.com', user: 'taro' })
  expect(withPreset(draft, null).user).toBe('taro@example.com')
})

test('withPreset() takes nothing along to another provider: neither server, name to sign in with nor password', () => {
  const typed = { ...withPreset({ ...draft, address: 'hanako@example.com' }, preset), password: 'p' }
  const elsewhere = withPreset({ ...typed, address: 'hanako@example.net' }, null)
  expect(elsewhere).toMatchObject({ host: '', port: '993', kind: 'imap', user: 'hanako@example.net', password: '' })
})

test('withPreset() mends a name mistyped, and keeps what was typed in for the same address', () => {
  const typed = {
    ...withPreset({ ...draft, address: 'tarou@example.net' }, null),
    host: 'mail.example.net',
    password: 'p',
  }
  const mended = withPreset({ ...typed, address: 'taro@example.net' }, null)
  expect(mended).toMatchObject({ host: 'mail.example.net', user: 'taro@example.net', password: 'p' })
  const own = { ...mended, user: 'taro01' }
  expect(withPreset(own, null)).toMatchObject({ host: 'mail.example.net', user: 'taro01' })
})

test('what a Japanese keyboard types in full width is sent in half width, the password as it is', () => {
  const wide = {
    ...withPreset({ ...draft, address: 'ｔａｒｏ＠ｅｘａｍｐｌｅ．ｎｅｔ' }, null),
    host: 'ｍａｉｌ．ｅｘａｍｐｌｅ．ｎｅｔ ',
    port: '１４３',
    password: 'ｐ',
  }
  expect(isComplete(wide)).toBe(true)
  const { settings, secret } = mailboxOfDraft(wide)
  expect(settings).toMatchObject({
    address: 'taro@example.net',
    host: 'mail.example.net',
    port: 143,
    user: 'taro@example.net',
  })
  expect(secret).toEqual({ password: 'ｐ' })
})

test('isComplete() wants the danger of a password in the clear accepted', () => {
  const full = { ...withPreset(draft, preset), password: 'p' }
  expect(isComplete(full)).toBe(true)
  expect(isComplete({ ...full, security: 'none' })).toBe(false)
  expect(isComplete({ ...full, security: 'none', plaintextAccepted: true })).toBe(true)
  expect(isComplete({ ...full, port: '99999' })).toBe(false)
})

test('mailboxOfDraft() keeps the password apart', () => {
  expect(mailboxOfDraft({ ...withPreset(draft, preset), password: 'p' })).toEqual({
    name: 'taro@example.com',
    settings: {
      kind: 'pop3',
      address: 'taro@example.com',
      host: 'pop.example.com',
      port: 995,
      security: 'tls',
      user: 'taro',
      preset: 'example',
    },
    secret: { password: 'p' },
  })
})
