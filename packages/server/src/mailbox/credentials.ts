/** How a mailbox signs in, for one connection. */
import { toMailboxError } from './classify.ts'
import { mailboxError } from './errors.ts'
import { createTokenSource } from './oauth.ts'
import type { ImapSettings, MailboxSecret, Pop3Settings } from './settings.ts'
import type { MailboxWorld } from './world.ts'

export type Credentials = { readonly pass: string } | { readonly accessToken: string }

export type CredentialSource = {
  /** Asks for a new access token where the old one ends soon, or when told to. Throws MailboxError. */
  readonly get: (options?: { readonly fresh: boolean }) => Promise<Credentials>
}

/** Connects, and once more with a new token where the old one was refused: it may have been withdrawn before its end. */
export const signIn = async <T>(source: CredentialSource, connect: (how: Credentials) => Promise<T>): Promise<T> => {
  const first = await source.get()
  const refused = (error: unknown) => toMailboxError(error).problem.kind === 'wrong-password'
  try {
    return await connect(first)
  } catch (error) {
    if (!('accessToken' in first) || !refused(error)) throw error
  }
  try {
    return await connect(await source.get({ fresh: true }))
  } catch (error) {
    throw refused(error) ? mailboxError('oauth-expired', toMailboxError(error).problem.detail) : error
  }
}

export const createCredentials = (
  settings: ImapSettings | Pop3Settings,
  secret: MailboxSecret,
  world: MailboxWorld,
): CredentialSource => {
  if (settings.auth.method === 'oauth2') {
    const tokens = createTokenSource(settings.auth, secret, world)
    return { get: async (options) => ({ accessToken: await tokens.get(options) }) }
  }
  const { password } = secret
  return {
    get: async () => {
      if (password === undefined || password === '') throw mailboxError('wrong-password', 'no password is stored')
      return { pass: password }
    },
  }
}
