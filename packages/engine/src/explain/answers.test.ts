import { expect, test } from 'vitest'
import type { VerdictName } from '../judge/verdict.ts'
import type { Action } from '../policy/action.ts'
import { type AnswerInput, answersOf, headlineOf } from './answers.ts'

test.each<[VerdictName, Action, string]>([
  ['ham', 'deliver', 'ham'],
  ['ham', 'rescue', 'ham'],
  ['ham', 'review', 'review'],
  ['ham', 'junk', 'spam'],
  ['spam', 'deliver', 'maybe-spam'],
  ['spam', 'review', 'review'],
  ['spam', 'junk', 'spam'],
  ['phishing', 'deliver', 'review'],
  ['phishing', 'rescue', 'review'],
  ['phishing', 'review', 'review'],
  ['phishing', 'junk', 'phishing'],
  ['phishing', 'reject', 'phishing'],
])('headlineOf(%s, %s) is %s', (verdict, action, want) => expect(headlineOf(verdict, action)).toBe(want))

test('headlineOf() calls nothing fine that is likelier not', () => {
  expect(headlineOf('ham', 'deliver', 0.5)).toBe('ham')
  expect(headlineOf('ham', 'deliver', 0.48)).toBe('maybe-spam')
})

const base: AnswerInput = {
  verdict: 'ham',
  action: 'deliver',
  fine: 1,
  claim: null,
  origin: { proven: true, hasAddress: true },
  abused: false,
}
const own = (proven: boolean | 'unknown') => ({ ownDomain: true, proven })
const foreign = { ownDomain: false, proven: false }
const from = (proven: boolean | 'unknown') => ({ origin: { proven, hasAddress: true } })
const phishing = { verdict: 'phishing', action: 'junk' } as const

test.each<[name: string, input: Partial<AnswerInput>, who: string, really: string]>([
  ['nobody named', {}, 'no-claim', 'proven'],
  ['nobody named, nothing known', from('unknown'), 'no-claim', 'unknown'],
  ['no address', { origin: { proven: 'unknown', hasAddress: false } }, 'no-claim', 'no-address'],
  ['a proven brand', { claim: own(true) }, 'proven', 'proven'],
  ['a brand whose domain no page of its own names', { claim: own('unknown') }, 'likely', 'proven'],
  ['a brand’s address, nothing asked', { claim: own('unknown'), ...from('unknown') }, 'unknown', 'unknown'],
  ['a brand’s address, refuted', { claim: own(false), ...from(false) }, 'no-proof', 'no-proof'],
  ['a brand’s address, refuted, phishing', { claim: own(false), ...from(false), ...phishing }, 'no-proof', 'no-proof'],
  ['named by another, fine', { claim: foreign }, 'elsewhere', 'proven'],
  ['named by another, to review', { claim: foreign, action: 'review', verdict: 'phishing' }, 'elsewhere', 'proven'],
  ['named by another, phishing', { claim: foreign, ...phishing }, 'not-real', 'real-sender'],
  ['named by another, unproven', { claim: foreign, ...phishing, ...from('unknown') }, 'not-real', 'unknown'],
  ['the brand’s own system abused', { claim: own(true), abused: true }, 'borrowed', 'proven'],
  ['a proven brand in phishing', { claim: own(true), ...phishing }, 'borrowed', 'proven'],
  // A claim cannot be proven where the origin is not: the origin is believed.
  ['proven without an origin', { claim: own(true), ...from('unknown') }, 'unknown', 'unknown'],
])('answersOf(): %s', (_, input, who, really) =>
  expect(answersOf({ ...base, ...input })).toMatchObject({ who, really }),
)

test.each([
  [true, 'senders'],
  [false, 'same-domain'],
  ['unknown', 'same-domain'],
] as const)('answersOf(): links to the sender’s domain, proven %s, are %s', (proven, want) =>
  expect(answersOf({ ...base, ...from(proven) }).ownLinks).toBe(want),
)
