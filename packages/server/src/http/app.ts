/** The whole of HTTP: who may ask, then the routes of the API, the page's files, and a few pages of our own. */
import { getConnInfo } from '@hono/node-server/conninfo'
import { z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { addressBookBytesMax } from '../contacts/read-address-book.ts'
import { takeLink } from '../store/index.ts'
import { isLoopbackAddress, isOwnHost, isReachedByOthers } from './access/host.ts'
import { isLookingAhead } from './access/looking-ahead.ts'
import { checkPassword, hasPassword } from './access/password.ts'
import { createRateLimit } from './access/rate-limit.ts'
import { isFromOwnPage } from './access/same-origin.ts'
import { plainPagePolicy, securityHeader } from './access/security-header.ts'
import { currentSession, isCsrfToken, keyFor, openSession } from './access/session.ts'
import { askPage, askPath, formatAskAddress, readAskAddress } from './pages/ask.ts'
import { openedPage, usedPage } from './pages/open.ts'
import { plainStyle, stylePath } from './pages/plain-page.ts'
import { answerProblem, Problem, problems } from './problem.ts'
import { contactRoutes, contactsPath } from './routes/contacts.ts'
import { mailboxRoutes } from './routes/mailboxes.ts'
import { messageRoutes } from './routes/messages.ts'
import { answers, apiRoute, body, createRouter } from './routes/route.ts'
import { serverRoutes } from './routes/server.ts'
import { nothing } from './schema/common.ts'
import { createStaticFiles } from './static-files.ts'
import { createCounting } from './view-mailbox.ts'
import type { HttpWorld } from './world.ts'

const dayMs = 86_400_000
/** The largest thing a page sends is a certificate among a mailbox's settings; and an address book, in base64. */
const bodyBytesMax = 1024 * 1024
const contactsBytesMax = Math.ceil((addressBookBytesMax * 4) / 3) + 1_000

const login = apiRoute({
  method: 'post',
  path: '/login',
  summary: 'Sign in with the password',
  request: { body: body(z.object({ password: z.string().max(1_024) })) },
  responses: { 200: answers(nothing, 'Signed in') },
})

export const openApiInfo = (version: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Miwake',
    version,
    description:
      "The reader's own API. Everything under /api wants the session's cookie, and what changes something the token of /api/state in X-CSRF-Token.",
  },
})

