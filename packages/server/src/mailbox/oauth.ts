/**
 * Access tokens from a refresh token (RFC 6749 §6), for XOAUTH2 and OAUTHBEARER. The client id is the operator's own:
 * Google and Microsoft hand none to a program anybody can run.
 */
import { z } from 'zod'
import { mailboxError } from './errors.ts'
import { MailboxError } from './problem.ts'
import type { MailboxSecret, OauthSettings } from './settings.ts'
import type { MailboxWorld } from './world.ts'

type Endpoint = { readonly authorizeUrl: string; readonly tokenUrl: string; readonly scope: string }

/** developers.google.com/gmail/imap/xoauth2-protocol; learn.microsoft.com/exchange/…/authenticate-imap-pop-smtp. */
export const oauthEndpoints: Readonly<Record<'google' | 'microsoft', Endpoint>> = {
  google: {
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
  },
  microsoft: {
    authorizeUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
  },
}

/** A token is renewed this long before it ends. */
const marginMs = 60_000
const timeoutMs = 20_000
/** Where the answer names no lifetime. */
const lifetimeSeconds = 300

const answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().optional(),
})

export type TokenSource = { readonly get: (options?: { readonly fresh: boolean }) => Promise<string> }

const endpointOf = (settings: OauthSettings): { readonly tokenUrl: string; readonly scope: string | undefined } =>
  settings.provider === 'other'
    ? { tokenUrl: settings.tokenUrl ?? '', scope: settings.scope }
    : oauthEndpoints[settings.provider]

/** One for a mailbox: it keeps the token until shortly before its end, and asks only once at a time. */
export const createTokenSource = (
  settings: OauthSettings,
  secret: MailboxSecret,
  world: Pick<MailboxWorld, 'fetch' | 'now'>,
): TokenSource => {
  const { tokenUrl, scope } = endpointOf(settings)
  let refreshToken = secret.refreshToken
  let token: { readonly value: string; readonly endsAt: number } | null = null
  let asking: Promise<string> | null = null

  const ask = async (): Promise<string> => {
    if (!refreshToken) throw mailboxError('oauth-expired', 'no refresh token is stored')
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: settings.clientId,
    })
    if (secret.clientSecret) form.set('client_secret', secret.clientSecret)
    if (scope) form.set('scope', scope)
    const response = await world
      .fetch(tokenUrl, { method: 'POST', body: form, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
      .catch((error: unknown) => {
        throw mailboxError('unreachable', `token service: ${error instanceof Error ? error.name : 'failed'}`)
      })
    const body: unknown = await response.json().catch(() => null)
    // RFC 6749 §5.2: 400 or 401 with a name of the error; anything else is the service's own trouble.
    if (response.status === 400 || response.status === 401) {
      const named = z.object({ error: z.string() }).safeParse(body)
      throw mailboxError('oauth-expired', named.success ? named.data.error : `status ${response.status}`)
    }
    const parsed = answer.safeParse(body)
    if (!response.ok || !parsed.success) throw mailboxError('server-busy', `token service: status ${response.status}`)
    refreshToken = parsed.data.refresh_token ?? refreshToken
    token = {
      value: parsed.data.access_token,
      endsAt: world.now() + (parsed.data.expires_in ?? lifetimeSeconds) * 1000 - marginMs,
    }
    return token.value
  }

  return {
    get: (options) => {
      if (options?.fresh !== true && token !== null && token.endsAt > world.now()) return Promise.resolve(token.value)
      asking ??= ask().finally(() => {
        asking = null
      })
      return asking.catch((error: unknown) => {
        throw error instanceof MailboxError ? error : mailboxError('bug', String(error))
      })
    },
  }
}
