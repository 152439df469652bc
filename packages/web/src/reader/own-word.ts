/** The person's own word on a mail stands above the engine's. */
import type { CorrectionRow, Headline, ReaderAnswer, Undo } from '../api/types.ts'

const meant: Readonly<Record<ReaderAnswer, Headline | null>> = {
  right: null,
  'not-junk': 'ham',
  junk: 'spam',
  phishing: 'phishing',
}

/** The last answer that still counts. One that waits for the person's yes does not. */
export const givenAnswer = (corrections: readonly CorrectionRow[]): ReaderAnswer | null =>
  [...corrections].sort((a, b) => a.at - b.at || a.id - b.id).findLast(({ state }) => state === 'applied')?.answer ??
  null

/** In a trial run nothing is moved, nor is a mail that lies right already. */
export const hasMoved = ({ undo }: Undo): boolean => /\.j\d/.test(undo.id)

export const headlineWith = (engine: Headline, answer: ReaderAnswer | null): Headline =>
  (answer === null ? null : meant[answer]) ?? engine
