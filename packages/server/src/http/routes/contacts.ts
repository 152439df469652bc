/** Contacts: what is known of them, an address book read in, and what is to be forgotten. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { importAddressBook } from '../../contacts/import-address-book.ts'
import { listCorrespondents, removeCorrespondents } from '../../store/index.ts'
import { visibleMailbox } from '../access/visible.ts'
import { Problem, problems } from '../problem.ts'
import { idParam, nothing } from '../schema/common.ts'
import { contactPage, imported } from '../schema/contacts.ts'
import type { HttpWorld } from '../world.ts'
import { type AppEnv, answers, apiRoute, body, createRouter } from './route.ts'

/** The only thing sent that may be large. */
export const contactsPath = /^\/api\/mailboxes\/\d+\/contacts$/

const list = apiRoute({
  method: 'get',
  path: '/mailboxes/{id}/contacts',
  summary: 'Whom this mailbox writes to, and who is in the address book; each counts only where proven',
  request: { params: idParam, query: z.object({ after: z.string().max(320).optional() }) },
  responses: { 200: answers(contactPage, 'A page of contacts, by address') },
})
const add = apiRoute({
  method: 'post',
  path: '/mailboxes/{id}/contacts',
  summary: 'Read in an address book: vCard, or CSV as Google, Outlook and Thunderbird write it',
  request: { params: idParam, body: body(z.object({ file: z.base64().describe('Its bytes') })) },
  responses: { 200: answers(imported, 'What was in it') },
})
const remove = apiRoute({
  method: 'delete',
  path: '/mailboxes/{id}/contacts',
  summary: 'Forget one contact, or without an address all of the address book',
  request: { params: idParam, query: z.object({ address: z.string().min(3).max(320).optional() }) },
  responses: { 200: answers(nothing, 'Done') },
})

const pageSize = 100

export const contactRoutes = ({ store }: HttpWorld) => {
  const mailboxId = async (c: Context<AppEnv>, id: number): Promise<number> =>
    (await visibleMailbox(store, c.get('actor'), id)).id
  return createRouter()
    .openapi(list, async (c) => {
      const id = await mailboxId(c, c.req.valid('param').id)
      const { after = '' } = c.req.valid('query')
      const { items, total, imported } = await listCorrespondents(store, { mailboxId: id, after, limit: pageSize })
      return c.json(
        {
          items: items.map(({ address, name, source, mails, lastAt }) => ({ address, name, source, mails, lastAt })),
          next: items.length === pageSize ? (items.at(-1)?.address ?? null) : null,
          total,
          imported,
        },
        200,
      )
    })
    .openapi(add, async (c) => {
      const id = await mailboxId(c, c.req.valid('param').id)
      const found = await importAddressBook(store, id, Buffer.from(c.req.valid('json').file, 'base64'))
      if (found === 0) throw new Problem(400, problems.noContacts)
      return c.json({ found }, 200)
    })
    .openapi(remove, async (c) => {
      const id = await mailboxId(c, c.req.valid('param').id)
      const { address } = c.req.valid('query')
      const removed = await removeCorrespondents(
        store,
        id,
        address === undefined ? { source: 'address-book' } : { address },
      )
      if (address !== undefined && removed === 0) throw new Problem(404, problems.noContact)
      return c.json({}, 200)
    })
}
