/** What could not be done, as a value with words. */
import { problemOf } from '../mailbox/classify.ts'
import { MailboxError } from '../mailbox/problem.ts'
import type { Refused } from './sorter.ts'

export const notFound: Refused = {
  ok: false,
  kind: 'not-found',
  message: { ja: '見つかりません。もう消えたのかもしれません。', en: 'It was not found; it may be gone by now.' },
}

export const paused: Refused = {
  ok: false,
  kind: 'mailbox',
  message: { ja: 'このメールボックスは休み中です。', en: 'This mailbox is paused.' },
}

export const gone: Refused = {
  ok: false,
  kind: 'gone',
  message: {
    ja: 'サーバーにも手元にも、このメールはもうありません。',
    en: 'This mail is neither on the server nor kept here any more.',
  },
}

/** @throws what is neither the mailbox's trouble nor a full disk: a bug. */
export const refusedBy = (error: unknown): Refused => {
  const { kind, ja, en } = problemOf(error)
  if (!(error instanceof MailboxError) && kind !== 'disk-full') throw error
  return { ok: false, kind: 'mailbox', message: { ja, en } }
}
