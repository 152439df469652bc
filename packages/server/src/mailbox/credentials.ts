/** How a mailbox signs in, for one connection. */
import { mailboxError } from './errors.ts'
import { createTokenSource } from './oauth.ts'
import type { ImapSettings, MailboxSecret, Pop3Settings } from './settings.ts'
import type { MailboxWorld } from './world.ts'

export type Credentials = { readonly pass: string } | { readonly accessToken: string }

export type CredentialSource = {
  /** Asks for a new access token where the old one ends soon. Throws MailboxError. */
  readonly get: () => Promise<Credentials>
}

export const createCredentials = (
  settings: ImapSettings | Pop3Settings,
  secret: MailboxSecret,
  world: MailboxWorld,
): CredentialSource => {
  if (settings.auth.method === 'oauth2') {
    const tokens = createTokenSource(settings.auth, secret, world)
    return { get: async () => ({ accessToken: await tokens.get() }) }
  }
  const { password } = secret
  return {
    get: async () => {
      if (password === undefined || password === '') throw mailboxError('wrong-password', 'no password is stored')
      return { pass: password }
    },
  }
}
