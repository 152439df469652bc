/** Ways in that begin outside the page, and need no script: one-time links, invitations, the firm's OpenID provider. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { getAccount, hasAccounts, takeLink } from '../../store/index.ts'
import { enterAs } from '../access/enter.ts'
import type { Gates } from '../access/gates.ts'
import { readInvite, takeInvite } from '../access/invite.ts'
import { isLookingAhead } from '../access/looking-ahead.ts'
import { accountFor } from '../access/oidc/account-for.ts'
import { callbackPath, createOidc, type Oidc, signInLifeMs } from '../access/oidc/provider.ts'
import { plainPagePolicy } from '../access/security-header.ts'
import { cookieName, openSession, type SessionOptions } from '../access/session.ts'
import { invitedPage, openedPage, type SignInProblem, signInFailedPage, usedPage } from '../pages/open.ts'
import { Problem, problems } from '../problem.ts'
import type { HttpWorld } from '../world.ts'
import { createRouter } from './route.ts'

/** Of what a page loads unasked; what is asked for by its address is a document, or of a program that says nothing. */
const isDocument = (c: Context): boolean => (c.req.header('Sec-Fetch-Dest') ?? 'document') === 'document'

export const enteringRoutes = (world: HttpWorld, gates: Gates, sessions: SessionOptions) => {
  const { store, settings, lang, log, metrics } = world
  const oidc: Oidc | null = settings.oidc.issuer === '' ? null : createOidc(store, settings.oidc)
  const plain = (c: Context, html: string, status: 200 | 403 | 502 = 200) =>
    c.html(html, status, { 'Content-Security-Policy': plainPagePolicy })
  const opened = (c: Context, onward?: string) => plain(c, openedPage(lang, onward))
  const used = async (c: Context) => {
    metrics.refused.inc({ why: 'link' })
    return plain(c, usedPage(lang, await hasAccounts(store)), 403)
  }
  const failed = (c: Context, problem: SignInProblem) => {
    metrics.refused.inc({ why: 'oidc' })
    log.warn({ event: 'sign-in refused', reason: `oidc ${problem}` })
    return plain(c, signInFailedPage(lang, problem), problem === 'unreachable' ? 502 : 403)
  }
  const originOf = (c: Context) => `${settings.https ? 'https' : 'http'}://${c.req.header('Host')?.toLowerCase()}`
  const oidcCookie = (c: Context) => `${cookieName(c, settings.https)}-oidc`

  const routes = createRouter()
  routes.get('/open', async (c) => {
    // What a page or browser loads unasked, and who only looks (chat programs, mail filters), enters nowhere.
    if (!isDocument(c) || isLookingAhead((name) => c.req.header(name))) throw new Problem(404, problems.noPage)
    if (c.req.method === 'HEAD') return opened(c)
    gates.notTooOften([[gates.limits.openings, '']])
    const token = c.req.query('token') ?? ''
    const invited = await readInvite(store, token)
    const account = invited === null ? null : await getAccount(store, invited)
    if (account !== null && account.disabledAt === null) return plain(c, invitedPage(lang, account.login, token))
    if (!(await takeLink(store, token))) return used(c)
    await openSession(c, store, sessions)
    return opened(c)
  })
  routes.post('/open', async (c) => {
    gates.notTooOften([[gates.limits.openings, '']])
    const { token } = await c.req.parseBody()
    const accountId = await takeInvite(store, typeof token === 'string' ? token : '')
    if (accountId === null || !(await enterAs(c, store, sessions, { accountId, by: 'invite' }))) return used(c)
    // There a password or a passkey is made, to come in by again.
    return opened(c, '/#/account')
  })

  routes.get('/oidc/start', async (c) => {
    if (oidc === null || !(await hasAccounts(store)) || !isDocument(c)) throw new Problem(404, problems.noPage)
    gates.beforeCeremony(c)
    try {
      const { url, cookie } = await oidc.begin(originOf(c))
      setCookie(c, oidcCookie(c), cookie, {
        httpOnly: true,
        // It has to come along when the provider sends the browser back.
        sameSite: 'Lax',
        secure: settings.https,
        path: '/',
        maxAge: signInLifeMs / 1_000,
      })
      return c.redirect(url, 302)
    } catch (err) {
      log.error({ event: 'oidc provider', err })
      return failed(c, 'unreachable')
    }
  })
  routes.get(callbackPath, async (c) => {
    if (oidc === null || !(await hasAccounts(store)) || !isDocument(c)) throw new Problem(404, problems.noPage)
    gates.beforeCeremony(c)
    const cookie = getCookie(c, oidcCookie(c))
    deleteCookie(c, oidcCookie(c), { path: '/', secure: settings.https })
    try {
      const { search } = new URL(c.req.url)
      const finished = await oidc.finish(new URL(`${originOf(c)}${callbackPath}${search}`), cookie)
      if (!finished.ok) return failed(c, finished.problem)
      const found = await accountFor(store, finished.person, settings.oidc)
      if (!found.ok) return failed(c, found.problem)
      if (!(await enterAs(c, store, sessions, { accountId: found.accountId, by: 'oidc' }))) return failed(c, 'disabled')
      // A page of our own leads on: the session's cookie goes along with what comes from our own pages alone.
      return opened(c)
    } catch (err) {
      log.error({ event: 'oidc provider', err })
      return failed(c, 'unreachable')
    }
  })
  return routes
}
