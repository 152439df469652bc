import { expect, test } from 'vitest'
import { answerOf, judgementOf, spamTerms } from '../testing/answers.ts'
import { replyOf, untouched } from './reply.ts'

const spam = judgementOf(spamTerms)

test('replyOf() has every key rspamd’s clients read', () =>
  expect(replyOf(answerOf(spam, ['tag']), 0.25)).toMatchObject({
    is_skipped: false,
    score: 12.66,
    required_score: 6,
    action: 'add header',
    symbols: {
      WORDS: { name: 'WORDS', score: 10.26, metric_score: 10.26, options: ['phishing +0.10'] },
      LINK_TEXT_MISMATCH: { description: expect.stringContaining('link') },
    },
    messages: {},
    urls: ['example.test'],
    emails: ['info@example.test'],
    'message-id': 'a@example.test',
    milter: {
      remove_headers: { 'X-Spam-Flag': 1 },
      add_headers: {
        'Authentication-Results': { value: 'mx.example.test; spf=pass', order: 0 },
        'X-Miwake-Verdict': { value: 'spam;\n p=1' },
      },
    },
    time_real: 0.25,
  }))

test('replyOf() lets the first inserted field end on top, and lists fields of one name', () => {
  const answer = {
    ...answerOf(spam, ['tag']),
    fields: {
      remove: [],
      insert: ['1', '2', '3'].map((text) => ({ name: text === '2' ? 'B' : 'A', text })),
      add: [],
    },
  }
  const added = replyOf(answer, 0).milter.add_headers
  expect(JSON.stringify(added)).toBe(
    '{"A":[{"value":"3","order":0},{"value":"1","order":0}],"B":{"value":"2","order":0}}',
  )
})

test('replyOf() removes all of a name where it should remove several, and one where one', () => {
  const remove = [
    { name: 'X-A', nth: 2 },
    { name: 'X-B', nth: 3 },
    { name: 'X-B', nth: 1 },
  ]
  const answer = { ...answerOf(spam, ['tag']), fields: { remove, insert: [], add: [] } }
  expect(replyOf(answer, 0).milter).toEqual({ remove_headers: { 'X-A': 2, 'X-B': 0 } })
})

test('replyOf() marks in its fields what would be held', () =>
  expect(replyOf(answerOf(spam, ['quarantine']), 0).milter.add_headers).toMatchObject({
    'X-Spam-Flag': { value: 'YES' },
  }))

test('replyOf() tells the sender little', () => {
  expect(replyOf(answerOf(spam, ['reject']), 0).messages).toEqual({ smtp_message: 'Message refused as unwanted' })
  expect(replyOf(answerOf(spam, ['defer']), 0).action).toBe('soft reject')
})

test('untouched() changes nothing', () =>
  expect(untouched(1)).toMatchObject({ is_skipped: true, score: 0, action: 'no action', milter: {} }))
