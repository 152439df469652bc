/** The quarantine: what is held for one's own addresses, for administrators what is held for everybody. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { judgedHeld } from '../../gateway/quarantine/judged-held.ts'
import { releaseHeld } from '../../gateway/quarantine/release.ts'
import { reportHeld } from '../../gateway/quarantine/report.ts'
import { countHeld, endHolding, getHeld, type Held, heldMail, listHeld, writeAudit } from '../../store/index.ts'
import { type Actor, auditActor, hasRole, seesAddress, seesHeld } from '../access/actor.ts'
import { bodyPolicy } from '../access/security-header.ts'
import { bodyDocument } from '../body/document.ts'
import { type Both, Problem, problems } from '../problem.ts'
import { idParam } from '../schema/common.ts'
import { heldDone, heldIds, heldPage, heldQuery, heldView } from '../schema/held.ts'
import { viewHeldMail, viewHeldRow } from '../view-held.ts'
import type { HttpWorld } from '../world.ts'
import { type AppEnv, answers, apiRoute, body, createRouter } from './route.ts'

const list = apiRoute({
  method: 'get',
  path: '/held',
  summary: 'Held mail of one’s own addresses, newest first; for administrators that of everybody',
  request: { query: heldQuery },
  responses: { 200: answers(heldPage, 'A page of held mails') },
})
const one = apiRoute({
  method: 'get',
  path: '/held/{id}',
  summary: 'One held mail, and why it is held',
  request: { params: idParam },
  responses: { 200: answers(heldView, 'The mail') },
})
const bodyOf = apiRoute({
  method: 'get',
  path: '/held/{id}/body',
  summary: 'The body for a sandboxed frame: written anew, without scripts, forms, links and remote content',
  request: { params: idParam },
  responses: { 200: { description: 'An HTML document', content: { 'text/html': { schema: z.string() } } } },
})
const raw = apiRoute({
  method: 'get',
  path: '/held/{id}/raw',
  summary: 'The mail as received',
  request: { params: idParam },
  responses: { 200: { description: 'The mail', content: { 'message/rfc822': { schema: z.string() } } } },
})
const bulk = (name: 'release' | 'report' | 'delete', summary: string) =>
  apiRoute({
    method: 'post',
    path: `/held/${name}`,
    summary,
    request: { body: body(heldIds) },
    responses: { 200: answers(heldDone, 'What was done, and what was not and why') },
  })
const release = bulk('release', 'Deliver held mails, past the scanner')
const report = bulk('report', 'Report held mails as phishing: learned for their recipients; they stay held')
const remove = bulk('delete', 'Throw held mails away')

const pageSize = 50

type Done = { readonly proof: string | null } | Both

const notReleased = {
  'not-held': problems.notHeld,
  'under-way': problems.isReleasing,
  nowhere: problems.noReinject,
  unreachable: problems.noMailServer,
  unknown: problems.noProof,
  refused: problems.notTaken,
} as const

export const heldRoutes = (world: HttpWorld) => {
  const { store, knowledge, settings, lang } = world

  /** @throws Problem 404 where it is another's. */
  const visible = async (actor: Actor, id: number): Promise<Held> => {
    const row = await getHeld(store, id)
    if (row === null || !seesHeld(actor, row.recipient)) throw new Problem(404, problems.noMessage)
    return row
  }
  /** Whoever reads another's mail is written down. */
  const readMail = async (c: Context<AppEnv>, id: number) => {
    const actor = c.get('actor')
    const { recipient } = await visible(actor, id)
    const mail = await heldMail(store, id)
    if (mail !== null && !seesAddress(actor, recipient))
      await writeAudit(store, {
        ...auditActor(actor),
        action: 'quarantine.read',
        target: `mail ${id}`,
        detail: { recipient },
      })
    return mail
  }
  const heldOrProblem = async (c: Context<AppEnv>, id: number) => {
    const mail = await readMail(c, id)
    if (mail === null) throw new Problem(410, problems.notHeld)
    return mail
  }
  /** One after the other: a mail server is not asked for all at once. What is another's is what is not there. */
  const each = async (actor: Actor, ids: readonly number[], work: (row: Held) => Promise<Done>) => {
    const done: { id: number; proof: string | null }[] = []
    const failed: (Both & { id: number })[] = []
    for (const id of new Set(ids)) {
      const row = await getHeld(store, id)
      const result = row === null || !seesHeld(actor, row.recipient) ? problems.noMessage : await work(row)
      if ('ja' in result) failed.push({ id, ja: result.ja, en: result.en })
      else done.push({ id, proof: result.proof })
    }
    return { done, failed }
  }

  return createRouter()
    .openapi(list, async (c) => {
      const actor = c.get('actor')
      const { q, verdict, state, cursor } = c.req.valid('query')
      const recipients = hasRole(actor, 'admin') || actor.kind === 'household' ? undefined : actor.addresses
      const which = { recipients, q, verdict, state }
      const [heldAt = 0, id = 0] = cursor?.split('-').map(Number) ?? []
      const after = cursor === undefined ? undefined : { heldAt, id }
      const rows = await listHeld(store, { ...which, after, limit: pageSize })
      const last = rows.length === pageSize ? rows.at(-1) : undefined
      return c.json(
        {
          items: rows.map(viewHeldRow),
          next: last === undefined ? null : `${last.heldAt}-${last.id}`,
          total: await countHeld(store, which),
        },
        200,
      )
    })
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param')
      const mail = await readMail(c, id)
      const row = mail?.row ?? (await visible(c.get('actor'), id))
      return c.json(
        { row: viewHeldRow(row), mail: mail === null ? null : viewHeldMail(judgedHeld(mail, knowledge)) },
        200,
      )
    })
    .openapi(bodyOf, async (c) => {
      const mail = await heldOrProblem(c, c.req.valid('param').id)
      const { message } = judgedHeld(mail, knowledge).view
      const linkOf = () => ({ href: null, label: '', isBad: false })
      const fetched = new Map()
      const { html } = bodyDocument(message, mail.bytes, { lang, linkOf, note: null, fetched })
      return c.body(html, 200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': bodyPolicy(false),
        'X-Frame-Options': 'SAMEORIGIN',
        'Cache-Control': 'no-store',
      })
    })
    .openapi(raw, async (c) => {
      const { id } = c.req.valid('param')
      const { bytes } = await heldOrProblem(c, id)
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': 'message/rfc822',
        'Content-Disposition': `attachment; filename="held-${id}.eml"`,
        'Content-Security-Policy': 'sandbox',
      })
    })
    .openapi(release, async (c) => {
      const actor = c.get('actor')
      const by = auditActor(actor)
      const result = await each(actor, c.req.valid('json').ids, async ({ id }) => {
        const released = await releaseHeld(store, settings.gateway, { id, by })
        if (released.ok) return { proof: released.proof }
        const said = notReleased[released.why]
        if (released.why !== 'refused') return said
        return { ja: `${said.ja} ${released.reply}`, en: `${said.en} ${released.reply}` }
      })
      return c.json(result, 200)
    })
    .openapi(report, async (c) => {
      const actor = c.get('actor')
      const by = auditActor(actor)
      const result = await each(actor, c.req.valid('json').ids, async ({ id }) => {
        const learned = await reportHeld({ store, knowledge, settings: settings.gateway }, { id, by })
        return learned === 'not-held' ? problems.notHeld : { proof: null }
      })
      return c.json(result, 200)
    })
    .openapi(remove, async (c) => {
      const actor = c.get('actor')
      const by = auditActor(actor)
      const result = await each(actor, c.req.valid('json').ids, async ({ id, recipient }) => {
        if (!(await endHolding(store, id, by.actor))) return problems.notHeld
        await writeAudit(store, { ...by, action: 'quarantine.delete', target: `mail ${id}`, detail: { recipient } })
        return { proof: null }
      })
      return c.json(result, 200)
    })
}
