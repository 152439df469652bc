/** Every spelling of every brand and service, compiled once for one pass over a text. */
import { compilePhrases, type PhraseMatcher } from '../text/phrases.ts'
import type { PackedSpellings } from './spelling-table.ts'
import packed from './spellings.gen.json' with { type: 'json' }

const { rows, contexts, looks } = packed as unknown as PackedSpellings

export type Spellings = Pick<PackedSpellings, 'rows' | 'contexts' | 'looks'> & { readonly matcher: PhraseMatcher }

let built: Spellings | undefined

/** The matcher's ids are indexes of rows. */
export const spellings = (): Spellings => {
  built ??= {
    rows,
    contexts,
    looks,
    matcher: compilePhrases(
      rows.map(([value], id) => [value, id]),
      true,
    ),
  }
  return built
}
