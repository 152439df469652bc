/** The server itself: signing in and out, how it fares, what happens while the page is open. */
import { z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { dropSession, findSession, listMailboxes } from '../../store/index.ts'
import { forgetCookie } from '../access/session.ts'
import { countScannedSince } from '../count-scanned.ts'
import { nothing } from '../schema/common.ts'
import { serverHealth } from '../schema/mailbox.ts'
import { type Counting, healthOf, viewHealth } from '../view-mailbox.ts'
import type { HttpWorld } from '../world.ts'
import { answers, apiRoute, createRouter } from './route.ts'

const health = apiRoute({
  method: 'get',
  path: '/health',
  summary: 'How the server and each mailbox fare, errors in words',
  responses: { 200: answers(serverHealth, 'Health') },
})
const logout = apiRoute({
  method: 'post',
  path: '/logout',
  summary: 'End the session',
  responses: { 200: answers(nothing, 'Done') },
})
const events = apiRoute({
  method: 'get',
  path: '/events',
  summary: 'message-added, message-changed, mailbox-changed, progress, as server-sent events',
  responses: {
    200: { description: 'A stream that stays open', content: { 'text/event-stream': { schema: z.string() } } },
  },
})

/** Proxies end a connection on which nothing is said for a minute. */
const keepAliveMs = 25_000
/** Open at once, over all sessions: windows of one person. The oldest ends then; its page connects again when it is used. */
const streamsMax = 32
/** A page that does not read so many events is let go; it connects again and asks anew. */
const waitingMax = 1_000

export const serverRoutes = (world: HttpWorld, counting: Counting, ending: AbortSignal) => {
  const { store, sorter, settings, metrics } = world
  /** In the order they were opened. */
  const open = new Set<{ readonly session: string; readonly end: () => void }>()
  return createRouter()
    .openapi(health, async (c) => {
      const rows = await listMailboxes(store)
      const midnight = new Date(world.now()).setHours(0, 0, 0, 0)
      return c.json(
        {
          version: world.version,
          startedAt: world.startedAt,
          databaseBytes: world.databaseBytes(),
          mailboxes: await Promise.all(
            rows.map(async (row) => ({
              id: row.id,
              name: row.name,
              health: viewHealth(healthOf(world, row)),
              messages: Object.values(await counting(row.id)).reduce((sum, count) => sum + count, 0),
              sortedToday: await countScannedSince(store, row.id, midnight),
            })),
          ),
        },
        200,
      )
    })
    .openapi(logout, async (c) => {
      const session = c.get('session')
      await dropSession(store, session)
      for (const stream of open) if (stream.session === session) stream.end()
      forgetCookie(c, settings.https)
      return c.json({}, 200)
    })
    .openapi(events, (c) => {
      const session = c.get('session')
      return streamSSE(c, async (stream) => {
        const waiting: { readonly event: string; readonly data: string }[] = []
        let wake = () => {}
        let ended = false
        const end = () => {
          ended = true
          wake()
        }
        const own = { session, end }
        open.add(own)
        const [oldest] = open
        if (oldest !== undefined && open.size > streamsMax) {
          open.delete(oldest)
          oldest.end()
        }
        let checkedAt = world.now()
        /** Another process may have signed everybody out. */
        const isSignedIn = async (): Promise<boolean> => {
          if (world.now() - checkedAt < keepAliveMs) return true
          checkedAt = world.now()
          return (await findSession(store, session)) !== null
        }
        const stop = sorter.events.on(({ type, ...data }) => {
          waiting.push({ event: type, data: JSON.stringify(data) })
          if (waiting.length > waitingMax) end()
          wake()
        })
        stream.onAbort(end)
        ending.addEventListener('abort', end)
        metrics.listeners.inc()
        try {
          await stream.write(': connected\n\n')
          while ((await isSignedIn()) && !ended) {
            const next = waiting.shift()
            if (next !== undefined) await stream.writeSSE(next)
            else {
              const timer = setTimeout(() => wake(), keepAliveMs)
              await new Promise<void>((done) => {
                wake = done
              })
              clearTimeout(timer)
              if (!ended && waiting.length === 0) await stream.write(': still here\n\n')
            }
          }
        } finally {
          metrics.listeners.dec()
          stop()
          open.delete(own)
          ending.removeEventListener('abort', end)
        }
      })
    })
}
