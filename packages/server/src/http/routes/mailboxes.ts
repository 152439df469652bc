/** Mailboxes: what there is, adding and testing one, shadow mode and agreeing, lists, the journal, what was learned. */
import { z } from '@hono/zod-openapi'
import { hasGateway } from '../../gateway/settings.ts'
import { authservIdsFor } from '../../mailbox/providers.ts'
import type { MailboxSettings } from '../../mailbox/settings.ts'
import { trustOfMailbox } from '../../sort/at-work.ts'
import {
  type AuditInput,
  addListEntry,
  addMailbox,
  listActions,
  listCorrections,
  listEntries,
  type MailboxRow,
  removeListEntry,
  removeMailbox,
  summariseFolders,
  updateMailbox,
  writeAudit,
} from '../../store/index.ts'
import { type Actor, auditActor, ownerOf, requireRole } from '../access/actor.ts'
import { isReachedByOthers } from '../access/host.ts'
import { csrfToken, keyFor } from '../access/session.ts'
import { visibleCorrection, visibleMailbox, visibleMailboxes } from '../access/visible.ts'
import { countActions } from '../count-actions.ts'
import { listSubjectOf } from '../list-subject.ts'
import { orProblem } from '../outcome.ts'
import { Problem, problems } from '../problem.ts'
import { idParam, level, nothing } from '../schema/common.ts'
import {
  authservId,
  dryRun,
  folder,
  journalPage,
  learned,
  listEntry,
  mailbox,
  mailboxPatch,
  newListEntry,
  newMailbox,
  preset,
  reviewTo,
  state,
  testResult,
  trustedServers,
} from '../schema/mailbox.ts'
import { viewActor } from '../view-actor.ts'
import { type Counting, viewMailbox } from '../view-mailbox.ts'
import { rolesOf, viewActions, viewCorrections, viewRow } from '../view-row.ts'
import type { HttpWorld } from '../world.ts'
import { answers, apiRoute, body, createRouter } from './route.ts'

