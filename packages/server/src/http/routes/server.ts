/** The server itself: signing in and out, how it fares, what happens while the page is open. */
import { z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { dropSession, getMailbox } from '../../store/index.ts'
import { seesMailbox } from '../access/actor.ts'
import { actorOfSession } from '../access/current-actor.ts'
import { forgetCookie } from '../access/session.ts'
import { visibleMailboxes } from '../access/visible.ts'
import { countScannedSince } from '../count-scanned.ts'
import { nothing } from '../schema/common.ts'
import { serverHealth } from '../schema/mailbox.ts'
import type { Streams } from '../streams.ts'
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

type Around = { readonly counting: Counting; readonly streams: Streams; readonly ending: AbortSignal }

export const serverRoutes = (world: HttpWorld, { counting, streams, ending }: Around) => {
  const { store, sorter, settings, metrics } = world
  return createRouter()
    .openapi(health, async (c) => {
      const rows = await visibleMailboxes(store, c.get('actor'))
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
      streams.endOf({ session })
      forgetCookie(c, settings.https)
      return c.json({}, 200)
    })
    .openapi(events, (c) => {
      const session = c.get('session')
      const actor = c.get('actor')
      return streamSSE(c, async (stream) => {
        const waiting: { readonly event: string; readonly mailbox: number; readonly data: string }[] = []
        let wake = () => {}
        let ended = false
        const end = () => {
          ended = true
          wake()
        }
        const closed = streams.add({ session, actor, end })
        let checkedAt = world.now()
        /** Another process may have signed everybody out. */
        const isSignedIn = async (): Promise<boolean> => {
          if (world.now() - checkedAt < keepAliveMs) return true
          checkedAt = world.now()
          seen.clear()
          return (await actorOfSession(store, session)) !== null
        }
        /** Whose mailboxes they are is asked once between two looks at the session. */
        const seen = new Map<number, boolean>()
        const isSeen = async (mailbox: number): Promise<boolean> => {
          const known = seen.get(mailbox)
          if (known !== undefined) return known
          const row = await getMailbox(store, mailbox)
          // One that was just removed is told of to whoever may have seen it: the household.
          const answer = row === null ? actor.kind === 'household' : seesMailbox(actor, row)
          seen.set(mailbox, answer)
          return answer
        }
        const stop = sorter.events.on(({ type, ...data }) => {
          waiting.push({ event: type, mailbox: data.mailbox, data: JSON.stringify(data) })
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
            if (next !== undefined) {
              const { mailbox, ...event } = next
              if (await isSeen(mailbox)) await stream.writeSSE(event)
            } else {
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
          closed()
          ending.removeEventListener('abort', end)
        }
      })
    })
}
