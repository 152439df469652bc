/** Mails: lists, search, one in full, its body and its bytes; the person's word on it. */
import { z } from '@hono/zod-openapi'
import { explain } from '@miwake/engine'
import type { Context } from 'hono'
import { addListEntry, listEntries, listMessages, removeListEntry, searchMessages } from '../../store/index.ts'
import { bodyPolicy } from '../access/security-header.ts'
import { mayUndo, visibleMailbox, visibleMessage } from '../access/visible.ts'
import { attachmentFile } from '../attachment-file.ts'
import { bodyDocument } from '../body/document.ts'
import { fetchImages } from '../images/fetch-images.ts'
import { judgedMail, rawOf } from '../judged-mail.ts'
import { type AskPage, createLinkWriter, linksAreClosed } from '../link-policy.ts'
import { orProblem } from '../outcome.ts'
import { Problem, problems } from '../problem.ts'
import { idParam, nothing, undoIds } from '../schema/common.ts'
import { messagePage, messageQuery, messageView, readerAnswer } from '../schema/message.ts'
import { trustRefusal, trustSubject } from '../trust.ts'
import { viewMessage } from '../view-message.ts'
import { rolesOf, viewRow } from '../view-row.ts'
import type { HttpWorld } from '../world.ts'
import { type AppEnv, answers, apiRoute, body, createRouter } from './route.ts'

const list = apiRoute({
  method: 'get',
  path: '/messages',
  summary: 'Mails of a mailbox or folder, newest first; with q those that hold all its words',
  request: { query: messageQuery },
  responses: { 200: answers(messagePage, 'A page of mails') },
})
const one = apiRoute({
  method: 'get',
  path: '/messages/{id}',
  summary: 'One mail with the three answers, the sum, links and attachments',
  request: { params: idParam },
  responses: { 200: answers(messageView, 'The mail') },
})
const bodyOf = apiRoute({
  method: 'get',
  path: '/messages/{id}/body',
  summary: 'The body for a sandboxed frame: written anew, without scripts, forms and remote content',
  request: { params: idParam, query: z.object({ images: z.enum(['0', '1']).optional() }) },
  responses: { 200: { description: 'An HTML document', content: { 'text/html': { schema: z.string() } } } },
})
const raw = apiRoute({
  method: 'get',
  path: '/messages/{id}/raw',
  summary: 'The mail as received',
  request: { params: idParam },
  responses: { 200: { description: 'The mail', content: { 'message/rfc822': { schema: z.string() } } } },
})
const attachment = apiRoute({
  method: 'get',
  path: '/messages/{id}/attachments/{index}',
  summary: 'An attachment as a file; never one that is held back, nor any of a mail that is doubted',
  request: {
    params: idParam.extend({
      index: z.coerce
        .number()
        .int()
        .min(0)
        .openapi({ param: { name: 'index', in: 'path' }, example: 0 }),
    }),
  },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
  },
})
const answer = apiRoute({
  method: 'post',
  path: '/messages/{id}/answer',
  summary: "The person's word on a mail: learned at once, and moved where it belongs",
  request: { params: idParam, body: body(z.object({ answer: readerAnswer })) },
  responses: { 200: answers(undoIds, 'What undo takes') },
})
const trust = apiRoute({
  method: 'post',
  path: '/messages/{id}/trust',
  summary: 'Trust the proven sender of a mail, or no longer',
  request: { params: idParam, body: body(z.object({ on: z.boolean() })) },
  responses: { 200: answers(nothing, 'Done') },
})
const images = apiRoute({
  method: 'post',
  path: '/messages/{id}/images',
  summary: 'Always show remote images of the proven sender of a mail, or no longer',
  request: { params: idParam, body: body(z.object({ on: z.boolean() })) },
  responses: { 200: answers(nothing, 'Done') },
})
const undo = apiRoute({
  method: 'post',
  path: '/undo',
  summary: 'Take back answers and moves',
  request: { body: body(z.object({ ids: z.array(z.string().max(64)).min(1).max(1_000) })) },
  responses: {
    200: answers(
      z.object({ undone: z.int(), failed: z.array(z.object({ id: z.string(), ja: z.string(), en: z.string() })) }),
      'How many were taken back, and which were not',
    ),
  },
})

/** Said in the frame where images are asked for and not fetched. */
const imagesOff = {
  ja: '外部の画像は読み込みません（この Miwake では有効になっていません）。',
  en: 'Remote images are not loaded: this Miwake does not fetch them.',
}
const imagesNever = {
  ja: 'フィッシングや迷惑メールの画像は読み込みません。',
  en: 'Images of phishing and junk are never loaded.',
}

