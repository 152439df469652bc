/** A mailbox as it is being typed in. */
import type { NewMailbox, Preset, Security, TestResult } from '../../api/types.ts'

export type Draft = {
  readonly address: string
  readonly kind: 'imap' | 'pop3'
  readonly host: string
  readonly port: string
  readonly security: Security
  /** The danger of a password in the clear was read and accepted. */
  readonly plaintextAccepted: boolean
  readonly user: string
  readonly password: string
  /** What the server knows of the provider; undefined: not asked yet, null: nothing. */
  readonly preset: Preset | null | undefined
  /** The address the fields of the server were filled in for; '' before any. */
  readonly filledFor: string
}

export const emptyDraft: Draft = {
  address: '',
  kind: 'imap',
  host: '',
  port: '993',
  security: 'tls',
  plaintextAccepted: false,
  user: '',
  password: '',
  preset: undefined,
  filledFor: '',
}

/** As it is meant: a Japanese keyboard types ＠, ． and ９９３ in full width, and 。 for a dot. */
export const halfWidth = (typed: string): string => typed.normalize('NFKC').replaceAll('。', '.').trim()

/** Rough on purpose: the server and the provider know better. */
export const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(halfWidth(text))

/** RFC 8314 §7.3 (implicit TLS) and RFC 3501, 1939. */
export const portFor = (kind: Draft['kind'], security: Security): string =>
  kind === 'imap' ? (security === 'tls' ? '993' : '143') : security === 'tls' ? '995' : '110'

/** Another protocol or encryption takes its usual port, unless the person has typed in one of their own. */
export const withServer = (draft: Draft, change: Partial<Pick<Draft, 'kind' | 'security'>>): Draft => {
  const next = { ...draft, ...change }
  const isUsual = draft.port === '' || draft.port === portFor(draft.kind, draft.security)
  return isUsual ? { ...next, port: portFor(next.kind, next.security) } : next
}

/** The field that a failed step of the connection test is about. */
export const fieldToMend = (steps: TestResult['steps']): 'host' | 'password' => {
  const failed = steps.find(({ ok }) => !ok)?.name
  return failed === undefined || failed === 'login' ? 'password' : 'host'
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** What another provider was filled in for goes, its password too: it is never sent to a server it is not for. */
export const withPreset = (draft: Draft, preset: Preset | null): Draft => {
  const address = halfWidth(draft.address)
  if (address === draft.filledFor && preset?.id === draft.preset?.id) return { ...draft, address }
  const isSameProvider = domainOf(address) === domainOf(draft.filledFor)
  const kept = { ...(isSameProvider ? draft : emptyDraft), address, preset, filledFor: address }
  if (preset === null) return { ...kept, user: address }
  const { kind, host, port, security, user } = preset
  return { ...kept, kind, host, port: String(port), security, user }
}

export const isComplete = ({ host, port, user, password, security, plaintextAccepted }: Draft): boolean =>
  halfWidth(host) !== '' &&
  /^\d{1,5}$/.test(halfWidth(port)) &&
  Number(halfWidth(port)) > 0 &&
  Number(halfWidth(port)) < 65_536 &&
  halfWidth(user) !== '' &&
  password !== '' &&
  (security !== 'none' || plaintextAccepted)

export const mailboxOfDraft = (draft: Draft): NewMailbox => ({
  name: halfWidth(draft.address),
  settings: {
    kind: draft.kind,
    address: halfWidth(draft.address),
    host: halfWidth(draft.host),
    port: Number(halfWidth(draft.port)),
    security: draft.security,
    ...(draft.plaintextAccepted ? { plaintextAccepted: true } : {}),
    user: halfWidth(draft.user),
    ...(draft.preset ? { preset: draft.preset.id } : {}),
  },
  secret: { password: draft.password },
})
