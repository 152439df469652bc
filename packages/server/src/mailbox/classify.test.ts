import { expect, test } from 'vitest'
import { problemOf } from './classify.ts'
import { mailboxError, problem } from './errors.ts'

const withCode = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more })
const login = (serverResponseCode: string | undefined, response: string) =>
  Object.assign(new Error('Command failed'), { authenticationFailed: true, serverResponseCode, response })

test.each([
  ['ENOTFOUND', withCode('ENOTFOUND'), 'unknown-host'],
  ['ECONNREFUSED', withCode('ECONNREFUSED'), 'refused'],
  [
    'several addresses, all refused',
    new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]),
    'refused',
  ],
  ['expired certificate', withCode('CERT_HAS_EXPIRED'), 'tls-expired'],
  ['own certificate', withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls-untrusted'],
  ['certificate of another name', withCode('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls-name'],
  ['TLS on a plain port', withCode('ERR_SSL_WRONG_VERSION_NUMBER'), 'plaintext-port'],
  ['any other TLS failure', withCode('ERR_SSL_NO_CIPHERS_AVAILABLE'), 'tls-failed'],
  ['wrapped in a cause', new Error('x', { cause: withCode('ETIMEDOUT') }), 'timeout'],
  ['wrong password', login('AUTHENTICATIONFAILED', 'Authentication failed.'), 'wrong-password'],
  ['no code at all', login(undefined, 'LOGIN failed'), 'wrong-password'],
  ['the password could not be checked now', login('UNAVAILABLE', 'Temporary authentication failure.'), 'server-busy'],
  [
    'Gmail wants an app password',
    login('ALERT', 'Application-specific password required: https://x.example'),
    'app-password-needed',
  ],
  [
    'Gmail refuses too many connections',
    login('ALERT', 'Too many simultaneous connections. (Failure)'),
    'too-many-connections',
  ],
  ['IMAP turned off', login(undefined, 'Your account is not enabled for IMAP use.'), 'login-disabled'],
  [
    'a token refused',
    Object.assign(new Error('x'), { authenticationFailed: true, oauthError: { status: '400' } }),
    'oauth-expired',
  ],
  [
    'full mailbox',
    withCode('', { responseStatus: 'NO', serverResponseCode: 'OVERQUOTA', responseText: 'Quota exceeded' }),
    'quota',
  ],
  ['a plain NO', withCode('', { responseStatus: 'NO', responseText: 'nope' }), 'command-refused'],
  [
    'words beat a lost connection',
    withCode('EConnectionClosed', { reason: 'Too many connections from your address' }),
    'too-many-connections',
  ],
  ['lost connection', withCode('EConnectionClosed'), 'connection-lost'],
  ['bad answer', withCode('ParserError17'), 'malformed-answer'],
  ['full disk', withCode('ENOSPC'), 'disk-full'],
  ['full disk under the store', Object.assign(new Error('database or disk is full'), { errcode: 13 }), 'disk-full'],
  ['our own', mailboxError('read-only-folder'), 'read-only-folder'],
  ['something else', new TypeError('x is not a function'), 'bug'],
  ['no error at all', 'text', 'bug'],
])('problemOf(): %s', (_, thrown, kind) => expect(problemOf(thrown).kind).toBe(kind))

test('problem() keeps a server from steering the terminal or the page with its words', () => {
  const { detail } = problem('command-refused', `a\u001b[31m\r\nb\u202e${'x'.repeat(1_000)}`)
  expect(detail).toMatch(/^a \[31m b x+$/)
  expect(detail!.length).toBe(300)
})
