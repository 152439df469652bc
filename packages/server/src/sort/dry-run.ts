/** What would be done with the mail of the last days, and what each level would change: from what is stored. */
import { type Action, chooseAction } from '@miwake/engine'
import { listFolders } from '../store/folders.ts'
import { getResult } from '../store/get-message.ts'
import { latestAnswers } from '../store/latest-answers.ts'
import { mailsSince, newestRow } from '../store/mails-since.ts'
import type { Answer, MessageRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { wasMoved } from '../store/undoable-actions.ts'
import { decide, type Grounds, isSorted, type SortedRole } from './decide.ts'
import { hasNotJunkKeyword } from './grounds.ts'
import { levelOf } from './level-of.ts'
import { costsOf, levels } from './levels.ts'
import { groundsIn } from './result.ts'
import type { DryRun, Level } from './sorter.ts'

/** Mails of each list; more are counted only. */
const listedMax = 500
export const dryRunDays = 30
const dayMs = 86_400_000

type Weighed = { readonly message: MessageRow; readonly actions: Readonly<Record<Level, Action>> }

export type WeighOptions = {
  readonly days: number
  /** The newest mail to weigh, by its row: what came after a list was shown is not in it. */
  readonly upTo?: number | undefined
}

/**
 * Each mail that lies where Miwake sorts, received within the days: with what each level would do, or null where none would
 * move it, and where Miwake moved it before. What is shown and what is agreed to is this, mail for mail.
 */
export const weigh = async function* (
  store: Store,
  mailboxId: number,
  { days, upTo = Number.POSITIVE_INFINITY }: WeighOptions,
): AsyncGenerator<Weighed | null> {
  const roles = new Map((await listFolders(store, mailboxId)).map(({ id, role }) => [id, role]))
  const since = store.now() - days * dayMs
  const answers = await latestAnswers(store, mailboxId)
  // Twins lie in a folder together and are moved together, even while the moves are being written down.
  const moved = new Map<string, boolean>()
  const isMoved = async (contentHash: string): Promise<boolean> => {
    const known = moved.get(contentHash) ?? (await wasMoved(store, { mailboxId, contentHash }))
    moved.set(contentHash, known)
    return known
  }
  for await (const message of mailsSince(store, { mailboxId, since })) {
    if (message.id > upTo) continue
    const role = roles.get(message.folderId)
    const { verdict, pHam, pSpam, pPhishing } = message
    if (role === undefined || !isSorted(role) || verdict === null) continue
    const answer = answers.get(message.contentHash)
    const said = answer === undefined ? null : saidAction(role, answer)
    if (said !== null) {
      const actions = { careful: said, standard: said, strict: said }
      yield message.uid === null || (await isMoved(message.contentHash)) ? null : { message, actions }
      continue
    }
    const judged = { verdict, p: { ham: pHam ?? 0, spam: pSpam ?? 0, phishing: pPhishing ?? 0 } }
    // The grounds lie with the result, apart: only asked where they could matter.
    if (!mayMatter(role, message, judged) || message.uid === null || (await isMoved(message.contentHash))) {
      yield null
      continue
    }
    const kept = groundsIn(await getResult(store, message.id)) ?? noGrounds
    // Perhaps marked since.
    const grounds = { ...kept, markedNotJunk: hasNotJunkKeyword(message.flags) }
    const at = (level: Level) => decide(role, judged, grounds, costsOf[level]).action
    yield { message, actions: { careful: at('careful'), standard: at('standard'), strict: at('strict') } }
  }
}

/** The person's word goes before any verdict; null: they said that it is right. */
const saidAction = (role: SortedRole, answer: Answer): Action | null => {
  if (answer === 'right') return null
  if (answer !== 'not-junk') return 'junk'
  return role === 'junk' ? 'rescue' : 'deliver'
}

const noGrounds: Grounds = {
  proven: 'unknown',
  known: [],
  contradicted: false,
  list: null,
  markedJunk: false,
  markedNotJunk: false,
}

const mayMatter = (role: SortedRole, { action }: MessageRow, { verdict, p }: Parameters<typeof decide>[1]): boolean =>
  role === 'junk'
    ? verdict === 'ham'
    : action !== 'deliver' || levels.some((level) => chooseAction(p, costsOf[level]) !== 'deliver')

export type DryRunQuestion = {
  readonly days?: number | undefined
  /** Whose mails are listed; by default the mailbox's own. The counts are of all. */
  readonly level?: Level | undefined
}

export const dryRun = async (store: Store, mailboxId: number, question: DryRunQuestion = {}): Promise<DryRun> => {
  const days = question.days ?? dryRunDays
  const level = question.level ?? (await levelOf(store, mailboxId))
  const roles = new Map((await listFolders(store, mailboxId)).map(({ id, role }) => [id, role]))
  const lists = { junk: [] as MessageRow[], review: [] as MessageRow[], rescue: [] as MessageRow[] }
  const counts = new Map(levels.map((each) => [each, { level: each, junk: 0, review: 0, rescue: 0 }]))
  const upTo = await newestRow(store, mailboxId)
  let scanned = 0
  for await (const weighed of weigh(store, mailboxId, { days, upTo })) {
    scanned++
    if (weighed === null) continue
    const { message, actions } = weighed
    for (const each of levels) {
      const what = changeOf(roles.get(message.folderId) === 'inbox', actions[each])
      if (what === null) continue
      counts.get(each)![what]++
      if (each === level && lists[what].length < listedMax) lists[what].push(message)
    }
  }
  return {
    scanned,
    upTo,
    wouldJunk: lists.junk,
    wouldReview: lists.review,
    wouldRescue: lists.rescue,
    levels: [...counts.values()],
  }
}

/** Junk in the junk folder is where it belongs. */
const changeOf = (inInbox: boolean, action: Action): 'junk' | 'review' | 'rescue' | null => {
  if (action === 'rescue') return inInbox ? null : 'rescue'
  return inInbox && (action === 'junk' || action === 'review') ? action : null
}
