import { expect, test } from 'vitest'
import { type DiscoveryWorld, discover, parseAutoconfig } from './discover.ts'
import { authservIdsFor, presetFor, providers, settingsOf, splitAddress } from './providers.ts'
import { mailboxSettings } from './settings.ts'

test.each([
  ['taro@gmail.com', 'imap', 'imap.gmail.com', 993, 'tls', 'taro@gmail.com'],
  ['taro@yahoo.co.jp', 'imap', 'imap.mail.yahoo.co.jp', 993, 'tls', 'taro'],
  ['taro@kmj.biglobe.ne.jp', 'imap', 'mail.biglobe.ne.jp', 993, 'tls', 'taro@kmj.biglobe.ne.jp'],
  ['taro@aa2.so-net.ne.jp', 'imap', 'imap.so-net.ne.jp', 993, 'tls', 'taro@aa2.so-net.ne.jp'],
  ['taro@docomo.ne.jp', 'imap', 'imap.spmode.ne.jp', 993, 'tls', 'taro@docomo.ne.jp'],
  ['taro@example.sakura.ne.jp', 'imap', 'example.sakura.ne.jp', 993, 'tls', 'taro@example.sakura.ne.jp'],
  ['taro@iijmio-mail.jp', 'pop3', 'mbox.iijmio-mail.jp', 110, 'starttls', 'taro.iijmio-mail.jp'],
  [' Taro@OUTLOOK.jp ', 'imap', 'outlook.office365.com', 993, 'tls', 'Taro@OUTLOOK.jp'],
])('presetFor(%s)', (address, kind, host, port, security, user) =>
  expect(presetFor(address)?.servers[0]).toMatchObject({ kind, host, port, security, user }),
)

test.each(['taro@example.com', 'taro', '@gmail.com', 'taro@', 'taro@notgmail.com', 'taro@co.jp', 'a@b@c d'])(
  'presetFor(%s) knows nothing',
  (address) => expect(presetFor(address)).toBeNull(),
)

test('providers: each is known by one id, each domain belongs to one, each server is sourced and dated', () => {
  const ids = providers.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const domains = providers.flatMap((provider) => provider.domains)
  expect(domains.filter((domain, n) => domains.indexOf(domain) !== n)).toEqual([])
  for (const { servers } of providers)
    for (const { source, date } of servers)
      expect([source.length > 3, date]).toEqual([true, expect.stringMatching(/^20\d\d-\d\d$/)])
})

test.each([
  ['googlemail.com', 'taro@gmail.com', 'imap.gmail.com', true],
  ['googlemail.com', 'taro@gmail.com', 'imap.example.com', false],
  ['googlemail.com', 'taro', 'imap.gmail.com', false],
  ['nobody', 'taro@gmail.com', 'imap.gmail.com', false],
  [undefined, 'taro@gmail.com', 'imap.gmail.com', false],
])('authservIdsFor(%s, %s, %s): the provider’s own names only at its own server', (preset, address, host, known) =>
  expect(authservIdsFor({ preset, address, host }).length > 0).toBe(known),
)

test('settingsOf() makes settings that parse, of every server of every provider', () => {
  for (const { domains } of providers) {
    const address = `taro@${domains[0]}`
    const preset = presetFor(address)
    for (const choice of preset?.servers ?? [])
      expect(
        mailboxSettings.safeParse({ ...settingsOf(address, preset!, choice), plaintextAccepted: true }).error,
      ).toBeUndefined()
  }
})

const xml = `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="example.com">
<incomingServer type="pop3"><hostname>pop.example.com</hostname><port>995</port><socketType>SSL</socketType><username>%EMAILLOCALPART%</username></incomingServer>
<incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType><username>a&amp;%EMAILADDRESS%</username></incomingServer>
<incomingServer type="imap"><hostname>bad host/</hostname><port>993</port><socketType>SSL</socketType></incomingServer>
<incomingServer type="imap"><hostname>x.example.com</hostname><port>99999</port><socketType>SSL</socketType></incomingServer>
</emailProvider></clientConfig>`

test('parseAutoconfig() reads the servers it understands', () => {
  expect(parseAutoconfig(xml, splitAddress('t@example.com')!)).toEqual([
    {
      kind: 'pop3',
      host: 'pop.example.com',
      port: 995,
      security: 'tls',
      user: 't',
      verified: false,
      source: 'autoconfig',
      date: null,
    },
    {
      kind: 'imap',
      host: 'imap.example.com',
      port: 993,
      security: 'tls',
      user: 'a&t@example.com',
      verified: false,
      source: 'autoconfig',
      date: null,
    },
  ])
  expect(parseAutoconfig('<incomingServer type="imap">', splitAddress('t@example.com')!)).toEqual([])
  for (const word of ['constructor', '__proto__', 'toString'])
    expect(parseAutoconfig(xml.replace(/SSL|STARTTLS|plain/g, word), splitAddress('t@example.com')!)).toEqual([])
})

const world = (answers: Partial<DiscoveryWorld>): DiscoveryWorld & { readonly asked: string[] } => {
  const asked: string[] = []
  return {
    asked,
    fetchText: async (url) => {
      asked.push(url)
      return (await answers.fetchText?.(url)) ?? null
    },
    srv: async (name) => {
      asked.push(name)
      return (await answers.srv?.(name)) ?? []
    },
    mx: async (name) => {
      asked.push(`mx ${name}`)
      return (await answers.mx?.(name)) ?? []
    },
  }
}

test('discover() asks nobody about a listed domain', async () => {
  const asked = world({})
  expect((await discover('t@gmail.com', asked))?.foundBy).toBe('list')
  expect(asked.asked).toEqual([])
})

test('discover() takes autoconfig, then SRV, then the mail server', async () => {
  const auto = await discover(
    't@example.com',
    world({ fetchText: async (url) => (url.includes('autoconfig.example.com/') ? xml : null) }),
  )
  expect(auto).toMatchObject({ foundBy: 'autoconfig', servers: [{ kind: 'imap' }, { kind: 'pop3' }] })
  const srv = await discover(
    't@example.com',
    world({
      srv: async (name) =>
        name.startsWith('_imap')
          ? [
              { name: 'Mail.example.net.', port: 993, priority: 1 },
              { name: '.', port: 0, priority: 0 },
            ]
          : [],
    }),
  )
  expect(srv).toMatchObject({
    foundBy: 'srv',
    servers: [{ host: 'mail.example.net', security: 'tls' }, { security: 'starttls' }],
  })
  const mx = await discover('t@example.com', world({ mx: async () => ['sv123.xserver.jp.'] }))
  expect(mx).toMatchObject({
    foundBy: 'mx',
    name: 'エックスサーバー',
    servers: [{ host: 'sv123.xserver.jp', port: 993 }, { kind: 'pop3' }],
  })
  const workspace = await discover('t@example.com', world({ mx: async () => ['aspmx.l.google.com'] }))
  expect(workspace).toMatchObject({ name: 'Gmail', servers: [{ host: 'imap.gmail.com', user: 't@example.com' }, {}] })
  expect(await discover('t@example.com', world({ mx: async () => ['mx.notgoogle.com'] }))).toBeNull()
})
