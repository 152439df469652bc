import { expect, test } from 'vitest'
import { answerOf, hamTerms, judgementOf, spamTerms } from '../testing/answers.ts'
import { type Asking, failure, responseTo } from './response.ts'

const spam = answerOf(judgementOf(spamTerms), ['tag'])
const ham = answerOf(judgementOf(hamTerms), ['deliver'])
const mail = Buffer.from('Subject: x\r\n\r\nbody\n\n.\r\n')
const respond = (command: Asking, answer = spam, version = 15) =>
  responseTo({ command, version }, mail, answer)?.toString() ?? null

const changed =
  'Authentication-Results: mx.example.test; spf=pass\r\nSubject: x\r\nX-Miwake-Verdict: spam;\r\n p=1\r\nX-Miwake-Reason: because\r\n\r\n'

test.each<[Asking, number, string]>([
  ['CHECK', 15, 'SPAMD/1.1 0 EX_OK\r\nSpam: True ; 12.7 / 6.0\r\n\r\n'],
  [
    'PROCESS',
    15,
    `SPAMD/1.1 0 EX_OK\r\nContent-length: ${changed.length + 9}\r\nSpam: True ; 12.7 / 6.0\r\n\r\n${changed}body\n\n.\r\n`,
  ],
  ['PROCESS', 12, `SPAMD/1.1 0 EX_OK\r\nContent-length: ${changed.length + 9}\r\n\r\n${changed}body\n\n.\r\n`],
  ['PROCESS', 10, `SPAMD/1.0 0 EX_OK\r\n${changed}body\n\n.\r\n`],
  [
    'HEADERS',
    15,
    `SPAMD/1.1 0 EX_OK\r\nContent-length: ${changed.length}\r\nSpam: True ; 12.7 / 6.0\r\n\r\n${changed}`,
  ],
  [
    'SYMBOLS',
    13,
    'SPAMD/1.1 0 EX_OK\r\nContent-length: 48\r\nSpam: True ; 12.7 / 6.0\r\n\r\nMIWAKE_SPAM,WORDS,LINK_TEXT_MISMATCH,MIWAKE_BASE',
  ],
  [
    'SYMBOLS',
    12,
    'SPAMD/1.1 0 EX_OK\r\nSpam: True ; 12.7 / 6.0\r\n\r\nMIWAKE_SPAM,WORDS,LINK_TEXT_MISMATCH,MIWAKE_BASE\r\n',
  ],
])('responseTo() %s of version %i', (command, version, want) => expect(respond(command, spam, version)).toBe(want))

test('responseTo() REPORT says why in both languages, in bytes as long as it says', () => {
  const bytes = responseTo({ command: 'REPORT', version: 15 }, mail, spam)!
  const [head, body] = [bytes.indexOf('\r\n\r\n'), bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)]
  expect(bytes.toString('utf8', 0, head)).toContain(`Content-length: ${body.length}\r\n`)
  expect(body.toString()).toContain('リンクの文字と実際の行き先が違います\n  The link says one place')
})

test('responseTo() REPORT_IFSPAM says nothing of honest mail', () => {
  expect(respond('REPORT_IFSPAM', ham)).toBe('SPAMD/1.1 0 EX_OK\r\nContent-length: 0\r\nSpam: No ; -10.7 / 6.0\r\n\r\n')
  expect(respond('REPORT_IFSPAM')).toContain('Spam: Yes ; 12.7 / 6.0')
})

test('responseTo() never shows honest mail at the required score', () =>
  expect(respond('CHECK', answerOf(judgementOf(spamTerms), ['deliver']))).toContain('Spam: False ; 5.9 / 6.0'))

test('responseTo() marks what would be held, and leaves what is to be deferred', () => {
  expect(respond('PROCESS', answerOf(judgementOf(spamTerms), ['quarantine']))).toContain('X-Spam-Flag: YES\r\n')
  expect(respond('CHECK', answerOf(judgementOf(spamTerms), ['defer']))).toBe(null)
})

test('failure() names no length, which spamc would take for an empty mail', () =>
  expect(failure('EX_TEMPFAIL').toString()).toBe('SPAMD/1.1 75 EX_TEMPFAIL\r\n\r\n'))
