/** One-time links of digest mails: a mail is released or reported by who got the digest, without signing in. */
import type { Context } from 'hono'
import {
  findHeldLink,
  type HeldLink,
  type LinkKind,
  linkPath,
  takeHeldLink,
} from '../../gateway/quarantine/digest/links.ts'
import { judgedHeld, reasonsAgainst } from '../../gateway/quarantine/judged-held.ts'
import { releaseHeld } from '../../gateway/quarantine/release.ts'
import { reportHeld } from '../../gateway/quarantine/report.ts'
import { findAccountByAddress, heldMail } from '../../store/index.ts'
import type { Gates } from '../access/gates.ts'
import { isLookingAhead } from '../access/looking-ahead.ts'
import { plainPagePolicy } from '../access/security-header.ts'
import type { Lang } from '../lang.ts'
import { heldLinkPage, heldLinkUsedPage, notReleasedPage, releasedPage, reportedPage } from '../pages/held.ts'
import { Problem, problems } from '../problem.ts'
import type { HttpWorld } from '../world.ts'
import { createRouter } from './route.ts'

const reasonsMax = 4
const kinds: readonly LinkKind[] = ['release', 'report']

export const heldLinkRoutes = (world: HttpWorld, gates: Gates) => {
  const { store, knowledge, settings, metrics } = world
  const plain = (c: Context, html: string, status: 200 | 403 | 409 = 200) =>
    c.html(html, status, { 'Content-Security-Policy': plainPagePolicy })
  const used = (c: Context, lang: Lang) => {
    metrics.refused.inc({ why: 'link' })
    return plain(c, heldLinkUsedPage(lang), 403)
  }
  const by = { accountId: null, actor: 'digest' } as const
  const langFor = async (link: HeldLink | null): Promise<Lang> =>
    (link === null ? null : (await findAccountByAddress(store, link.to))?.lang) ?? settings.gateway.digest.lang

  const look = async (c: Context, kind: LinkKind, token: string): Promise<Response> => {
    const link = await findHeldLink(store, kind, token)
    const mail = link === null ? null : await heldMail(store, link.id)
    const lang = await langFor(link)
    if (mail === null) return used(c, lang)
    const reasons = reasonsAgainst(judgedHeld(mail, knowledge), reasonsMax)
    return plain(c, heldLinkPage(lang, kind, { row: mail.row, reasons, token }))
  }
  const release = async (c: Context, token: string): Promise<Response> => {
    const link = await findHeldLink(store, 'release', token)
    const lang = await langFor(link)
    if (link === null) return used(c, lang)
    // Of many who press at once one releases (store/end-holding.ts); the link is used up when the mail is on its way.
    const released = await releaseHeld(store, settings.gateway, { id: link.id, by })
    if (!released.ok) return plain(c, notReleasedPage(lang, released, token), 409)
    await takeHeldLink(store, 'release', token)
    return plain(c, releasedPage(lang, released.proof))
  }
  const report = async (c: Context, token: string): Promise<Response> => {
    const link = await takeHeldLink(store, 'report', token)
    const lang = await langFor(link)
    if (link === null) return used(c, lang)
    const reported = await reportHeld({ store, knowledge, settings: settings.gateway }, { id: link.id, by })
    return reported === 'not-held' ? used(c, lang) : plain(c, reportedPage(lang))
  }

  const routes = createRouter()
  for (const kind of kinds) {
    routes.get(linkPath(kind), (c) => {
      if (isLookingAhead((name) => c.req.header(name))) throw new Problem(404, problems.noPage)
      gates.notTooOften([[gates.limits.openings, '']])
      return look(c, kind, c.req.query('token') ?? '')
    })
    routes.post(linkPath(kind), async (c) => {
      gates.notTooOften([[gates.limits.openings, '']])
      const { token } = await c.req.parseBody()
      const given = typeof token === 'string' ? token : ''
      return kind === 'release' ? release(c, given) : report(c, given)
    })
  }
  return routes
}
