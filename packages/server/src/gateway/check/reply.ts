/** An answer as rspamd writes it: the JSON of /checkv2. */
import type { Answer, FieldChanges, HeaderField } from '../answer.ts'
import { fieldsOf } from './fields-of.ts'
import { requiredScore, type ScoredSymbol, scoreOf } from './score.ts'

/** `order`: where in the header, 0 the top; without it at the end. */
type AddedField = { readonly value: string; readonly order?: number }
type Milter = {
  readonly add_headers?: Readonly<Record<string, AddedField | readonly AddedField[]>>
  readonly remove_headers?: Readonly<Record<string, number>>
}

/**
 * rspamd's proxy inserts them one after the other, each on top of the last: so the first one of ours comes last. Fields of
 * one name are a list.
 */
const addedFields = ({ insert, add }: FieldChanges): NonNullable<Milter['add_headers']> => {
  const byName = new Map<string, AddedField[]>()
  const put = (name: string, field: AddedField) => {
    const fields = byName.get(name)
    if (fields === undefined) byName.set(name, [field])
    else fields.push(field)
  }
  const textOf = ({ text }: HeaderField) => text
  for (const field of insert.toReversed()) put(field.name, { value: textOf(field), order: 0 })
  for (const field of add) put(field.name, { value: textOf(field) })
  return Object.fromEntries([...byName].map(([name, fields]) => [name, fields.length === 1 ? fields[0]! : fields]))
}

/** 0: all of that name. rspamd's proxy takes one number for a name, so of several it cannot be told which. */
const removedFields = ({ remove }: FieldChanges): NonNullable<Milter['remove_headers']> => {
  const byName = new Map<string, number>()
  for (const { name, nth } of remove) byName.set(name, byName.has(name) ? 0 : nth)
  return Object.fromEntries(byName)
}

const milterOf = (changes: FieldChanges): Milter => ({
  ...(changes.insert.length + changes.add.length > 0 ? { add_headers: addedFields(changes) } : {}),
  ...(changes.remove.length > 0 ? { remove_headers: removedFields(changes) } : {}),
})

/** What the sender is told; the proxy puts the codes before it. */
const messages = {
  reject: { smtp_message: 'Message refused as unwanted' },
  'soft reject': { smtp_message: 'Temporary failure, try again later' },
} as const

const symbolOf = ({ name, score, description, options }: ScoredSymbol) => ({
  name,
  score,
  metric_score: score,
  description,
  options,
})

export type CheckReply = ReturnType<typeof replyOf>

/** @param timeSeconds since the request came. */
export const replyOf = (answer: Answer, timeSeconds: number) => {
  const score = scoreOf(answer)
  const { judgement } = answer
  return {
    is_skipped: judgement === null,
    score: score.score,
    required_score: requiredScore,
    action: score.action,
    symbols: Object.fromEntries(score.symbols.map((symbol) => [symbol.name, symbolOf(symbol)])),
    messages: score.action === 'reject' || score.action === 'soft reject' ? messages[score.action] : {},
    urls: judgement?.urls ?? [],
    emails: judgement?.emails ?? [],
    'message-id': judgement?.messageId ?? '',
    milter: milterOf(fieldsOf(answer, score)),
    time_real: timeSeconds,
  }
}

/** Where a mail that could not be judged is to be handed on as it came. */
export const untouched = (timeSeconds: number): CheckReply => {
  const reply = replyOf(
    { status: 'judged', judgement: null, recipients: [], fields: { remove: [], insert: [], add: [] } },
    timeSeconds,
  )
  const description = 'Could not be judged in time'
  const failed = { name: 'MIWAKE_FAILED', score: 0, metric_score: 0, description, options: [] }
  return { ...reply, symbols: { MIWAKE_FAILED: failed } }
}
