/** A firm's OpenID provider, the real library of one, on loopback, with a sign-in page of our own. */
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Provider from 'oidc-provider'

export const clientId = 'miwake'
export const clientSecret = 'a secret of the firm and Miwake alone'

export type FirmPerson = {
  readonly email: string
  readonly emailVerified: boolean
  readonly groups: readonly string[]
}
export type FirmProvider = {
  readonly issuer: string
  /** Once it is known where Miwake is. */
  readonly register: (redirectUri: string) => void
  /** By their sign-in name, which is their subject too. */
  readonly people: Map<string, FirmPerson>
  readonly close: () => Promise<void>
}

const page = (uid: string) =>
  `<!doctype html><html lang="en"><title>Firm</title><form method="post" action="/interaction/${uid}"><label>Name <input name="login" required></label><button>Sign in at the firm</button> <button name="no" value="1" formnovalidate>Refuse</button></form>`

export const startProvider = async (): Promise<FirmProvider> => {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end()
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people = new Map<string, FirmPerson>()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const register = (redirectUri: string): void => {
    const provider = new Provider(issuer, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
      jwks: {
        keys: [
          { ...rsa.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' },
          { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' },
        ] as never,
      },
      cookies: { keys: ['of this test'] },
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, sub) => {
        const person = people.get(sub)
        if (person === undefined) return undefined
        const { email, emailVerified: email_verified, groups } = person
        return {
          accountId: sub,
          claims: () => ({ sub, name: `${sub} of the firm`, email, email_verified, groups: [...groups] }),
        }
      },
      // The firm has agreed for its people.
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client?.clientId ?? '',
          accountId: oidc.session?.accountId ?? '',
        })
        grant.addOIDCScope('openid profile email')
        await grant.save()
        return grant
      },
    })
    const callback = provider.callback()
    const interact = async (request: IncomingMessage, response: ServerResponse) => {
      const { uid } = await provider.interactionDetails(request, response)
      if (request.method !== 'POST') {
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.end(page(uid))
        return
      }
      const sent = new URLSearchParams(await text(request))
      const result =
        sent.get('no') === '1' ? { error: 'access_denied' } : { login: { accountId: sent.get('login') ?? '' } }
      await provider.interactionFinished(request, response, result)
    }
    handle = (request, response) => {
      if (request.url?.startsWith('/interaction/')) void interact(request, response)
      else void callback(request, response)
    }
  }
  return {
    issuer,
    register,
    people,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
