/** How many mailboxes a campaign was said to be something in. */
import { bandsOf, type Fingerprint, likeness, sameCampaignLikeness, type VerdictName } from '@miwake/engine'
import { readSketch } from './sketch.ts'
import type { Store } from './store.ts'

/** Sketches compared: bands that everything shares must not cost more. */
const comparedMax = 500

/** Mailboxes whose owners said so themselves; the site's own ('') does not count. */
export const campaignMailboxes = async (
  { db, tenantId }: Store,
  { fingerprint, verdict }: { readonly fingerprint: Fingerprint; readonly verdict: VerdictName },
): Promise<number> => {
  const rows = await db
    .selectFrom('campaign')
    .innerJoin('mailbox', (join) =>
      join.onRef('mailbox.tenantId', '=', 'campaign.tenantId').onRef('mailbox.id', '=', 'campaign.mailboxId'),
    )
    .select(['campaign.mailboxId', 'campaign.sketch', 'campaign.stance'])
    .where('campaign.tenantId', '=', tenantId)
    .where('campaign.verdict', '=', verdict)
    .where('campaign.correctionId', 'is not', null)
    .where((eb) => eb.or([eb('mailbox.address', 'is', null), eb('mailbox.address', '<>', '')]))
    .where('campaign.id', 'in', (eb) =>
      eb
        .selectFrom('campaignBand')
        .select('campaignId')
        .where('tenantId', '=', tenantId)
        .where('band', 'in', [...new Set(bandsOf(fingerprint))]),
    )
    .limit(comparedMax)
    .execute()
  return new Set(
    rows
      .filter(
        ({ sketch, stance }) => likeness(fingerprint, { sketch: readSketch(sketch), stance }) >= sameCampaignLikeness,
      )
      .map(({ mailboxId }) => mailboxId),
  ).size
}
