/**
 * Asking a mail domain itself where its mailboxes are: Thunderbird's autoconfig over HTTPS, SRV records (RFC 6186), and
 * whose mail servers receive for it. Answers are a guess for the person to confirm, never used unseen.
 */
import {
  type Address,
  fillIn,
  type Preset,
  presetFor,
  presetOf,
  providerOfMx,
  type ServerChoice,
  sorted,
  splitAddress,
} from './providers.ts'

export type SrvRecord = { readonly name: string; readonly port: number; readonly priority: number }

/** The network, handed in. Each answers with nothing found where it could not be learned. */
export type DiscoveryWorld = {
  /** The document's text, null for anything but a plain 200. */
  readonly fetchText: (url: string) => Promise<string | null>
  readonly srv: (name: string) => Promise<readonly SrvRecord[]>
  /** Host names, the preferred first. */
  readonly mx: (domain: string) => Promise<readonly string[]>
}

const serversMax = 8
const securityOf: ReadonlyMap<string, ServerChoice['security']> = new Map([
  ['SSL', 'tls'],
  ['STARTTLS', 'starttls'],
  ['plain', 'none'],
])

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
}

const field = (xml: string, name: string): string | null => {
  const start = xml.indexOf(`<${name}>`)
  const end = xml.indexOf(`</${name}>`, start)
  if (start < 0 || end < 0) return null
  const text = xml.slice(start + name.length + 2, end).trim()
  return text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity)
}

/**
 * The servers of an autoconfig document, wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat.
 * Read by its few fixed tags: a document that is not of this form yields nothing.
 */
export const parseAutoconfig = (xml: string, address: Address): readonly ServerChoice[] => {
  const found: ServerChoice[] = []
  let at = 0
  while (found.length < serversMax) {
    const start = xml.indexOf('<incomingServer', at)
    const end = start < 0 ? -1 : xml.indexOf('</incomingServer>', start)
    if (end < 0) break
    at = end
    const block = xml.slice(start, end)
    const kind = /^<incomingServer[^>]*\stype="(imap|pop3)"/.exec(block)?.[1]
    const host = field(block, 'hostname')
    const port = Number(field(block, 'port'))
    const security = securityOf.get(field(block, 'socketType') ?? '')
    const user = field(block, 'username') ?? '%EMAILADDRESS%'
    if ((kind !== 'imap' && kind !== 'pop3') || !security || !host || !(port > 0 && port < 65_536)) continue
    const name = fillIn(host, address).toLowerCase()
    if (!/^[a-z0-9.-]+$/.test(name)) continue
    const source = 'autoconfig'
    found.push({ kind, host: name, port, security, user: fillIn(user, address), verified: false, source, date: null })
  }
  return found
}

const asked = (id: string, foundBy: 'autoconfig' | 'srv', servers: readonly ServerChoice[]): Preset | null =>
  servers.length === 0
    ? null
    : {
        id,
        name: id,
        foundBy,
        servers: sorted(servers),
        signIn: ['password'],
        oauth: null,
        authservIds: [],
        help: null,
        note: null,
      }

const byAutoconfig = async (address: Address, world: DiscoveryWorld): Promise<Preset | null> => {
  const { domain } = address
  const query = `?emailaddress=${encodeURIComponent(address.address)}`
  const urls = [
    `https://autoconfig.${domain}/mail/config-v1.1.xml${query}`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
  ]
  for (const url of urls) {
    const xml = await world.fetchText(url)
    const preset = xml === null ? null : asked(domain, 'autoconfig', parseAutoconfig(xml, address))
    if (preset !== null) return preset
  }
  return null
}

/** RFC 6186 §3.2 and RFC 8314 §5: TLS from the first byte is preferred. */
const services = [
  ['_imaps._tcp', 'imap', 'tls'],
  ['_imap._tcp', 'imap', 'starttls'],
  ['_pop3s._tcp', 'pop3', 'tls'],
  ['_pop3._tcp', 'pop3', 'starttls'],
] as const

const bySrv = async (address: Address, world: DiscoveryWorld): Promise<Preset | null> => {
  const answers = await Promise.all(services.map(([name]) => world.srv(`${name}.${address.domain}`)))
  const servers = services.flatMap(([, kind, security], index) =>
    (answers[index] ?? [])
      // RFC 2782: a target of "." says the service is not there.
      .filter(({ name, port }) => name !== '' && name !== '.' && port > 0)
      .toSorted((a, b) => a.priority - b.priority)
      .slice(0, 2)
      .map(({ name, port }) => ({
        kind,
        host: name.replace(/\.$/, '').toLowerCase(),
        port,
        security,
        user: address.address,
        verified: false,
        source: 'SRV',
        date: null,
      })),
  )
  return asked(address.domain, 'srv', servers)
}

const byMx = async (address: Address, world: DiscoveryWorld): Promise<Preset | null> => {
  for (const name of await world.mx(address.domain)) {
    const host = name.replace(/\.$/, '').toLowerCase()
    const provider = providerOfMx(host)
    const preset = provider === null ? null : presetOf(provider, address, 'mx', host)
    if (preset !== null && preset.servers.length > 0) return preset
  }
  return null
}

/** The list first, which asks nobody; then the domain's own word, then whose servers receive for it. */
export const discover = async (text: string, world: DiscoveryWorld): Promise<Preset | null> => {
  const listed = presetFor(text)
  if (listed !== null) return listed
  const address = splitAddress(text)
  if (address === null) return null
  return (await byAutoconfig(address, world)) ?? (await bySrv(address, world)) ?? (await byMx(address, world))
}
