/** Digest mails, when their hour has come: to each recipient what is new, and to an administrator what is new of all. */
import { randomBytes } from 'node:crypto'
import type { Knowledge } from '@miwake/engine'
import type { Lang } from '../../../http/lang.ts'
import { heldBetween, heldToTell, markTold, recipientsToTell } from '../../../store/held-to-tell.ts'
import {
  countHeld,
  dayMs,
  findAccountByAddress,
  getSetting,
  type HeldRow,
  heldMail,
  releaseLease,
  renewLease,
  type Store,
  setSetting,
  takeLease,
} from '../../../store/index.ts'
import type { GatewaySettings } from '../../settings.ts'
import type { GatewayLog } from '../../socket.ts'
import { judgedHeld, reasonsAgainst } from '../judged-held.ts'
import { type Sent, sendOwn } from '../send-own.ts'
import { addHeldLink, dropHeldLink, type LinkKind, linkPath } from './links.ts'
import { slotOf } from './slot.ts'
import { type DigestItem, writeDigest } from './write-digest.ts'

export type DigestWorld = {
  readonly store: Store
  readonly knowledge: Knowledge
  readonly settings: GatewaySettings
  readonly log: GatewayLog
}

/** Mails in one digest: more nobody reads, and the page shows all. */
const itemsMax = 50
const reasonsMax = 2
const recipientsAtOnce = 200
/** Longer than one digest takes at the slowest server. */
const leaseMs = 900_000
const leaseName = 'digest'
const slotSetting = 'digest.slot'
const adminSetting = 'digest.adminUntil'
const kinds: readonly LinkKind[] = ['release', 'report']

/** @returns how many were sent. Nothing before its hour, nor where another process is at it. */
export const sendDigests = async (world: DigestWorld): Promise<number> => {
  const { store, settings } = world
  const { from, at } = settings.digest
  const slot = from === '' ? null : slotOf(store.now(), at)
  if (slot === null) return 0
  const isSent = async () => {
    const last = await getSetting(store, slotSetting)
    return { last, isSent: typeof last === 'number' && last >= slot }
  }
  if ((await isSent()).isSent) return 0
  // One's own runs are apart too: a slow one may still be at it.
  const lease = { name: leaseName, holder: randomBytes(16).toString('base64url'), lifeMs: leaseMs }
  if (!(await takeLease(store, lease))) return 0
  try {
    const { last, isSent: isSentNow } = await isSent()
    if (isSentNow) return 0
    // From the first start on: what was held before is not told at whatever hour that is.
    const sent = last === null ? { count: 0, isDone: true } : await sendAll(world, () => renewLease(store, lease))
    if (sent.isDone) await setSetting(store, slotSetting, slot)
    return sent.count
  } finally {
    await releaseLease(store, lease)
  }
}

type Outcome = { readonly count: number; readonly isDone: boolean }

const sendAll = async (world: DigestWorld, mayGoOn: () => Promise<boolean>): Promise<Outcome> => {
  const { store, log } = world
  let count = 0
  let after = ''
  for (;;) {
    const recipients = await recipientsToTell(store, { after, limit: recipientsAtOnce })
    for (const recipient of recipients) {
      if (!(await mayGoOn())) return { count, isDone: false }
      const rows = await heldToTell(store, { recipient, limit: itemsMax })
      const held = await countHeld(store, { recipients: [recipient] })
      const sent = await sendOne(world, { to: recipient, rows, more: Math.max(0, held - rows.length), isOfAll: false })
      // The server is not there, or busy: it goes on a minute later, with those who are not told yet.
      if (!isSettled(sent)) {
        log('warn', 'digest not sent', { why: sent.ok ? '' : sent.why })
        return { count, isDone: false }
      }
      // All of this recipient: those that found no place are counted, and on the page.
      await markAllTold(store, recipient, rows)
      if (sent.ok) count++
      after = recipient
    }
    if (recipients.length < recipientsAtOnce) break
  }
  return { count: count + (await tellAdmin(world)), isDone: true }
}

/** Nothing is won by sending it again: taken, perhaps taken, or refused for good. */
const isSettled = (sent: Sent): boolean =>
  sent.ok || sent.why === 'unknown' || (sent.why === 'refused' && sent.reply.startsWith('5'))

const markAllTold = async (store: Store, recipient: string, told: readonly HeldRow[]): Promise<void> => {
  let rows = told
  while (rows.length > 0) {
    await markTold(
      store,
      rows.map(({ id }) => id),
    )
    rows = rows.length < itemsMax ? [] : await heldToTell(store, { recipient, limit: itemsMax })
  }
}

const tellAdmin = async (world: DigestWorld): Promise<number> => {
  const { store, settings, log } = world
  const { admin } = settings.digest
  if (admin === '') return 0
  const until = store.now()
  const last = await getSetting(store, adminSetting)
  const after = typeof last === 'number' ? last : until - dayMs
  const rows = await heldBetween(store, { after, until, limit: itemsMax })
  if (rows.length > 0) {
    const held = await countHeld(store, {})
    const sent = await sendOne(world, { to: admin, rows, more: Math.max(0, held - rows.length), isOfAll: true })
    if (!sent.ok) {
      log('warn', 'digest of all not sent', { why: sent.why })
      if (!isSettled(sent)) return 0
    }
  }
  await setSetting(store, adminSetting, until)
  return rows.length > 0 ? 1 : 0
}

type Letter = {
  readonly to: string
  readonly rows: readonly HeldRow[]
  readonly more: number
  readonly isOfAll: boolean
}

const sendOne = async (world: DigestWorld, { to, rows, more, isOfAll }: Letter): Promise<Sent> => {
  const { store, settings } = world
  const { from, url: given, lang: usual } = settings.digest
  const url = given.replace(/\/+$/, '')
  const lang = (await findAccountByAddress(store, to))?.lang ?? usual
  const items: DigestItem[] = []
  for (const row of rows) items.push(await itemOf(world, row, { to, url, lang }))
  const bytes = await writeDigest({ lang, from, to, url, items, more, isOfAll, days: settings.quarantineDays })
  const sent = await sendOwn(store, settings, { mailFrom: '', recipient: to, bytes })
  if (!sent.ok && sent.why !== 'unknown')
    for (const { id } of rows) for (const kind of kinds) await dropHeldLink(store, kind, { id, to })
  return sent
}

const itemOf = async (
  { store, settings, knowledge }: DigestWorld,
  row: HeldRow,
  { to, url, lang }: { readonly to: string; readonly url: string; readonly lang: Lang },
): Promise<DigestItem> => {
  const mail = await heldMail(store, row.id)
  const until = row.heldAt + settings.quarantineDays * dayMs
  const linkTo = async (kind: LinkKind): Promise<string> =>
    `${url}${linkPath(kind)}?token=${await addHeldLink(store, kind, { link: { id: row.id, to }, until })}`
  return {
    ...row,
    reasons: mail === null ? [] : reasonsAgainst(judgedHeld(mail, knowledge), reasonsMax).map((each) => each[lang]),
    release: await linkTo('release'),
    report: await linkTo('report'),
  }
}
