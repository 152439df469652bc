/** The server itself: signing in and out, how it fares, what happens while the page is open. */
import { z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { dropSession, listMailboxes } from '../../store/index.ts'
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
/** A page that does not read so many events is let go; it connects again and asks anew. */
const waitingMax = 1_000

export const serverRoutes = (world: HttpWorld, counting: Counting, ending: AbortSignal) => {
  const { store, sorter, settings, metrics } = world
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
      await dropSession(store, c.get('session'))
      forgetCookie(c, settings.https)
      return c.json({}, 200)
    })
    .openapi(events, (c) =>
      streamSSE(c, async (stream) => {
        const waiting: { readonly event: string; readonly data: string }[] = []
        let wake = () => {}
        let ended = false
        const end = () => {
          ended = true
          wake()
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
          while (!ended) {
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
          ending.removeEventListener('abort', end)
        }
      }),
    )
}