const stateRoute = apiRoute({
  method: 'get',
  path: '/state',
  summary: 'What the page begins with',
  responses: { 200: answers(state, 'Mailboxes, language, the token for changes') },
})
const folders = apiRoute({
  method: 'get',
  path: '/mailboxes/{id}/folders',
  summary: 'Folders with how many mails lie in each',
  request: { params: idParam },
  responses: { 200: answers(z.array(folder), 'Folders') },
})
const add = apiRoute({
  method: 'post',
  path: '/mailboxes',
  summary: 'Add a mailbox; it starts in shadow mode, where nothing is moved',
  request: { body: body(newMailbox) },
  responses: { 201: answers(mailbox, 'The mailbox') },
})
const test = apiRoute({
  method: 'post',
  path: '/mailboxes/test',
  summary: 'Try to connect, and say in words what is wrong',
  request: { body: body(newMailbox) },
  responses: { 200: answers(testResult, 'Step by step') },
})
const addDemo = apiRoute({
  method: 'post',
  path: '/demo',
  summary: "Add the demo mailbox of the project's own mails",
  responses: { 201: answers(mailbox, 'The mailbox') },
})
const change = apiRoute({
  method: 'patch',
  path: '/mailboxes/{id}',
  summary: 'Change name, mode, level, or where mails to check go',
  request: { params: idParam, body: body(mailboxPatch) },
  responses: { 200: answers(mailbox, 'The mailbox') },
})
const trustedServer = apiRoute({
  method: 'get',
  path: '/mailboxes/{id}/trusted-server',
  summary:
    'Which server checks this mailbox’s mail: believed already, or seen on its mail and for the person to confirm',
  request: { params: idParam },
  responses: { 200: answers(trustedServers, 'authserv-ids (RFC 8601)') },
})
const trustServer = apiRoute({
  method: 'post',
  path: '/mailboxes/{id}/trusted-server',
  summary: 'Believe what this server says of mail; the last month is judged anew, and nothing is moved',
  request: { params: idParam, body: body(z.object({ authservId })) },
  responses: { 200: answers(z.object({ judged: z.int() }), 'How many mails were judged anew') },
})
const distrustServer = apiRoute({
  method: 'delete',
  path: '/mailboxes/{id}/trusted-server',
  summary: 'Believe no server’s word any longer; the last month is judged anew, and nothing is moved',
  request: { params: idParam },
  responses: { 200: answers(z.object({ judged: z.int() }), 'How many mails were judged anew') },
})
const remove = apiRoute({
  method: 'delete',
  path: '/mailboxes/{id}',
  summary: 'Forget a mailbox; nothing on its server is touched',
  request: { params: idParam },
  responses: { 200: answers(nothing, 'Done') },
})
const pause = apiRoute({
  method: 'post',
  path: '/mailboxes/{id}/pause',
  summary: 'Stop looking at a mailbox, or go on',
  request: { params: idParam, body: body(z.object({ paused: z.boolean() })) },
  responses: { 200: answers(nothing, 'Done') },
})
const agree = apiRoute({
  method: 'post',
  path: '/mailboxes/{id}/agree',
  summary: 'From shadow mode to active: what the dry run showed is done',
  request: {
    params: idParam,
    body: body(
      z.object({
        level: level.optional(),
        reviewTo: reviewTo.optional(),
        days: z.int().min(0).max(366).optional(),
        upTo: z.int().min(0).optional().describe('Of the dry run that was shown: mail that came since is left'),
      }),
    ),
  },
  responses: { 200: answers(z.object({ planned: z.int() }), 'How many mails are going to be moved') },
})
const dryRunRoute = apiRoute({
  method: 'get',
  path: '/mailboxes/{id}/dry-run',
  summary: 'What would have been moved, and what each level would change',
  request: {
    params: idParam,
    query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30), level: level.optional() }),
  },
  responses: { 200: answers(dryRun, 'Nothing is moved') },
})
const learnedRoute = apiRoute({
  method: 'get',
  path: '/mailboxes/{id}/learned',
  summary: 'How often who was wrong on this mailbox, and what was learned',
  request: { params: idParam },
  responses: { 200: answers(learned, 'Figures with intervals') },
})
const exported = apiRoute({
  method: 'get',
  path: '/mailboxes/{id}/export',
  summary: 'What was learned, as a file',
  request: { params: idParam },
  responses: { 200: { description: 'A JSON file', content: { 'application/octet-stream': { schema: z.string() } } } },
})
const forget = apiRoute({
  method: 'delete',
  path: '/corrections/{id}',
  summary: 'Unlearn a correction, exactly',
  request: { params: idParam },
  responses: { 200: answers(nothing, 'Done') },
})
const confirm = apiRoute({
  method: 'post',
  path: '/corrections/{id}/confirm',
  summary: "The person's word on a correction that waits",
  request: { params: idParam, body: body(z.object({ yes: z.boolean() })) },
  responses: { 200: answers(nothing, 'Done') },
})
const journal = apiRoute({
  method: 'get',
  path: '/mailboxes/{id}/journal',
  summary: 'What was moved, newest first',
  request: { params: idParam, query: z.object({ cursor: z.coerce.number().int().min(1).optional() }) },
  responses: { 200: answers(journalPage, 'A page of the journal') },
})
const lists = apiRoute({
  method: 'get',
  path: '/mailboxes/{id}/list',
  summary: 'Senders allowed, blocked, trusted',
  request: { params: idParam },
  responses: { 200: answers(z.array(listEntry), 'Entries') },
})
const addToList = apiRoute({
  method: 'post',
  path: '/mailboxes/{id}/list',
  summary: 'Allow, block or trust an address or a domain',
  request: { params: idParam, body: body(newListEntry) },
  responses: { 201: answers(listEntry, 'The entry') },
})
const removeFromList = apiRoute({
  method: 'delete',
  path: '/mailboxes/{id}/list',
  summary: 'Take an entry off the list',
  request: { params: idParam, query: z.object({ id: z.coerce.number().int().min(1) }) },
  responses: { 200: answers(nothing, 'Done') },
})
const providers = apiRoute({
  method: 'get',
  path: '/providers',
  summary: "A provider's servers by mail address",
  request: { query: z.object({ address: z.string().max(320) }) },
  responses: { 200: answers(preset.nullable(), 'null where none is known') },
})

/** Entries of the journal on a page. */
const journalLimit = 100
/** Corrections written to an export. */
const exportMax = 500

