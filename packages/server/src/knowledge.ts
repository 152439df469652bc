/** The shipped tables and model, read from the engine package once. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Knowledge, readKnowledge } from '@miwake/engine'

const enginePath = (name: string): string => fileURLToPath(new URL(name, import.meta.resolve('@miwake/engine')))
export const standingPath = enginePath('../data/standing.bin')
export const modelPath = enginePath('../data/model.bin')

/** Why one of Miwake's own files cannot be used: `cause` of the Error that loadKnowledge() throws. */
export type KnowledgeProblem = {
  readonly file: 'model' | 'standing'
  readonly path: string
  /** The system's error code; null where the file can be read and is not of this version. */
  readonly code: string | null
}

/** @throws Error whose `cause` is a KnowledgeProblem. */
export const loadKnowledge = (
  paths: { readonly model?: string; readonly standing?: string; readonly withoutModel?: true } = {},
): Knowledge => {
  const model = paths.model ?? modelPath
  const standing = paths.standing ?? standingPath
  const knowledge = readKnowledge({
    model: paths.withoutModel ? null : readBytes('model', model),
    standing: readBytes('standing', standing),
  })
  if (!('error' in knowledge)) return knowledge
  throw problem({ file: knowledge.error, path: knowledge.error === 'model' ? model : standing, code: null })
}

const readBytes = (file: KnowledgeProblem['file'], path: string): Uint8Array => {
  try {
    return readFileSync(path)
  } catch (error) {
    throw problem({ file, path, code: (error as NodeJS.ErrnoException).code ?? 'unknown error' })
  }
}

const problem = (cause: KnowledgeProblem): Error =>
  new Error(
    cause.code === null
      ? `${cause.path} is not a ${cause.file} file of this version`
      : `${cause.path} cannot be read (${cause.code})`,
    { cause },
  )
