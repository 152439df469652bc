/**
 * Where a mail address's mailbox is: from the list of providers in data/providers.json (each server with its source and
 * date), else asked of the domain itself (discover.ts).
 */
import { z } from 'zod'
import listed from '../../data/providers.json' with { type: 'json' }
import type { MailboxSettingsInput } from './settings.ts'
import { security } from './settings.ts'

const both = z.strictObject({ ja: z.string(), en: z.string() })

const serverRow = z.strictObject({
  kind: z.enum(['imap', 'pop3']),
  /** May hold %EMAILDOMAIN%, or be %MX%: the domain's own mail server. */
  host: z.string(),
  port: z.int(),
  security,
  /** With %EMAILADDRESS%, %EMAILLOCALPART%, %EMAILDOMAIN% (the words of Thunderbird's autoconfig). */
  user: z.string(),
  /** Whether a provider's own page or Thunderbird's list says so. An unverified one is tried by the connection test. */
  verified: z.boolean(),
  source: z.string(),
  /** Year and month. */
  date: z.string(),
})

const providerRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Also for every domain below one of these. */
  domains: z.array(z.string()),
  /** Ends of the names of the mail servers that receive for its customers' own domains. */
  mx: z.array(z.string()),
  servers: z.array(serverRow),
  signIn: z.array(z.enum(['password', 'app-password', 'oauth2'])),
  oauth: z.enum(['google', 'microsoft']).optional(),
  /** RFC 8601: names under which the provider itself writes Authentication-Results, and removes forged ones. */
  authservIds: z.array(z.string()),
  help: z.string().nullable(),
  note: both.nullable(),
})
export type Provider = z.infer<typeof providerRow>
export type SignIn = Provider['signIn'][number]

/** All known providers. A wrong row is a bug in the data, told by a test. */
export const providers: readonly Provider[] = z.array(providerRow).parse(listed)

export type ServerChoice = {
  readonly kind: 'imap' | 'pop3'
  readonly host: string
  readonly port: number
  readonly security: z.infer<typeof security>
  readonly user: string
  readonly verified: boolean
  readonly source: string
  readonly date: string | null
}

export type Preset = {
  readonly id: string
  readonly name: string
  /** How it was found: by the list, by the list through the domain's mail server, or asked of the domain. */
  readonly foundBy: 'list' | 'mx' | 'autoconfig' | 'srv'
  /** The best first: IMAP before POP3, encrypted before not. Never empty. */
  readonly servers: readonly ServerChoice[]
  readonly signIn: readonly SignIn[]
  readonly oauth: 'google' | 'microsoft' | null
  readonly authservIds: readonly string[]
  readonly help: string | null
  readonly note: { readonly ja: string; readonly en: string } | null
}

export type Address = { readonly address: string; readonly localPart: string; readonly domain: string }

/** Null for what is no address. The domain in lower case. */
export const splitAddress = (text: string): Address | null => {
  const address = text.trim()
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  if (at < 1 || !/^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(domain)) return null
  return { address, localPart: address.slice(0, at), domain }
}

export const fillIn = (template: string, { address, localPart, domain }: Address): string =>
  template
    .replaceAll('%EMAILADDRESS%', address)
    .replaceAll('%EMAILLOCALPART%', localPart)
    .replaceAll('%EMAILDOMAIN%', domain)

const byDomain = new Map(providers.flatMap((provider) => provider.domains.map((domain) => [domain, provider] as const)))

/** The domain itself first, then the domains above it. */
const providerOfDomain = (domain: string): Provider | null => {
  for (let rest = domain; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const found = byDomain.get(rest)
    if (found) return found
  }
  return null
}

export const providerOfMx = (mx: string): Provider | null => {
  const name = mx.toLowerCase().replace(/\.$/, '')
  return providers.find((provider) => provider.mx.some((end) => name === end || name.endsWith(`.${end}`))) ?? null
}

const rank = ({ kind, security: how }: ServerChoice) =>
  (kind === 'imap' ? 0 : 10) + ['tls', 'starttls', 'none'].indexOf(how)

export const sorted = (servers: readonly ServerChoice[]): readonly ServerChoice[] =>
  servers.toSorted((a, b) => rank(a) - rank(b))

/** @param mx the domain's own mail server, for hosts that are named after it; without it such rows are left out. */
export const presetOf = (
  provider: Provider,
  address: Address,
  foundBy: Preset['foundBy'],
  mx: string | null = null,
): Preset => ({
  id: provider.id,
  name: provider.name,
  foundBy,
  servers: sorted(
    provider.servers
      .filter(({ host }) => host !== '%MX%' || mx !== null)
      .map((server) => ({
        ...server,
        host: server.host === '%MX%' ? (mx ?? '') : fillIn(server.host, address),
        user: fillIn(server.user, address),
      })),
  ),
  signIn: provider.signIn,
  oauth: provider.oauth ?? null,
  authservIds: provider.authservIds,
  help: provider.help,
  note: provider.note,
})

/** The names a provider signs its own checks with, where the settings are those of its entry; else none. */
export const authservIdsFor = (settings: {
  readonly preset?: string | undefined
  readonly address: string
  readonly host: string
}): readonly string[] => {
  const provider = providers.find(({ id }) => id === settings.preset)
  const address = splitAddress(settings.address)
  if (provider === undefined || address === null) return []
  const { servers, authservIds } = presetOf(provider, address, 'list')
  return servers.some(({ host }) => host === settings.host.toLowerCase()) ? authservIds : []
}

/** By the list alone: asks nobody. Null where the domain is not in it. */
export const presetFor = (text: string): Preset | null => {
  const address = splitAddress(text)
  const provider = address === null ? null : providerOfDomain(address.domain)
  if (address === null || provider === null) return null
  const preset = presetOf(provider, address, 'list')
  return preset.servers.length > 0 ? preset : null
}

/** The settings a choice stands for; the form's other fields are defaults. */
export const settingsOf = (text: string, preset: Preset, choice: ServerChoice): MailboxSettingsInput => ({
  kind: choice.kind,
  address: text.trim(),
  host: choice.host,
  port: choice.port,
  security: choice.security,
  user: choice.user,
  preset: preset.id,
  authservIds: [...preset.authservIds],
})
