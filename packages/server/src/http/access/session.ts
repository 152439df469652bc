/** Sessions in a cookie, and the token that a page of the session sends with everything that changes something. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { addSession, findSession, type Store } from '../../store/index.ts'
import { portOf } from './host.ts'

/**
 * `__Host-` binds a cookie to this host and to HTTPS (RFC 6265bis §4.1.3.2); on loopback there is no HTTPS. The port is in
 * the name because cookies are not kept apart by it (§8.5): another server of this machine would overwrite ours.
 */
const cookieName = (c: Context, https: boolean): string => {
  const port = portOf(c.req.header('Host'))
  return `${https ? '__Host-miwake' : 'miwake'}${port === '' ? '' : `-${port}`}`
}

export type SessionOptions = { readonly https: boolean; readonly lifeMs: number }

/** A key of its own for each use of the store's key. */
export const keyFor = (store: Store, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', store.key.bytes, '', `miwake ${use}`, 32))

export const openSession = async (c: Context, store: Store, { https, lifeMs }: SessionOptions): Promise<void> => {
  const token = await addSession(store, { kind: 'session', lifeMs })
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

/** @returns the session's token, null where there is none that is good. */
export const currentSession = async (c: Context, store: Store, https: boolean): Promise<string | null> => {
  const token = sessionToken(c, https)
  return token !== undefined && (await findSession(store, token)) !== null ? token : null
}

export const csrfToken = (key: Uint8Array, session: string): string =>
  createHmac('sha256', key).update(session).digest('base64url')

export const isCsrfToken = (key: Uint8Array, session: string, given: string | undefined): boolean => {
  const wanted = Buffer.from(csrfToken(key, session))
  const found = Buffer.from(given ?? '')
  return wanted.length === found.length && timingSafeEqual(wanted, found)
}
