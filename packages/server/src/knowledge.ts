/** The shipped tables and model, read from the engine package once. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Knowledge, readKnowledge } from '@miwake/engine'

const enginePath = (name: string): string => fileURLToPath(new URL(name, import.meta.resolve('@miwake/engine')))
export const standingPath = enginePath('../data/standing.bin')
export const modelPath = enginePath('../data/model.bin')

/** @throws Error that says which file is wrong and what to do, for the caller to print. */
export const loadKnowledge = (
  paths: { readonly model?: string; readonly standing?: string; readonly withoutModel?: true } = {},
): Knowledge => {
  const model = paths.model ?? modelPath
  const standing = paths.standing ?? standingPath
  const knowledge = readKnowledge({
    model: paths.withoutModel ? null : readBytes(model),
    standing: readBytes(standing),
  })
  if (!('error' in knowledge)) return knowledge
  const path = knowledge.error === 'model' ? model : standing
  const command = knowledge.error === 'model' ? 'miwake train' : 'miwake standing build'
  throw new Error(
    `${path} is not a ${knowledge.error} file of this version. Restore it, or make it anew with: ${command}`,
  )
}

const readBytes = (path: string): Uint8Array => {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new Error(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`)
  }
}
