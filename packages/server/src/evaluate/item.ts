/** One labelled mail to evidence: parsed and looked at once, then judged as often as an evaluation needs. */
import {
  type AuthTrust,
  authFromHeader,
  blankModel,
  type Knowledge,
  noFacts,
  parseMessage,
  type Sample,
  scan,
  wordsOf,
} from '@miwake/engine'
import { type Shape, shapeOf } from './shape.ts'

/** What is known of a mail besides its bytes. */
export type Labelled = {
  readonly id: string
  readonly source: string
  readonly label: Sample['label']
  readonly group: string
  readonly kind: string
  readonly lang: string
  readonly year: number | null
  /** Whether its licence lets weights be learned from it. */
  readonly trainable: boolean
}
export type Item = Sample & Labelled & { readonly shape: Shape }

/** Evidence does not depend on a model, so none is needed; QR codes, PDFs and DNS are not asked. */
export const itemMaker = (knowledge: Omit<Knowledge, 'model'>, trust: AuthTrust) => {
  const without: Knowledge = { ...knowledge, model: blankModel }
  return (labelled: Labelled, bytes: Uint8Array): Item => {
    const message = parseMessage(bytes)
    const { view, findings } = scan(message, { ...noFacts, auth: authFromHeader(message.header, trust) }, without)
    return {
      ...labelled,
      grams: wordsOf(view).grams.ids,
      findings: findings.map((finding) => ({ ...finding, spans: [], data: {} })),
      shape: shapeOf(message.header, labelled.year),
    }
  }
}
