/** What the engine knows beyond the mail, read once from the shipped tables and handed in. */
import { lookAlikeEntries } from '../brand/mentions.ts'
import { buildLookAlikeIndex, type LookAlikeIndex } from '../domain/look-alike.ts'
import { readStandingTable, type StandingTable } from '../domain/standing-table.ts'
import { blankModel, type Model, readModel } from '../judge/model.ts'

export type Knowledge = {
  readonly standing: StandingTable
  readonly lookAlikes: LookAlikeIndex
  readonly model: Model
}

/** @returns which of the two files is not what it should be, where one is not. */
export const readKnowledge = (files: {
  readonly standing: Uint8Array
  /** null: the blank model, for training. */
  readonly model: Uint8Array | null
}): Knowledge | { readonly error: 'standing' | 'model' } => {
  const standing = readStandingTable(files.standing)
  if (!standing) return { error: 'standing' }
  const model = files.model ? readModel(files.model) : blankModel
  if (!model) return { error: 'model' }
  return { standing, model, lookAlikes: buildLookAlikeIndex(lookAlikeEntries()) }
}