/** @param ending aborted when the server stops: open streams end then. */
export const createApp = (world: HttpWorld, ending: AbortSignal) => {
  const { store, settings, lang, log, metrics, now } = world
  const sessions = { https: settings.https, lifeMs: settings.sessionDays * dayMs }
  const csrfKey = keyFor(store, 'csrf')
  const linkKey = keyFor(store, 'links')
  const files = world.webFolder === null ? null : createStaticFiles(world.webFolder)
  const counting = createCounting(world)
  const isWide = isReachedByOthers(world)
  // A person at a page asks some times a second at most; a password is tried a few times.
  const requests = createRateLimit({ burst: 600, perMinute: 1_200, now })
  const entries = createRateLimit({ burst: 5, perMinute: 0.5, now })
  const allEntries = createRateLimit({ burst: 30, perMinute: 10, now })
  // Nobody guesses a link's 256 bits: only against wearing the store out.
  const openings = createRateLimit({ burst: 600, perMinute: 600, now })
  const refuse = (why: string, problem: Problem): never => {
    metrics.refused.inc({ why })
    throw problem
  }
  const caller = (c: Context): string => {
    const forwarded = settings.proxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
    return forwarded ?? peerOf(c)
  }
  const notTooOften = (limits: readonly (readonly [typeof requests, string])[]) => {
    for (const [limit, key] of limits) {
      const waitMs = limit.take(key)
      if (waitMs > 0)
        refuse('rate', new Problem(429, problems.tooOften, { 'Retry-After': String(Math.ceil(waitMs / 1_000)) }))
    }
  }

  const app = createRouter()
  app.use(measured(world))
  app.use(securityHeader(settings.https))
  app.use(async (c, next) => {
    if (!isOwnHost(c.req.header('Host'), settings.names)) refuse('host', new Problem(421, problems.wrongHost))
    if (isWide) notTooOften([[requests, caller(c)]])
    const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD'
    const from = {
      origin: c.req.header('Origin'),
      secFetchSite: c.req.header('Sec-Fetch-Site'),
      host: c.req.header('Host'),
    }
    if (!isSafe && !isFromOwnPage(from)) refuse('origin', new Problem(403, problems.foreignPage))
    await next()
  })
  const tooLarge = () => {
    throw new Problem(413, problems.tooLarge)
  }
  const small = bodyLimit({ maxSize: bodyBytesMax, onError: tooLarge })
  const large = bodyLimit({ maxSize: contactsBytesMax, onError: tooLarge })
  app.use((c, next) => (contactsPath.test(c.req.path) ? large(c, next) : small(c, next)))

  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/metrics', async (c) => {
    const isAllowed = settings.metrics === 'everyone' || (settings.metrics === 'loopback' && isOfThisMachine(c))
    if (!isAllowed) throw new Problem(404, problems.noPage)
    return c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType })
  })
  /** A proxy on this machine comes from loopback too, and asks for anybody. */
  const isOfThisMachine = (c: Context): boolean =>
    isLoopbackAddress(peerOf(c)) &&
    !settings.proxy &&
    !settings.https &&
    proxyFields.every((name) => c.req.header(name) === undefined)
  const plain = (c: Context, html: string, status: 200 | 400 | 403) =>
    c.html(html, status, { 'Content-Security-Policy': plainPagePolicy })
  app.get(stylePath, (c) => c.body(plainStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.get(askPath, (c) => {
    const link = readAskAddress(linkKey, c.req.query('link') ?? '')
    if (link === null) throw new Problem(404, problems.noPage)
    return plain(c, askPage(link, lang), 200)
  })
  app.get('/open', async (c) => {
    // What a page or browser loads unasked, and who only looks (chat programs, mail filters), enters nowhere.
    const loadedFor = c.req.header('Sec-Fetch-Dest')
    if ((loadedFor !== undefined && loadedFor !== 'document') || isLookingAhead((name) => c.req.header(name)))
      throw new Problem(404, problems.noPage)
    if (c.req.method === 'HEAD') return plain(c, openedPage(lang), 200)
    notTooOften([[openings, '']])
    if (!(await takeLink(store, c.req.query('token') ?? ''))) {
      metrics.refused.inc({ why: 'link' })
      return plain(c, usedPage(lang), 403)
    }
    await openSession(c, store, sessions)
    return plain(c, openedPage(lang), 200)
  })

  /** scrypt takes 128 MiB: one at a time. */
  let checking: Promise<unknown> = Promise.resolve()
  const api = createRouter()
  api.openapi(login, async (c) => {
    notTooOften([
      [entries, caller(c)],
      [allEntries, ''],
    ])
    const { password } = c.req.valid('json')
    const check = checking.then(() => checkPassword(store, password))
    checking = check.catch(() => undefined)
    const found = await check
    if (found !== 'right') {
      log.warn({ event: 'sign-in refused', reason: found })
      refuse('password', new Problem(401, found === 'none' ? problems.noPassword : problems.wrongPassword))
    }
    await openSession(c, store, sessions)
    return c.json({}, 200)
  })
  api.get('/openapi.json', (c) => c.json(openApiDocument(world.version, api)))
  api.use(async (c, next) => {
    // What only reads is no other page's to load either, not even a picture's worth of time.
    const site = c.req.header('Sec-Fetch-Site')
    if (site !== undefined && site !== 'same-origin') refuse('origin', new Problem(403, problems.foreignPage))
    const session = await currentSession(c, store, settings.https)
    if (session === null) {
      // The page asks for a password only where there is one.
      const password = await hasPassword(store)
      return answerProblem(c, new Problem(401, problems.noSession, {}, { password }))
    }
    const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isSafe && !isCsrfToken(csrfKey, session, c.req.header('X-CSRF-Token')))
      refuse('token', new Problem(403, problems.foreignPage))
    c.set('session', session)
    await next()
  })
  api.route('/', mailboxRoutes(world, counting))
  api.route(
    '/',
    messageRoutes(world, (link) => formatAskAddress(linkKey, link)),
  )
  api.route('/', contactRoutes(world))
  api.route('/', serverRoutes(world, counting, ending))
  app.route('/api', api)

  app.get('*', (c) => {
    const answer = files?.answer(c, c.req.path) ?? null
    if (answer === null) throw new Problem(404, problems.noPage)
    return answer
  })
  app.notFound((c) => answerProblem(c, new Problem(404, problems.noPage)))
  app.onError((error, c) => {
    if (error instanceof Problem) return answerProblem(c, error)
    if (error instanceof HTTPException && (error.status === 400 || error.status === 415)) {
      return answerProblem(c, new Problem(error.status, { ...problems.badValue, ...badBody }))
    }
    log.error({ event: 'request failed', route: c.req.routePath, err: error })
    return answerProblem(c, new Problem(500, problems.bug))
  })
  return app
}

/** Proxies add at least one: RFC 7239, RFC 9110 §7.6.3, and the usual one without an RFC. */
const proxyFields = ['Forwarded', 'X-Forwarded-For', 'Via'] as const

const badBody = {
  ja: '送られた内容が JSON ではありません。ページを読み込み直してください。',
  en: 'What was sent is not JSON. Reload the page.',
}

type DocumentSource = Pick<ReturnType<typeof createRouter>, 'getOpenAPI31Document'>
export const openApiDocument = (version: string, api: DocumentSource) => ({
  ...api.getOpenAPI31Document(openApiInfo(version)),
  servers: [{ url: '/api' }],
})

const peerOf = (c: Context): string => {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    // Without a socket (tests): nobody.
    return ''
  }
}

/** Times by route, not by address: those hold words that were searched for. */
const measured =
  ({ metrics, log }: HttpWorld): MiddlewareHandler =>
  async (c, next) => {
    const started = performance.now()
    await next()
    const seconds = (performance.now() - started) / 1_000
    const route = c.req.routePath
    metrics.requests.observe({ method: c.req.method, route, status: String(c.res.status) }, seconds)
    log.debug({ event: 'request', method: c.req.method, route, status: c.res.status, ms: Math.round(seconds * 1_000) })
  }
