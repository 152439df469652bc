/**
 * Signing in at a firm's OpenID provider: authorization code with PKCE (RFC 7636), state and nonce, all good once and for
 * the browser that began. The ID token's signature is checked too, though it comes by TLS from the provider itself.
 */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Configuration } from 'openid-client'
import type { OidcSettings } from '../../../config/oidc-settings.ts'
import { addTicket, type Store, takeTicket } from '../../../store/index.ts'
import { type Person, personOf } from './claims.ts'

export const callbackPath = '/oidc/callback'

/** A person may have to find a second factor, or a new password. */
export const signInLifeMs = 900_000
/** Keys and addresses of a provider change seldom; asked for again after, ms. */
const discoveryKeptMs = 3_600_000
/** For each request to the provider, s. */
const providerSeconds = 10
const othersMask = 0o077

type Begun = {
  readonly verifier: string
  readonly nonce: string
  /** sha256 of what the browser's cookie holds, hex. */
  readonly browser: string
}

export type OidcBegin = { readonly url: string; readonly cookie: string }
export type OidcFinish =
  | { readonly ok: true; readonly person: Person }
  /** 'stale': begun too long ago, in another browser, or used already. 'refused': the provider or the person said no. */
  | { readonly ok: false; readonly problem: 'stale' | 'refused' }

export type Oidc = {
  /** @throws where the provider cannot be asked. @param origin of this page. */
  readonly begin: (origin: string) => Promise<OidcBegin>
  /** @param url the whole address the browser came back to. */
  readonly finish: (url: URL, cookie: string | undefined) => Promise<OidcFinish>
}

// Loading it takes a fifth of a second, and hardly any household needs it.
const library = () => import('openid-client')

/** @throws where it cannot be read, or others may read it. */
const secretOf = (file: string): string => {
  if ((statSync(file).mode & othersMask) !== 0) throw new Error(`${file} may be read by others: chmod 600`)
  return readFileSync(file, 'utf8').trim()
}

const browserOf = (cookie: string): string => hash('sha256', cookie, 'hex')

const isBrowser = (begun: Begun, cookie: string | undefined): boolean =>
  timingSafeEqual(Buffer.from(begun.browser), Buffer.from(browserOf(cookie ?? '')))

export const createOidc = (store: Store, settings: OidcSettings): Oidc => {
  const { issuer, clientId, clientSecretFile, clientAuth, scopes } = settings
  let kept: { readonly at: number; readonly config: Promise<Configuration> } | null = null
  const discover = async (): Promise<Configuration> => {
    const client = await library()
    const secret = clientSecretFile === '' ? '' : secretOf(clientSecretFile)
    const auth =
      secret === ''
        ? client.None()
        : clientAuth === 'basic'
          ? client.ClientSecretBasic(secret)
          : client.ClientSecretPost(secret)
    const config = await client.discovery(new URL(issuer), clientId, undefined, auth, {
      timeout: providerSeconds,
      // Only for a provider on this machine: the settings allow no other without TLS.
      execute: issuer.startsWith('http:') ? [client.allowInsecureRequests] : [],
    })
    client.enableNonRepudiationChecks(config)
    return config
  }
  const configuration = (): Promise<Configuration> => {
    if (kept === null || store.now() - kept.at > discoveryKeptMs) {
      const config = discover()
      kept = { at: store.now(), config }
      config.catch(() => {
        if (kept?.config === config) kept = null
      })
    }
    return kept.config
  }
  return {
    begin: async (origin) => {
      const client = await library()
      const config = await configuration()
      const verifier = client.randomPKCECodeVerifier()
      const nonce = client.randomNonce()
      const cookie = randomBytes(32).toString('base64url')
      const data: Begun = { verifier, nonce, browser: browserOf(cookie) }
      const state = await addTicket(store, { kind: 'oidc', data, lifeMs: signInLifeMs })
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: `${origin}${callbackPath}`,
        scope: scopes,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      return { url: url.href, cookie }
    },
    finish: async (url, cookie) => {
      const state = url.searchParams.get('state') ?? ''
      const begun = (await takeTicket(store, 'oidc', state)) as Begun | null
      if (begun === null || !isBrowser(begun, cookie)) return { ok: false, problem: 'stale' }
      const client = await library()
      const config = await configuration()
      try {
        const tokens = await client.authorizationCodeGrant(config, url, {
          pkceCodeVerifier: begun.verifier,
          expectedState: state,
          expectedNonce: begun.nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined) return { ok: false, problem: 'refused' }
        // Most providers tell of a person there alone (§5.4).
        const hasMore = config.serverMetadata().userinfo_endpoint !== undefined
        const more = hasMore ? await client.fetchUserInfo(config, tokens.access_token, claims.sub) : {}
        const person = personOf(claims.iss, { ...claims, ...more, sub: claims.sub }, settings)
        return person === null ? { ok: false, problem: 'refused' } : { ok: true, person }
      } catch (error) {
        if (isRefusal(error, client)) return { ok: false, problem: 'refused' }
        throw error
      }
    },
  }
}

/** The provider answered, and not with what it has to: an error of its own, or a token that does not hold. */
const isRefusal = (error: unknown, client: Awaited<ReturnType<typeof library>>): boolean =>
  error instanceof client.AuthorizationResponseError ||
  error instanceof client.ResponseBodyError ||
  error instanceof client.WWWAuthenticateChallengeError
