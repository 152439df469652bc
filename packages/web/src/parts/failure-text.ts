/** A failure in a person's words: the server's own where it has some. */
import { type Failure, unreachable } from '../api/client.ts'
import type { Lang } from '../api/types.ts'
import { fill, messagesOf } from '../i18n/i18n.ts'

export const failureText = ({ status, problem }: Failure, lang: Lang): string => {
  const { error } = messagesOf(lang)
  if (status === unreachable) return error.network
  return problem?.[lang] ?? problem?.detail ?? fill(error.unknown, { status })
}
