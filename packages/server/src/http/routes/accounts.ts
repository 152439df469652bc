/** Accounts, for who administers them. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  type AccountChanged,
  addAccount,
  addressesOf,
  dropSessionsOf,
  getAccount,
  type ListedAccount,
  listAccounts,
  listPasskeys,
  updateAccount,
  writeAudit,
} from '../../store/index.ts'
import { auditActor, requireRole } from '../access/actor.ts'
import { invite, inviteAnew, inviteLifeMs, withdrawInvite } from '../access/invite.ts'
import { Problem, problems } from '../problem.ts'
import { account, accountPatch, accounts, invitation, newAccount } from '../schema/account.ts'
import { idParam, nothing } from '../schema/common.ts'
import type { Streams } from '../streams.ts'
import type { HttpWorld } from '../world.ts'
import { type AppEnv, answers, apiRoute, body, createRouter } from './route.ts'

const list = apiRoute({
  method: 'get',
  path: '/accounts',
  summary: 'Accounts, in the order they were made',
  request: {
    query: z.object({
      after: z.coerce.number().int().min(0).optional(),
      q: z.string().max(254).optional().describe('A piece of login or name'),
    }),
  },
  responses: { 200: answers(accounts, 'A page of accounts') },
})
const add = apiRoute({
  method: 'post',
  path: '/accounts',
  summary: 'Add an account; the first one administers, and from then on everybody signs in with one',
  request: { body: body(newAccount) },
  responses: { 201: answers(invitation, 'A link that opens it once, for its owner') },
})
const change = apiRoute({
  method: 'patch',
  path: '/accounts/{id}',
  summary: 'Change name, roles or addresses; disable or enable',
  request: { params: idParam, body: body(accountPatch) },
  responses: { 200: answers(account, 'The account') },
})
const inviteRoute = apiRoute({
  method: 'post',
  path: '/accounts/{id}/invite',
  summary: 'A new one-time link; password, passkeys and sessions of the account end',
  request: { params: idParam },
  responses: { 200: answers(invitation, 'The link') },
})
const signOut = apiRoute({
  method: 'delete',
  path: '/accounts/{id}/sessions',
  summary: 'Sign an account out everywhere',
  request: { params: idParam },
  responses: { 200: answers(nothing, 'Done') },
})

const pageSize = 100

const view = ({ roles, addresses, ...row }: ListedAccount) => ({
  ...row,
  roles: [...roles],
  addresses: [...addresses],
})

export const accountsRoutes = (world: HttpWorld, streams: Streams) => {
  const { store, settings, now } = world
  const one = async (id: number): Promise<ListedAccount> => {
    const row = await getAccount(store, id)
    if (row === null) throw new Problem(404, problems.noAccount)
    const [addresses, keys] = await Promise.all([addressesOf(store, [id]), listPasskeys(store, id)])
    return { ...row, addresses: addresses.get(id) ?? [], passkeys: keys.length }
  }
  const orProblem = (changed: AccountChanged): void => {
    if (changed.ok) return
    if (changed.problem === 'not-found') throw new Problem(404, problems.noAccount)
    throw new Problem(409, changed.problem === 'last-admin' ? problems.lastAdmin : problems.addressTaken)
  }
  const linkOf = (c: Context<AppEnv>, id: number, token: string) => ({
    id,
    link: `${settings.https ? 'https' : 'http'}://${c.req.header('Host')}/open?token=${token}`,
    expiresAt: now() + inviteLifeMs,
  })
  return createRouter()
    .openapi(list, async (c) => {
      requireRole(c.get('actor'), 'admin')
      const { after, q } = c.req.valid('query')
      const items = await listAccounts(store, { afterId: after, q, limit: pageSize })
      const next = items.length === pageSize ? (items.at(-1)?.id ?? null) : null
      return c.json({ items: items.map(view), next }, 200)
    })
    .openapi(add, async (c) => {
      const actor = c.get('actor')
      requireRole(actor, 'admin')
      const input = c.req.valid('json')
      const added = await addAccount(store, input)
      if (!added.ok)
        throw new Problem(409, added.problem === 'login-taken' ? problems.loginTaken : problems.addressTaken)
      const { id, login, roles } = added.account
      // The household's own sessions end where the first one is made.
      if (added.isFirst) streams.endOf({ accountId: null })
      await writeAudit(store, {
        ...auditActor(actor),
        action: 'account.add',
        target: login,
        detail: { roles, addresses: input.addresses },
      })
      return c.json(linkOf(c, id, await invite(store, id)), 201)
    })
    .openapi(change, async (c) => {
      const actor = c.get('actor')
      requireRole(actor, 'admin')
      const { id } = c.req.valid('param')
      const wanted = c.req.valid('json')
      const before = await one(id)
      orProblem(await updateAccount(store, id, wanted))
      if (wanted.disabled === true) {
        await withdrawInvite(store, id)
        streams.endOf({ accountId: id })
      }
      const audit = { ...auditActor(actor), target: before.login }
      if (wanted.roles !== undefined)
        await writeAudit(store, {
          ...audit,
          action: 'account.roles',
          detail: { before: before.roles, after: wanted.roles },
        })
      if (wanted.addresses !== undefined)
        await writeAudit(store, {
          ...audit,
          action: 'account.addresses',
          detail: { before: before.addresses, after: wanted.addresses },
        })
      if (wanted.disabled !== undefined)
        await writeAudit(store, { ...audit, action: wanted.disabled ? 'account.disable' : 'account.enable' })
      if (wanted.name !== undefined) await writeAudit(store, { ...audit, action: 'account.name' })
      return c.json(view(await one(id)), 200)
    })
    .openapi(inviteRoute, async (c) => {
      const actor = c.get('actor')
      requireRole(actor, 'admin')
      const { id, login, disabledAt } = await one(c.req.valid('param').id)
      if (disabledAt !== null) throw new Problem(409, problems.isDisabled)
      const token = await inviteAnew(store, id)
      streams.endOf({ accountId: id })
      await writeAudit(store, { ...auditActor(actor), action: 'account.invite', target: login })
      return c.json(linkOf(c, id, token), 200)
    })
    .openapi(signOut, async (c) => {
      const actor = c.get('actor')
      requireRole(actor, 'admin')
      const { id, login } = await one(c.req.valid('param').id)
      await dropSessionsOf(store, id)
      streams.endOf({ accountId: id })
      await writeAudit(store, { ...auditActor(actor), action: 'account.sign-out', target: login })
      return c.json({}, 200)
    })
}
