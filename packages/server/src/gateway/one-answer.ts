/** Many recipients' answers made one, for protocols that answer a mail once (milter, content filter). */
import type { Answer, Deed } from './answer.ts'

export type OneAnswer = {
  /** 'accept': for `taken`, with the header changes. 'discard': all of it is held, the sender hears of success. */
  readonly deed: 'accept' | 'discard' | 'reject' | 'defer'
  /** Who gets the mail. */
  readonly taken: readonly string[]
  /** Whose copy is held before anything is answered. */
  readonly held: readonly string[]
  /** Whether those who get the mail get it as junk. */
  readonly tagged: boolean
}

/**
 * The most lenient recipient decides: a mail that somebody takes cannot be refused to the sender, so those who would have
 * refused it have it held, where it can be released. One who wants it deferred defers it for all: nobody's mail is lost by that.
 */
export const oneAnswer = ({ recipients }: Answer): OneAnswer => {
  const of = (...deeds: readonly Deed[]): readonly string[] =>
    recipients.filter(({ deed }) => deeds.includes(deed)).map(({ recipient }) => recipient)
  const taken = of('deliver', 'tag')
  if (of('defer').length > 0) return { deed: 'defer', taken: [], held: [], tagged: false }
  if (recipients.length === 0) return { deed: 'accept', taken, held: [], tagged: false }
  if (taken.length > 0)
    return { deed: 'accept', taken, held: of('quarantine', 'reject'), tagged: of('deliver').length === 0 }
  const held = of('quarantine')
  // Some want it held, some refused: refusing would take it from the first.
  if (held.length > 0) return { deed: 'discard', taken: [], held: of('quarantine', 'reject'), tagged: false }
  return { deed: 'reject', taken: [], held: [], tagged: false }
}