/** To whom it is not, it is not there. */
const notYours = { ok: false, message: problems.noCorrection } as const

export const messageRoutes = (world: HttpWorld, askPage: AskPage) => {
  const { store, sorter, lang } = world
  /** Puts the proven sender of a mail on a list, or takes them off it. */
  const listSender = async (kind: 'trust' | 'images', message: number, on: boolean): Promise<void> => {
    const { row, scan } = await judgedMail(world, message)
    const subject = trustSubject(scan)
    if (subject === null) throw new Problem(409, trustRefusal(scan))
    const { mailboxId } = row
    if (on) {
      await addListEntry(store, { mailboxId, kind, ...subject })
      return
    }
    for (const entry of await listEntries(store, mailboxId))
      if (entry.kind === kind && entry.subject === subject.subject && entry.value === subject.value)
        await removeListEntry(store, { mailboxId, id: entry.id })
  }
  /** @throws Problem 404 where it is another's. */
  const mine = async (c: Context<AppEnv>, id: number): Promise<number> =>
    (await visibleMessage(store, c.get('actor'), id)).id
  return createRouter()
    .openapi(list, async (c) => {
      const { mailbox, folder, q, ...rest } = c.req.valid('query')
      await visibleMailbox(store, c.get('actor'), mailbox)
      const question = { ...rest, mailboxId: mailbox, folderId: folder }
      const page =
        q === undefined || q.trim() === ''
          ? await listMessages(store, question)
          : await searchMessages(store, { ...question, q })
      const roles = await rolesOf(store, mailbox)
      return c.json({ ...page, items: page.items.map((row) => viewRow(row, roles)) }, 200)
    })
    .openapi(one, async (c) => c.json(await viewMessage(world, await mine(c, c.req.valid('param').id)), 200))
    .openapi(bodyOf, async (c) => {
      const { raw: bytes, scan } = await judgedMail(world, await mine(c, c.req.valid('param').id))
      const isClosed = linksAreClosed(explain(scan))
      const isAsked = c.req.valid('query').images === '1'
      const why = !isAsked ? null : !world.settings.images.proxy ? imagesOff : isClosed ? imagesNever : null
      const sources = isAsked && why === null ? scan.view.message.images.map(({ src }) => src) : []
      const fetched = await fetchImages(sources, world.images)
      const linkOf = createLinkWriter(scan, { lang, askPage })
      const { html } = bodyDocument(scan.view.message, bytes, { lang, linkOf, note: why?.[lang] ?? null, fetched })
      return c.body(html, 200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': bodyPolicy(!isClosed),
        'X-Frame-Options': 'SAMEORIGIN',
        'Cache-Control': 'no-store',
      })
    })
    .openapi(raw, async (c) => {
      const bytes = await rawOf(world, await visibleMessage(store, c.get('actor'), c.req.valid('param').id), {
        whole: true,
      })
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': 'message/rfc822',
        'Content-Disposition': `attachment; filename="mail-${c.req.valid('param').id}.eml"`,
        'Content-Security-Policy': 'sandbox',
      })
    })
    .openapi(attachment, async (c) => {
      const { id, index } = c.req.valid('param')
      const { bytes, disposition } = attachmentFile(await judgedMail(world, await mine(c, id), { whole: true }), index)
      return c.body(new Uint8Array(bytes), 200, {
        // Whatever the sender calls it: nothing shall show it in the browser.
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': disposition,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      })
    })
    .openapi(answer, async (c) => {
      const { id } = c.req.valid('param')
      await mine(c, id)
      const done = orProblem(await sorter.answer(id, c.req.valid('json').answer, 'reader'))
      return c.json({ undo: { id: done.undo } }, 200)
    })
    .openapi(trust, async (c) => {
      await listSender('trust', await mine(c, c.req.valid('param').id), c.req.valid('json').on)
      return c.json({}, 200)
    })
    .openapi(images, async (c) => {
      await listSender('images', await mine(c, c.req.valid('param').id), c.req.valid('json').on)
      return c.json({}, 200)
    })
    .openapi(undo, async (c) => {
      const { ids } = c.req.valid('json')
      const allowed = new Set<string>()
      for (const id of ids) if (await mayUndo(store, c.get('actor'), id)) allowed.add(id)
      const undone = await sorter.undo(ids.filter((id) => allowed.has(id)))
      let at = 0
      const outcomes = ids.map((id) => (allowed.has(id) ? undone[at++]! : notYours))
      const failed = outcomes.flatMap((outcome, i) => (outcome.ok ? [] : [{ id: ids[i] ?? '', ...outcome.message }]))
      return c.json({ undone: outcomes.length - failed.length, failed }, 200)
    })
}
