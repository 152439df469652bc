/** One's own account: password, passkeys, language, filtering. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  dropSessionsOf,
  findPasswordHash,
  getAccount,
  hasIdentity,
  listPasskeys,
  removePasskeys,
  updateAccount,
  writeAudit,
} from '../../store/index.ts'
import { setAccountPassword } from '../access/account-password.ts'
import { type AccountActor, auditActor } from '../access/actor.ts'
import type { Gates } from '../access/gates.ts'
import { type Place, passkeyCreation, passkeyPlace, passkeysMax, takePasskey } from '../access/passkeys.ts'
import { verifyPassword } from '../access/password.ts'
import { forgetCookie, openSession, type SessionOptions } from '../access/session.ts'
import { Problem, problems } from '../problem.ts'
import {
  accountPage,
  newPasskey,
  options,
  ownAccountPatch,
  passkeyId,
  passkeyView,
  passwordChange,
} from '../schema/account.ts'
import { nothing } from '../schema/common.ts'
import type { Streams } from '../streams.ts'
import { viewOwn } from '../view-actor.ts'
import type { HttpWorld } from '../world.ts'
import { type AppEnv, answers, apiRoute, body, createRouter } from './route.ts'

const get = apiRoute({
  method: 'get',
  path: '/account',
  summary: 'One’s own account',
  responses: { 200: answers(accountPage, 'The account') },
})
const change = apiRoute({
  method: 'patch',
  path: '/account',
  summary: 'Change one’s name or language, or have one’s mail handed on unfiltered',
  request: { body: body(ownAccountPatch) },
  responses: { 200: answers(nothing, 'Done') },
})
const password = apiRoute({
  method: 'post',
  path: '/account/password',
  summary: 'Set one’s password; every other session ends',
  request: { body: body(passwordChange) },
  responses: { 200: answers(nothing, 'Done') },
})
const signOut = apiRoute({
  method: 'delete',
  path: '/account/sessions',
  summary: 'Sign out everywhere, here too',
  responses: { 200: answers(nothing, 'Done') },
})
const keys = apiRoute({
  method: 'get',
  path: '/passkeys',
  summary: 'One’s own passkeys',
  responses: { 200: answers(z.array(passkeyView), 'Passkeys') },
})
const beginKey = apiRoute({
  method: 'post',
  path: '/passkeys/options',
  summary: 'What the browser makes a passkey by (WebAuthn)',
  request: { body: body(z.object({ password: z.string().max(1_024).optional().describe('Where one was set') })) },
  responses: { 200: answers(options, 'For navigator.credentials.create()') },
})
const addKey = apiRoute({
  method: 'post',
  path: '/passkeys',
  summary: 'Add the passkey that the browser made',
  request: { body: body(newPasskey) },
  responses: { 201: answers(nothing, 'Added') },
})
const removeKey = apiRoute({
  method: 'delete',
  path: '/passkeys/{id}',
  summary: 'Remove one of one’s passkeys',
  request: { params: passkeyId },
  responses: { 200: answers(nothing, 'Done') },
})

type Around = { readonly gates: Gates; readonly sessions: SessionOptions; readonly streams: Streams }

export const accountRoutes = (world: HttpWorld, { gates, sessions, streams }: Around) => {
  const { store, settings } = world
  const own = (c: Context<AppEnv>): AccountActor => {
    const actor = c.get('actor')
    if (actor.kind === 'household') throw new Problem(404, problems.forAccounts)
    return actor
  }
  const placeOf = (c: Context): Place => {
    const place = passkeyPlace(c.req.header('Host'), settings.https)
    if (place === null) throw new Problem(409, problems.noPasskeys)
    return place
  }
  /** Whoever found the page open shall not be able to make a way in of their own. */
  const orAskPassword = async (c: Context, { login }: AccountActor, given: string | undefined): Promise<void> => {
    const known = await findPasswordHash(store, login)
    if (known === null) return
    gates.beforePassword(c, login)
    if (!(await gates.alone(() => verifyPassword(given ?? '', known.hash))))
      gates.refuse('password', new Problem(403, problems.wrongPassword))
  }
  return createRouter()
    .openapi(get, async (c) => {
      const actor = own(c)
      const { accountId } = actor
      const [row, hasProvider] = await Promise.all([getAccount(store, accountId), hasIdentity(store, accountId)])
      const passkeysWork = passkeyPlace(c.req.header('Host'), settings.https) !== null
      return c.json({ ...viewOwn(actor), hasPassword: row?.hasPassword ?? false, hasProvider, passkeysWork }, 200)
    })
    .openapi(change, async (c) => {
      const actor = own(c)
      const wanted = c.req.valid('json')
      await updateAccount(store, actor.accountId, wanted)
      if (wanted.filtering !== undefined && wanted.filtering !== actor.filtering)
        await writeAudit(store, {
          ...auditActor(actor),
          action: 'account.filtering',
          target: actor.login,
          detail: { filtering: wanted.filtering, addresses: actor.addresses },
        })
      return c.json({}, 200)
    })
    .openapi(password, async (c) => {
      const actor = own(c)
      const { current, password: wanted } = c.req.valid('json')
      await orAskPassword(c, actor, current)
      const changed = await gates.alone(() => setAccountPassword(store, actor.accountId, wanted))
      if (!changed.ok) throw new Problem(400, problems[changed.problem])
      streams.endOf({ accountId: actor.accountId })
      await writeAudit(store, { ...auditActor(actor), action: 'account.password', target: actor.login })
      await openSession(c, store, sessions, actor.accountId)
      return c.json({}, 200)
    })
    .openapi(signOut, async (c) => {
      const actor = own(c)
      await dropSessionsOf(store, actor.accountId)
      streams.endOf({ accountId: actor.accountId })
      await writeAudit(store, { ...auditActor(actor), action: 'session.sign-out-all', target: actor.login })
      forgetCookie(c, settings.https)
      return c.json({}, 200)
    })
    .openapi(keys, async (c) => {
      const rows = await listPasskeys(store, own(c).accountId)
      return c.json(
        rows.map(({ credentialId, name, createdAt, usedAt }) => ({ id: credentialId, name, createdAt, usedAt })),
        200,
      )
    })
    .openapi(beginKey, async (c) => {
      const actor = own(c)
      gates.beforeCeremony(c)
      const place = placeOf(c)
      await orAskPassword(c, actor, c.req.valid('json').password)
      if ((await listPasskeys(store, actor.accountId)).length >= passkeysMax)
        throw new Problem(409, problems.manyPasskeys)
      return c.json(await passkeyCreation(store, actor, place), 200)
    })
    .openapi(addKey, async (c) => {
      const actor = own(c)
      const { name, response } = c.req.valid('json')
      const added = await takePasskey(store, actor, placeOf(c), { name, response })
      if (added === null) throw new Problem(400, problems.badPasskey)
      await writeAudit(store, { ...auditActor(actor), action: 'passkey.add', target: actor.login, detail: { name } })
      return c.json({}, 201)
    })
    .openapi(removeKey, async (c) => {
      const actor = own(c)
      if ((await removePasskeys(store, actor.accountId, c.req.valid('param').id)) === 0)
        throw new Problem(404, problems.noPasskey)
      await writeAudit(store, { ...auditActor(actor), action: 'passkey.remove', target: actor.login })
      return c.json({}, 200)
    })
}
