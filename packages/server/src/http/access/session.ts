/** Sessions in a cookie, and the token that a page of the session sends with everything that changes something. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { addSession, type Store } from '../../store/index.ts'
import type { Actor } from './actor.ts'
import { actorOfSession } from './current-actor.ts'
import { portOf } from './host.ts'

/**
 * `__Host-` binds a cookie to this host and to HTTPS (RFC 6265bis §4.1.3.2); on loopback there is no HTTPS. The port is in
 * the name because cookies are not kept apart by it (§8.5): another server of this machine would overwrite ours.
 */
export const cookieName = (c: Context, https: boolean): string => {
  const port = portOf(c.req.header('Host'))
  return `${https ? '__Host-miwake' : 'miwake'}${port === '' ? '' : `-${port}`}`
}

export type SessionOptions = { readonly https: boolean; readonly lifeMs: number }

/** A key of its own for each use of the store's key. */
export const keyFor = (store: Store, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', store.key.bytes, '', `miwake ${use}`, 32))

/** @param accountId null: the household's. */
export const openSession = async (
  c: Context,
  store: Store,
  { https, lifeMs }: SessionOptions,
  accountId: number | null = null,
): Promise<void> => {
  const token = await addSession(store, { kind: 'session', lifeMs, accountId })
  setCookie(c, cookieName(c, https), token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: https,
    path: '/',
    maxAge: Math.floor(lifeMs / 1_000),
  })
}

export const sessionToken = (c: Context, https: boolean): string | undefined => getCookie(c, cookieName(c, https))

export const forgetCookie = (c: Context, https: boolean): void => {
  deleteCookie(c, cookieName(c, https), { path: '/', secure: https })
}

/** The session's token and whose it is, null where there is none that is good. */
export const currentSession = async (
  c: Context,
  store: Store,
  https: boolean,
): Promise<{ readonly token: string; readonly actor: Actor } | null> => {
  const token = sessionToken(c, https)
  const actor = token === undefined ? null : await actorOfSession(store, token)
  return token === undefined || actor === null ? null : { token, actor }
}

export const csrfToken = (key: Uint8Array, session: string): string =>
  createHmac('sha256', key).update(session).digest('base64url')

export const isCsrfToken = (key: Uint8Array, session: string, given: string | undefined): boolean => {
  const wanted = Buffer.from(csrfToken(key, session))
  const found = Buffer.from(given ?? '')
  return wanted.length === found.length && timingSafeEqual(wanted, found)
}
