/** Signing in from the page: by password, or by passkey. Needs no session; everything else under /api does. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { hasAccounts } from '../../store/index.ts'
import { signInByPassword } from '../access/account-password.ts'
import { type EnteredBy, enterAs } from '../access/enter.ts'
import type { Gates } from '../access/gates.ts'
import { passkeyPlace, passkeyRequest, signInByPasskey } from '../access/passkeys.ts'
import { checkPassword, hasPassword } from '../access/password.ts'
import { openSession, type SessionOptions } from '../access/session.ts'
import { Problem, problems } from '../problem.ts'
import { assertion, options } from '../schema/account.ts'
import { nothing } from '../schema/common.ts'
import type { HttpWorld } from '../world.ts'
import { answers, apiRoute, body, createRouter } from './route.ts'

const byPassword = apiRoute({
  method: 'post',
  path: '/login',
  summary: 'Sign in with login and password; where nobody has an account, with the one password',
  request: { body: body(z.object({ login: z.string().max(254).optional(), password: z.string().max(1_024) })) },
  responses: { 200: answers(nothing, 'Signed in') },
})
const beginPasskey = apiRoute({
  method: 'post',
  path: '/login/passkey/options',
  summary: 'What the browser asks a passkey for (WebAuthn)',
  responses: { 200: answers(options, 'For navigator.credentials.get()') },
})
const byPasskey = apiRoute({
  method: 'post',
  path: '/login/passkey',
  summary: 'Sign in with a passkey',
  request: { body: body(assertion) },
  responses: { 200: answers(nothing, 'Signed in') },
})

export const signInRoutes = (world: HttpWorld, gates: Gates, sessions: SessionOptions) => {
  const { store, settings, log } = world
  const { alone, refuse } = gates
  const refused = (reason: string, words: (typeof problems)[keyof typeof problems]): never => {
    log.warn({ event: 'sign-in refused', reason })
    return refuse('password', new Problem(401, words))
  }
  const enter = async (c: Context, accountId: number | null, by: EnteredBy): Promise<boolean> =>
    accountId !== null && (await enterAs(c, store, sessions, { accountId, by }))
  return createRouter()
    .openapi(byPassword, async (c) => {
      const { login = '', password } = c.req.valid('json')
      if (await hasAccounts(store)) {
        gates.beforePassword(c, login)
        const found = await alone(() => signInByPassword(store, login, password))
        if (!(await enter(c, found, 'password'))) refused('wrong', problems.wrongLogin)
        return c.json({}, 200)
      }
      gates.beforePassword(c, null)
      const found = await alone(() => checkPassword(store, password))
      if (found !== 'right') refused(found, found === 'none' ? problems.noPassword : problems.wrongPassword)
      await openSession(c, store, sessions)
      return c.json({}, 200)
    })
    .openapi(beginPasskey, async (c) => {
      gates.beforeCeremony(c)
      const place = passkeyPlace(c.req.header('Host'), settings.https)
      if (place === null) throw new Problem(409, problems.noPasskeys)
      return c.json(await passkeyRequest(store, place), 200)
    })
    .openapi(byPasskey, async (c) => {
      gates.beforeCeremony(c)
      const place = passkeyPlace(c.req.header('Host'), settings.https)
      if (place === null) throw new Problem(409, problems.noPasskeys)
      const found = await signInByPasskey(store, place, c.req.valid('json'))
      if (!(await enter(c, found, 'passkey'))) refused('passkey', problems.wrongPasskey)
      return c.json({}, 200)
    })
}

/** Told to a page that is not signed in: how one can be. */
export const waysIn = async ({ store, settings }: HttpWorld, c: Context) => {
  const { issuer, name } = settings.oidc
  const accounts = await hasAccounts(store)
  return {
    // The page asks for a password only where there is one.
    password: accounts || (await hasPassword(store)),
    accounts,
    passkeys: accounts && passkeyPlace(c.req.header('Host'), settings.https) !== null,
    oidc: accounts && issuer !== '' ? name || new URL(issuer).host : '',
  }
}
