import { expect, test } from 'vitest'
import { mailboxSettings } from './settings.ts'

const imap = { kind: 'imap', address: 't@example.jp', host: 'imap.example.jp', port: 993, user: 't' } as const

test('mailboxSettings fills in what may be left out', () => {
  expect(mailboxSettings.parse(imap)).toMatchObject({
    security: 'tls',
    auth: { method: 'password' },
    connectionsMax: 3,
    pollSeconds: 120,
    folders: {},
  })
  expect(mailboxSettings.parse({ ...imap, kind: 'pop3', port: 995 })).toMatchObject({ leave: { policy: 'keep' } })
})

test.each([
  ['a password in the clear', { ...imap, security: 'none' }, false],
  ['which the person accepted', { ...imap, security: 'none', plaintextAccepted: true }, true],
  ['or to this machine', { ...imap, security: 'none', host: '127.0.0.1' }, true],
  ['a field of another name', { ...imap, pasword: 'x' }, false],
  ['a host with a path', { ...imap, host: 'imap.example.jp/x' }, false],
  [
    'a token service without TLS',
    { ...imap, auth: { method: 'oauth2', provider: 'other', clientId: 'x', tokenUrl: 'http://x.example' } },
    false,
  ],
  ['a Maildir without a path', { kind: 'maildir', path: '' }, false],
])('mailboxSettings: %s', (_, input, ok) => expect(mailboxSettings.safeParse(input).success).toBe(ok))
