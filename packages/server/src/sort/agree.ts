/** The person agrees to what the dry run showed: it is planned, as far as the mails still lie where they lay, and Miwake never moved them. */
import { planOf } from '../act/plan.ts'
import { listFolders } from '../store/folders.ts'
import { getResult } from '../store/get-message.ts'
import { getAction } from '../store/list-actions.ts'
import { planOnce } from '../store/plan-once.ts'
import type { JournalRow } from '../store/schema.ts'
import type { AtWork } from './at-work.ts'
import { dryRunDays, type WeighOptions, weigh } from './dry-run.ts'
import { levelOf } from './level-of.ts'
import type { KeptResult } from './result.ts'

/** @returns the planned entries, to be carried out. */
export const agree = async (
  work: AtWork,
  { days = dryRunDays, upTo }: Partial<WeighOptions> = {},
): Promise<readonly JournalRow[]> => {
  const { store, mailbox } = work
  if (days <= 0) return []
  const level = await levelOf(store, mailbox.id)
  const folders = await listFolders(store, mailbox.id)
  const planned: JournalRow[] = []
  for await (const weighed of weigh(store, mailbox.id, { days, upTo })) {
    if (weighed === null) continue
    const { message, actions } = weighed
    const from = folders.find(({ id }) => id === message.folderId)
    const action = actions[level]
    if (from === undefined) continue
    const { contentHash, messageId, uid, verdict } = message
    const plan = planOf(
      {
        mailboxId: mailbox.id,
        messageRow: message.id,
        contentHash,
        messageId,
        uid,
        flags: message.flags,
        from,
        folders,
        reviewTo: mailbox.reviewTo,
        reason: await symbolsOf(work, message.id),
        shadow: false,
      },
      action,
      verdict,
    )
    if (plan === null) continue
    const id = await planOnce(store, plan)
    const entry = id === null ? null : await getAction(store, id)
    if (entry !== null) planned.push(entry)
  }
  return planned
}

const symbolsOf = async ({ store }: AtWork, messageRow: number): Promise<readonly string[]> => {
  const kept = (await getResult(store, messageRow))?.result as Partial<KeptResult> | undefined
  const terms = [...(kept?.terms ?? [])].filter(({ aspect }) => aspect !== 'bias')
  const loud = terms.sort((a, b) => Math.abs(b.unwanted) - Math.abs(a.unwanted)).map(({ symbol }) => symbol)
  return [...new Set([...(kept?.because ?? []), ...loud])]
}
