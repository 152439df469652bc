/** The engine in the browser: a mail's bytes in, what is said of it out. Asks the network only for its own two tables. */
import { authFromHeader, type Knowledge, noFacts, parseMessage, readKnowledge, scan } from '@miwake/engine'
import modelUrl from '../../../engine/data/model.bin?url'
import standingUrl from '../../../engine/data/standing.bin?url'
import { type Explained, explain } from './explain.ts'
import type { LookUpInput } from './input.ts'

export type LookUpRequest = LookUpInput & {
  readonly id: number
  /** The person saved it from the own mailbox: the topmost Authentication-Results is the provider's. */
  readonly trustTop: boolean
}
export type LookUpAnswer =
  | { readonly id: number; readonly explained: Explained }
  | { readonly id: number; readonly failed: 'tables' | 'scan' }

const bytesOf = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

const loadTables = async (): Promise<Knowledge> => {
  const [model, standing] = await Promise.all([bytesOf(modelUrl), bytesOf(standingUrl)])
  const knowledge = readKnowledge({ model, standing })
  if ('error' in knowledge) throw new Error(`the ${knowledge.error} table is not of this version`)
  return knowledge
}
let tables: Promise<Knowledge> | null = null

const lookUp = async ({ id, kind, bytes, trustTop }: LookUpRequest): Promise<LookUpAnswer> => {
  let knowledge: Knowledge
  try {
    tables ??= loadTables()
    knowledge = await tables
  } catch {
    // The next look-up tries again.
    tables = null
    return { id, failed: 'tables' }
  }
  try {
    const message = parseMessage(bytes)
    const auth = trustTop
      ? authFromHeader(message.header, { authservIds: [], topmost: true, arcSealers: [] })
      : noFacts.auth
    return { id, explained: explain(scan(message, { ...noFacts, auth }, knowledge), kind) }
  } catch {
    return { id, failed: 'scan' }
  }
}

self.onmessage = async ({ data }: MessageEvent<LookUpRequest>) => {
  self.postMessage(await lookUp(data))
}
