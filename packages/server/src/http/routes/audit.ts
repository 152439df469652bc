/** Who did what to what, for who administers. */
import { z } from '@hono/zod-openapi'
import { listAudit } from '../../store/index.ts'
import { requireRole } from '../access/actor.ts'
import { auditCsv } from '../audit-csv.ts'
import { auditFilter, auditPage } from '../schema/account.ts'
import type { HttpWorld } from '../world.ts'
import { answers, apiRoute, createRouter } from './route.ts'

const list = apiRoute({
  method: 'get',
  path: '/audit',
  summary: 'Who did what to what, newest first',
  request: { query: auditFilter.extend({ before: z.coerce.number().int().min(1).optional() }) },
  responses: { 200: answers(auditPage, 'A page of the log') },
})
const csv = apiRoute({
  method: 'get',
  path: '/audit.csv',
  summary: 'The same as a file (RFC 4180), all pages of it',
  request: { query: auditFilter },
  responses: { 200: { description: 'A CSV file', content: { 'text/csv': { schema: z.string() } } } },
})

const pageSize = 100

export const auditRoutes = ({ store }: HttpWorld) =>
  createRouter()
    .openapi(list, async (c) => {
      requireRole(c.get('actor'), 'admin')
      const { before, ...filter } = c.req.valid('query')
      const rows = await listAudit(store, { ...filter, beforeId: before, limit: pageSize })
      const items = rows.map(({ id, at, actor, action, target, detail }) => ({ id, at, actor, action, target, detail }))
      return c.json({ items, next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null }, 200)
    })
    .openapi(csv, async (c) => {
      requireRole(c.get('actor'), 'admin')
      return c.body(auditCsv(store, c.req.valid('query')), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="miwake-audit.csv"',
      })
    })