export const mailboxRoutes = (world: HttpWorld, counting: Counting) => {
  const { store, sorter } = world
  const csrfKey = keyFor(store, 'csrf')
  const mailboxOf = (actor: Actor, id: number): Promise<MailboxRow> => visibleMailbox(store, actor, id)
  const audit = (actor: Actor, action: AuditInput['action'], id: number, detail = {}) =>
    writeAudit(store, { ...auditActor(actor), action, target: `mailbox ${id}`, detail })
  /** Folders of this machine are for who is at it: as a Maildir, and as the place of pulled mail. */
  const mayRead = (actor: Actor, wanted: MailboxSettings): void => {
    const isFolder = wanted.kind === 'maildir' || (wanted.kind === 'pop3' && wanted.path !== undefined)
    if (isFolder) requireRole(actor, 'admin')
    if (isFolder && isReachedByOthers(world)) throw new Problem(403, problems.maildirByTerminal)
  }
  /** A mailbox that is the administrators' becomes one's own, or one's own theirs. */
  const giveTo = async (actor: Actor, id: number, mine: boolean): Promise<void> => {
    requireRole(actor, 'admin')
    await updateMailbox(store, id, { accountId: mine ? ownerOf(actor) : null })
  }
  const view = async (actor: Actor, id: number) => viewMailbox(world, await mailboxOf(actor, id), counting)

  return createRouter()
    .openapi(stateRoute, async (c) => {
      const actor = c.get('actor')
      const rows = await visibleMailboxes(store, actor)
      const demoId = await world.demo.mailboxId()
      return c.json(
        {
          lang: world.lang,
          version: world.version,
          demo: demoId !== null,
          mailboxes: await Promise.all(rows.map((row) => viewMailbox(world, row, counting))),
          listening: world.listening,
          gateway: hasGateway(world.settings.gateway),
          csrf: csrfToken(csrfKey, c.get('session')),
          account: viewActor(actor),
        },
        200,
      )
    })
    .openapi(folders, async (c) => {
      const { id } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const found = await summariseFolders(store, id)
      return c.json(
        found.map(({ id, path, role, total, unread, counts }) => ({ id, path, role, total, unread, counts })),
        200,
      )
    })
    .openapi(test, async (c) => {
      const { settings, secret } = c.req.valid('json')
      mayRead(c.get('actor'), settings)
      const { folders: names, ...result } = await world.testMailbox(settings, secret)
      return c.json(
        { ok: result.ok, steps: [...result.steps], ...(names === undefined ? {} : { folders: [...names] }) },
        200,
      )
    })
    .openapi(add, async (c) => {
      const { name, settings, secret } = c.req.valid('json')
      mayRead(c.get('actor'), settings)
      const isKnown = settings.kind === 'maildir' || settings.authservIds.length > 0
      const id = await addMailbox(store, {
        name,
        kind: settings.kind,
        settings: isKnown ? settings : { ...settings, authservIds: [...authservIdsFor(settings)] },
        secret: Object.keys(secret).length === 0 ? null : JSON.stringify(secret),
        accountId: ownerOf(c.get('actor')),
      })
      await audit(c.get('actor'), 'mailbox.add', id, { kind: settings.kind })
      await sorter.refresh()
      return c.json(await view(c.get('actor'), id), 201)
    })
    .openapi(addDemo, async (c) => {
      requireRole(c.get('actor'), 'admin')
      const id = await world.demo.add()
      if (id === null) throw new Problem(503, problems.noDemo)
      await sorter.refresh()
      return c.json(await view(c.get('actor'), id), 201)
    })
    .openapi(change, async (c) => {
      const { id } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const { mode, mine, ...rest } = c.req.valid('json')
      if (mine !== undefined) await giveTo(c.get('actor'), id, mine)
      const changed = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
      if (Object.keys(changed).length > 0) orProblem(await sorter.change(id, changed))
      if (mode === 'shadow') orProblem(await sorter.shadow(id))
      // Mail that lies there already is left where it is: agree() is what moves that.
      if (mode === 'active') orProblem(await sorter.agree(id, { days: 0 }))
      await audit(c.get('actor'), 'mailbox.change', id, c.req.valid('json'))
      return c.json(await view(c.get('actor'), id), 200)
    })
    .openapi(trustedServer, async (c) => {
      const row = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const { authservIds: trusted } = trustOfMailbox(row)
      const suggestion = trusted.length > 0 ? null : await sorter.suggestTrust(row.id)
      return c.json({ trusted: [...trusted], suggestion }, 200)
    })
    .openapi(trustServer, async (c) => {
      const row = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const ids = new Set([...trustOfMailbox(row).authservIds, c.req.valid('json').authservId])
      const { judged } = orProblem(await sorter.trustServer(row.id, [...ids]))
      return c.json({ judged }, 200)
    })
    .openapi(distrustServer, async (c) => {
      const { id } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const { judged } = orProblem(await sorter.trustServer(id, []))
      return c.json({ judged }, 200)
    })
    .openapi(remove, async (c) => {
      const { id } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      orProblem(await sorter.pause(id))
      await removeMailbox(store, id)
      await audit(c.get('actor'), 'mailbox.remove', id)
      await sorter.refresh()
      return c.json({}, 200)
    })
    .openapi(pause, async (c) => {
      const { id } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      orProblem(c.req.valid('json').paused ? await sorter.pause(id) : await sorter.resume(id))
      return c.json({}, 200)
    })
    .openapi(agree, async (c) => {
      const { id } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const { days, upTo, level, reviewTo } = c.req.valid('json')
      const chosen = { ...(level === undefined ? {} : { level }), ...(reviewTo === undefined ? {} : { reviewTo }) }
      if (Object.keys(chosen).length > 0) orProblem(await sorter.change(id, chosen))
      const { planned } = orProblem(await sorter.agree(id, { upTo, ...(days === undefined ? {} : { days }) }))
      await audit(c.get('actor'), 'mailbox.agree', id, { planned })
      return c.json({ planned }, 200)
    })
    .openapi(dryRunRoute, async (c) => {
      const { id } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const { days, level } = c.req.valid('query')
      const found = await sorter.dryRun(id, days, level)
      const roles = await rolesOf(store, id)
      return c.json(
        {
          scanned: found.scanned,
          upTo: found.upTo,
          wouldJunk: found.wouldJunk.map((row) => viewRow(row, roles)),
          wouldRescue: found.wouldRescue.map((row) => viewRow(row, roles)),
          wouldReview: found.wouldReview.map((row) => viewRow(row, roles)),
          levels: [...found.levels],
        },
        200,
      )
    })
    .openapi(learnedRoute, async (c) => {
      const { id } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const { figures, series, corrections } = await sorter.learned(id)
      return c.json({ figures, series: [...series], corrections: await viewCorrections(store, corrections) }, 200)
    })
    .openapi(exported, async (c) => {
      const row = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const [{ figures, series }, corrections, entries] = await Promise.all([
        sorter.learned(row.id),
        listCorrections(store, { mailboxId: row.id, limit: exportMax }),
        listEntries(store, row.id),
      ])
      const file = { mailbox: row.name, version: world.version, figures, series, corrections, lists: entries }
      return c.body(new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="miwake-learned-${row.id}.json"`,
      })
    })
    .openapi(forget, async (c) => {
      await visibleCorrection(store, c.get('actor'), c.req.valid('param').id)
      orProblem(await sorter.forget(c.req.valid('param').id))
      return c.json({}, 200)
    })
    .openapi(confirm, async (c) => {
      await visibleCorrection(store, c.get('actor'), c.req.valid('param').id)
      orProblem(await sorter.confirm(c.req.valid('param').id, c.req.valid('json').yes))
      return c.json({}, 200)
    })
    .openapi(journal, async (c) => {
      const { id } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const rows = await listActions(store, {
        mailboxId: id,
        beforeId: c.req.valid('query').cursor,
        limit: journalLimit,
      })
      const last = rows.at(-1)
      const next = rows.length === journalLimit && last !== undefined ? String(last.id) : null
      const total = await countActions(store, id)
      return c.json({ items: await viewActions(store, rows), next, total }, 200)
    })
    .openapi(lists, async (c) => {
      const { id } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      return c.json((await listEntries(store, id)).map(viewEntry), 200)
    })
    .openapi(addToList, async (c) => {
      const { id: mailboxId } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      const { kind, value } = c.req.valid('json')
      const subject = listSubjectOf(kind, value)
      if (subject === null) throw new Problem(400, problems.badEntry)
      return c.json(viewEntry(await addListEntry(store, { mailboxId, kind, ...subject })), 201)
    })
    .openapi(removeFromList, async (c) => {
      const { id: mailboxId } = await mailboxOf(c.get('actor'), c.req.valid('param').id)
      if (!(await removeListEntry(store, { mailboxId, id: c.req.valid('query').id })))
        throw new Problem(404, problems.noCorrection)
      return c.json({}, 200)
    })
    .openapi(providers, async (c) => c.json(await world.findPreset(c.req.valid('query').address), 200))
}

const viewEntry = ({ id, kind, value, createdAt }: Awaited<ReturnType<typeof addListEntry>>) => ({
  id,
  kind,
  value,
  at: createdAt,
})
