/** The header changes for protocols that mark where a mail would be held. */
import type { Answer, FieldChanges } from '../answer.ts'
import { resultFields } from '../judge/result-fields.ts'
import { oneAnswer } from '../one-answer.ts'
import type { Score } from './score.ts'

/** A mail to be held goes on marked: its fields must say so too. */
export const fieldsOf = (answer: Answer, score: Score): FieldChanges => {
  const isHeld = score.action === 'add header' && !oneAnswer(answer).tagged
  if (!isHeld || answer.judgement === null) return answer.fields
  return { ...answer.fields, add: resultFields(answer.judgement, score, true) }
}
