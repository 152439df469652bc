import { expect, test } from 'vitest'
import { type Policy, policySchema } from '../settings.ts'
import { settingsWith } from '../testing/listen.ts'
import { checkPostfix } from './postfix-checks.ts'
import { parseMilters, parsePostfix, parseSeconds } from './postfix-settings.ts'

const shipped = {
  mail_version: '3.7.11',
  myhostname: 'mx.example.test',
  queue_directory: '/var/spool/postfix',
  smtpd_milters: 'inet:127.0.0.1:4650',
  non_smtpd_milters: 'inet:127.0.0.1:4650',
  milter_protocol: '6',
  milter_default_action: 'tempfail',
  milter_command_timeout: '30s',
  milter_content_timeout: '300s',
  milter_connect_macros: 'j {daemon_name} {daemon_addr} v _',
  milter_rcpt_macros: 'i {rcpt_addr} {rcpt_host} {rcpt_mailer}',
  milter_mail_macros: 'i {auth_type} {auth_authen} {auth_author} {mail_addr} {mail_host} {mail_mailer}',
}
type Given = {
  readonly main?: Partial<typeof shipped>
  readonly chroot?: boolean
  readonly overrides?: string
  readonly milter?: string
  readonly authservId?: string
  readonly policies?: readonly Policy[]
}
const badOf = ({ main = {}, chroot = false, overrides = '', milter = 'inet:127.0.0.1:4650', ...rest }: Given) => {
  const parameters = Object.entries({ ...shipped, ...main })
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n')
  const services = `smtp inet n - ${chroot ? 'y' : '-'} - - smtpd\npickup unix n - y 60 1 pickup`
  const postfix = parsePostfix({ parameters, services, overrides })
  const { authservId = 'mx.example.test', policies = [] } = rest
  const settings = settingsWith({ milter, authservId, policies: [...policies] })
  return checkPostfix({ postfix, settings, host: 'other.test', lang: 'en' })
    .filter(({ level }) => level !== 'good')
    .map(({ level, name }) => `${level} ${name}`)
}
const unix = 'unix:/run/miwake/milter.sock'

test.each<readonly [string, Given, readonly string[]]>([
  ['all is right', {}, []],
  ['localhost is named', { main: { smtpd_milters: 'inet:localhost:4650' } }, []],
  [
    'it stands in braces beside another',
    { main: { smtpd_milters: 'inet:127.0.0.1:1, { inet:127.0.0.1:4650, content_timeout = 60s }' } },
    [],
  ],
  ['nobody is asked', { main: { smtpd_milters: '' } }, ['bad smtpd_milters']],
  ['another port is asked', { main: { smtpd_milters: 'inet:127.0.0.1:4651' } }, ['bad smtpd_milters']],
  ['local mail is not judged', { main: { non_smtpd_milters: '' } }, ['note non_smtpd_milters']],
  [
    'what is taken out of the quarantine would be held again',
    { policies: [policySchema.parse({ phishing: 'quarantine' })] },
    ['bad non_smtpd_milters'],
  ],
  [
    'what is taken out of the quarantine passes',
    { main: { non_smtpd_milters: '' }, policies: [policySchema.parse({ malware: 'quarantine' })] },
    [],
  ],
  ['there is no milter', { milter: '' }, ['bad gateway.milter']],
  [
    'a Unix socket lies outside the chroot',
    { milter: unix, chroot: true, main: { smtpd_milters: unix, non_smtpd_milters: unix } },
    ['bad chroot'],
  ],
  [
    'a Unix socket lies in the chroot',
    {
      milter: 'unix:/var/spool/postfix/miwake/m.sock',
      chroot: true,
      main: { smtpd_milters: 'unix:/miwake/m.sock', non_smtpd_milters: 'unix:/miwake/m.sock' },
    },
    [],
  ],
  ['a Unix socket without chroot', { milter: unix, main: { smtpd_milters: unix, non_smtpd_milters: unix } }, []],
  ['a service goes past it', { overrides: 'submission/inet/smtpd_milters =' }, ['note submission/inet']],
  ['the protocol is old', { main: { milter_protocol: '2' } }, ['bad milter_protocol', 'bad milter_*_macros']],
  ['mail goes unread', { main: { milter_default_action: 'accept' } }, ['bad milter_default_action']],
  [
    'it says so in braces',
    { main: { smtpd_milters: '{ inet:127.0.0.1:4650, default_action=reject }' } },
    ['bad milter_default_action'],
  ],
  ['the time is short', { main: { milter_content_timeout: '20' } }, ['bad milter_content_timeout']],
  ['a step is short', { main: { milter_command_timeout: '5s' } }, ['bad milter_command_timeout']],
  ['the names differ', { authservId: '' }, ['note authservId']],
])('checkPostfix() where %s', (_, given, want) => {
  expect(badOf(given)).toEqual(want)
})

test('checkPostfix() names the macros that an old protocol lacks', () => {
  const postfix = parsePostfix({
    parameters: Object.entries({ ...shipped, milter_protocol: '3' })
      .map(([name, value]) => `${name} = ${value}`)
      .join('\n'),
    services: '',
    overrides: '',
  })
  const settings = settingsWith({ milter: 'inet:127.0.0.1:4650' })
  const found = checkPostfix({ postfix, settings, host: 'mx.example.test', lang: 'ja' })
  expect(found.find(({ name }) => name === 'milter_*_macros')?.text).toMatch(/^client_addr client_name が/)
})

test.each([
  ['30', 30],
  ['5m', 300],
  ['1h', 3_600],
  ['2d', 172_800],
  ['x', null],
  ['', null],
])('parseSeconds(%j)', (text, want) => expect(parseSeconds(text)).toBe(want))

test('parseMilters() takes any text', () => {
  expect(parseMilters('{ }, {{}, unix:/a')).toMatchObject([
    { endpoint: null },
    { endpoint: null },
    { endpoint: { kind: 'unix', path: '/a' } },
  ])
})
