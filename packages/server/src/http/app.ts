/** The whole of HTTP: who may ask, then the routes of the API, the page's files, and a few pages of our own. */
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { addressBookBytesMax } from '../contacts/read-address-book.ts'
import { createGates, peerOf } from './access/gates.ts'
import { isLoopbackAddress, isOwnHost, isReachedByOthers } from './access/host.ts'
import { isFromOwnPage } from './access/same-origin.ts'
import { plainPagePolicy, securityHeader } from './access/security-header.ts'
import { currentSession, isCsrfToken, keyFor } from './access/session.ts'
import { askPage, askPath, formatAskAddress, readAskAddress } from './pages/ask.ts'
import { plainStyle, stylePath } from './pages/plain-page.ts'
import { answerProblem, Problem, problems } from './problem.ts'
import { accountRoutes } from './routes/account.ts'
import { accountsRoutes } from './routes/accounts.ts'
import { auditRoutes } from './routes/audit.ts'
import { contactRoutes, contactsPath } from './routes/contacts.ts'
import { enteringRoutes } from './routes/entering.ts'
import { heldRoutes } from './routes/held.ts'
import { heldLinkRoutes } from './routes/held-links.ts'
import { mailboxRoutes } from './routes/mailboxes.ts'
import { messageRoutes } from './routes/messages.ts'
import { createRouter } from './routes/route.ts'
import { serverRoutes } from './routes/server.ts'
import { signInRoutes, waysIn } from './routes/sign-in.ts'
import { createStaticFiles } from './static-files.ts'
import { createStreams } from './streams.ts'
import { createCounting } from './view-mailbox.ts'
import type { HttpWorld } from './world.ts'

const dayMs = 86_400_000
/** The largest thing a page sends is a certificate among a mailbox's settings; and an address book, in base64. */
const bodyBytesMax = 1024 * 1024
const contactsBytesMax = Math.ceil((addressBookBytesMax * 4) / 3) + 1_000

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
  const { store, settings, lang, log, metrics } = world
  const sessions = { https: settings.https, lifeMs: settings.sessionDays * dayMs }
  const csrfKey = keyFor(store, 'csrf')
  const linkKey = keyFor(store, 'links')
  const files = world.webFolder === null ? null : createStaticFiles(world.webFolder)
  const counting = createCounting(world)
  const isWide = isReachedByOthers(world)
  const gates = createGates(world)
  const { refuse } = gates
  const streams = createStreams()

  const app = createRouter()
  app.use(measured(world))
  app.use(securityHeader(settings.https))
  app.use(async (c, next) => {
    if (!isOwnHost(c.req.header('Host'), settings.names)) refuse('host', new Problem(421, problems.wrongHost))
    if (isWide) gates.notTooOften([[gates.limits.requests, gates.caller(c)]])
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
  app.route('/', enteringRoutes(world, gates, sessions))
  app.route('/', heldLinkRoutes(world, gates))

  const api = createRouter()
  api.route('/', signInRoutes(world, gates, sessions))
  api.get('/openapi.json', (c) => c.json(openApiDocument(world.version, api)))
  api.use(async (c, next) => {
    // What only reads is no other page's to load either, not even a picture's worth of time.
    const site = c.req.header('Sec-Fetch-Site')
    if (site !== undefined && site !== 'same-origin') refuse('origin', new Problem(403, problems.foreignPage))
    const session = await currentSession(c, store, settings.https)
    if (session === null) {
      const ways = await waysIn(world, c)
      return answerProblem(c, new Problem(401, ways.accounts ? problems.noSignIn : problems.noSession, {}, ways))
    }
    const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isSafe && !isCsrfToken(csrfKey, session.token, c.req.header('X-CSRF-Token')))
      refuse('token', new Problem(403, problems.foreignPage))
    c.set('session', session.token)
    c.set('actor', session.actor)
    await next()
  })
  api.route('/', mailboxRoutes(world, counting))
  api.route(
    '/',
    messageRoutes(world, (link) => formatAskAddress(linkKey, link)),
  )
  api.route('/', contactRoutes(world))
  api.route('/', heldRoutes(world))
  api.route('/', serverRoutes(world, { counting, streams, ending }))
  api.route('/', accountRoutes(world, { gates, sessions, streams }))
  api.route('/', accountsRoutes(world, streams))
  api.route('/', auditRoutes(world))
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
