/** Campaigns a mailbox met: sketches that near-identical mails find again. */
import { bandsOf, type Fingerprint, likeness, sameCampaignLikeness, type VerdictName } from '@miwake/engine'
import type { Selectable } from 'kysely'
import type { CampaignTable } from './schema.ts'
import { formatSketch, readSketch } from './sketch.ts'
import { holdMailbox, inTransaction, type Store } from './store.ts'

export type CampaignSighting = {
  readonly mailboxId: number
  readonly fingerprint: Fingerprint
  readonly verdict: VerdictName
  /** The correction that said so: forgotten with it. null where only the engine did. */
  readonly correctionId: number | null
}
/** `seen`: how many mails of it had this answer. */
export type KnownCampaign = { readonly verdict: VerdictName; readonly seen: number; readonly corrected: boolean }

/** Sketches compared for one mail: bands that everything shares (a common footer) must not cost more. */
const comparedMax = 200

/** Remembers a mail of a campaign: counted on a sketch that says the same already, else kept as a new one. */
export const rememberCampaign = (store: Store, sighting: CampaignSighting): Promise<void> =>
  inTransaction(store, async (inside) => {
    const { db, tenantId } = inside
    const { mailboxId, fingerprint, verdict, correctionId } = sighting
    const at = inside.now()
    if (await countSighting(inside, sighting, at)) return
    // A new one, unless another process has just made it.
    await holdMailbox(inside, mailboxId)
    if (await countSighting(inside, sighting, at)) return
    const { id } = await db
      .insertInto('campaign')
      .values({
        tenantId,
        mailboxId,
        correctionId,
        stance: fingerprint.stance,
        sketch: formatSketch(fingerprint.sketch),
        verdict,
        seen: 1,
        firstSeenAt: at,
        lastSeenAt: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const bands = [...new Set(bandsOf(fingerprint))]
    await db
      .insertInto('campaignBand')
      .values(bands.map((band) => ({ tenantId, mailboxId, band, campaignId: id })))
      .execute()
  })

/** @returns false where there is none that says the same. */
const countSighting = async (store: Store, sighting: CampaignSighting, at: number): Promise<boolean> => {
  const { mailboxId, fingerprint, verdict, correctionId } = sighting
  const same = (await nearDuplicates(store, mailboxId, fingerprint)).find(
    (row) => row.verdict === verdict && row.correctionId === correctionId,
  )
  if (same === undefined) return false
  const { numUpdatedRows } = await store.db
    .updateTable('campaign')
    .set((eb) => ({ seen: eb('seen', '+', 1), lastSeenAt: at }))
    .where('tenantId', '=', store.tenantId)
    .where('id', '=', same.id)
    .executeTakeFirst()
  // Forgotten meanwhile.
  return numUpdatedRows > 0n
}

/** What was said of this campaign: a person's latest word before the engine's. null where it was never met. */
export const findCampaign = async (
  store: Store,
  { mailboxId, fingerprint }: Pick<CampaignSighting, 'mailboxId' | 'fingerprint'>,
): Promise<KnownCampaign | null> => {
  const rows = await nearDuplicates(store, mailboxId, fingerprint)
  const said = rows.filter(({ correctionId }) => correctionId !== null)
  const [latest] = said.length > 0 ? said : rows
  if (latest === undefined) return null
  const seen = rows.filter(({ verdict }) => verdict === latest.verdict).reduce((sum, row) => sum + row.seen, 0)
  return { verdict: latest.verdict, seen, corrected: said.length > 0 }
}

/** Forgets campaigns nobody corrected that were last met before `before` (epoch ms). @returns how many. */
export const dropCampaignsBefore = async ({ db, tenantId }: Store, before: number): Promise<number> => {
  const result = await db
    .deleteFrom('campaign')
    .where('tenantId', '=', tenantId)
    .where('correctionId', 'is', null)
    .where('lastSeenAt', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Newest first. */
const nearDuplicates = async (
  { db, tenantId }: Store,
  mailboxId: number,
  fingerprint: Fingerprint,
): Promise<readonly Selectable<CampaignTable>[]> => {
  const bands = [...new Set(bandsOf(fingerprint))]
  const rows = await db
    .selectFrom('campaign')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('campaignBand')
        .select('campaignId')
        .where('tenantId', '=', tenantId)
        .where('mailboxId', '=', mailboxId)
        .where('band', 'in', bands),
    )
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id', 'desc')
    .limit(comparedMax)
    .execute()
  return rows.filter(
    ({ sketch, stance }) => likeness(fingerprint, { sketch: readSketch(sketch), stance }) >= sameCampaignLikeness,
  )
}
