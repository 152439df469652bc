/**
 * How often Miwake was wrong on this person's mail, next to the provider alone: where each left the mail, against what the
 * person said. What they saw and did not correct counts as right, for both alike, and what they never saw does not count; a
 * mail to check (要確認) was left to the person and is nobody's error.
 */
import { type Action, wilson } from '@miwake/engine'
import { listCorrections } from '../store/corrections.ts'
import { countByDay, dayMs } from '../store/count-by-day.ts'
import { countOutcomes } from '../store/count-outcomes.ts'
import type { Answer, FolderRole } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { DayFigures, ErrorShares, Learned, Share } from './sorter.ts'

export const learnedDays = 90

type Side = 'inbox' | 'junk' | 'asked'
const providerSide = (arrivedIn: FolderRole): Side => (arrivedIn === 'junk' ? 'junk' : 'inbox')
const miwakeSide = (arrivedIn: FolderRole, action: Action | null): Side => {
  if (arrivedIn === 'junk') return action === 'rescue' ? 'inbox' : 'junk'
  return action === 'junk' || action === 'reject' ? 'junk' : action === 'review' ? 'asked' : 'inbox'
}

/** 判定は合っている confirms Miwake's side. null: nothing was said, or of a mail to check only that it was right to ask. */
const isUnwanted = (answer: Answer | null, side: Side): boolean | null => {
  if (answer === null) return null
  if (answer !== 'right') return answer !== 'not-junk'
  return side === 'asked' ? null : side === 'junk'
}

const shareOf = (hits: number, of: number): Share => ({ hits, of, ...wilson(hits, of) })

type Counted = { readonly side: Side; readonly unwanted: boolean | null; readonly count: number }
/** Of what was put into the junk folder, honest; of what was left in the inbox, unwanted. */
const sharesOf = (rows: readonly Counted[]): ErrorShares => {
  const sum = (side: Side, unwanted?: boolean) =>
    rows
      .filter((row) => row.side === side && (unwanted === undefined || row.unwanted === unwanted))
      .reduce((n, { count }) => n + count, 0)
  return {
    falseAlarm: shareOf(sum('junk', false), sum('junk')),
    missed: shareOf(sum('inbox', true), sum('inbox')),
  }
}

type LearnedQuestion = {
  readonly mailboxId: number
  readonly days?: number
  /** What to add to UTC for the person's own days, ms. */
  readonly offsetMs: number
  /** false where the provider's own junk folder cannot be seen (POP3). */
  readonly seesProviderJunk: boolean
}

export const learned = async (store: Store, question: LearnedQuestion): Promise<Learned> => {
  const { mailboxId, days = learnedDays, offsetMs, seesProviderJunk } = question
  const to = store.now() + 1
  const since = to - days * dayMs
  const outcomes = (await countOutcomes(store, { mailboxId, since })).filter(
    ({ arrivedIn }) => arrivedIn === 'inbox' || arrivedIn === 'junk',
  )
  const counted = (sideOf: (arrivedIn: FolderRole, action: Action) => Side) =>
    outcomes.map(({ arrivedIn, action, answer, count }) => ({
      side: sideOf(arrivedIn, action),
      unwanted: isUnwanted(answer, miwakeSide(arrivedIn, action)),
      count,
    }))
  return {
    figures: {
      ...sharesOf(counted(miwakeSide)),
      provider: seesProviderJunk ? sharesOf(counted(providerSide)) : null,
    },
    series: await seriesOf(store, { mailboxId, from: since, to, offsetMs }),
    corrections: await listCorrections(store, { mailboxId, limit: 500 }),
  }
}

/** Errors stand on the day of the answer: that is when they were known. */
const seriesOf = async (
  store: Store,
  span: { readonly mailboxId: number; readonly from: number; readonly to: number; readonly offsetMs: number },
): Promise<readonly DayFigures[]> => {
  const { mails, corrections } = await countByDay(store, span)
  const days = new Map<number, Omit<DayFigures, 'day'>>()
  const add = (day: number, part: Partial<Omit<DayFigures, 'day'>>) => {
    const had = days.get(day) ?? { received: 0, falseAlarm: 0, missed: 0, providerFalseAlarm: 0, providerMissed: 0 }
    days.set(day, {
      received: had.received + (part.received ?? 0),
      falseAlarm: had.falseAlarm + (part.falseAlarm ?? 0),
      missed: had.missed + (part.missed ?? 0),
      providerFalseAlarm: had.providerFalseAlarm + (part.providerFalseAlarm ?? 0),
      providerMissed: had.providerMissed + (part.providerMissed ?? 0),
    })
  }
  for (const { day, count } of mails) add(day, { received: count })
  for (const { day, answer, action, arrivedIn, count } of corrections) {
    if (arrivedIn !== 'inbox' && arrivedIn !== 'junk') continue
    const own = miwakeSide(arrivedIn, action)
    const provider = providerSide(arrivedIn)
    const unwanted = isUnwanted(answer, own)
    add(day, {
      falseAlarm: own === 'junk' && unwanted === false ? count : 0,
      missed: own === 'inbox' && unwanted === true ? count : 0,
      providerFalseAlarm: provider === 'junk' && unwanted === false ? count : 0,
      providerMissed: provider === 'inbox' && unwanted === true ? count : 0,
    })
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, figures]) => ({ day: new Date(day * dayMs).toISOString().slice(0, 10), ...figures }))
}
