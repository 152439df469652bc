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
}

/** Rough on purpose: the server and the provider know better. */
export const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text.trim())

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

export const withPreset = (draft: Draft, preset: Preset | null): Draft =>
  preset === null
    ? { ...draft, preset, user: draft.user || draft.address.trim() }
    : {
        ...draft,
        preset,
        kind: preset.kind,
        host: preset.host,
        port: String(preset.port),
        security: preset.security,
        user: preset.user,
      }

export const isComplete = ({ host, port, user, password, security, plaintextAccepted }: Draft): boolean =>
  host.trim() !== '' &&
  /^\d{1,5}$/.test(port) &&
  Number(port) > 0 &&
  Number(port) < 65_536 &&
  user.trim() !== '' &&
  password !== '' &&
  (security !== 'none' || plaintextAccepted)

export const mailboxOfDraft = (draft: Draft): NewMailbox => ({
  name: draft.address.trim(),
  settings: {
    kind: draft.kind,
    address: draft.address.trim(),
    host: draft.host.trim(),
    port: Number(draft.port),
    security: draft.security,
    ...(draft.plaintextAccepted ? { plaintextAccepted: true } : {}),
    user: draft.user.trim(),
    ...(draft.preset ? { preset: draft.preset.id } : {}),
  },
  secret: { password: draft.password },
})
