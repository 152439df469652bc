import { defaultCosts } from '@miwake/engine'
import { expect, test } from 'vitest'
import { decide, type Grounds, type Judged } from './decide.ts'
import { costsOf, levels } from './levels.ts'

const sure: Judged = { verdict: 'phishing', p: { ham: 0.01, spam: 0.01, phishing: 0.98 } }
const likely: Judged = { verdict: 'phishing', p: { ham: 0.3, spam: 0.02, phishing: 0.68 } }
const fine: Judged = { verdict: 'ham', p: { ham: 0.9999, spam: 0.00005, phishing: 0.00005 } }
const nobody: Grounds = {
  proven: 'unknown',
  known: [],
  contradicted: false,
  list: null,
  markedJunk: false,
  markedNotJunk: false,
}
const friend: Grounds = { ...nobody, proven: true, known: ['CORRESPONDENT_PROVEN'] }

test.each([
  ['sure phishing is junked', sure, nobody, 'junk', []],
  ['likely phishing is marked', likely, nobody, 'review', []],
  ['fine mail stays', fine, nobody, 'deliver', []],
  ['what the person marked as no junk stays', sure, { ...nobody, markedNotJunk: true }, 'deliver', ['MARKED_NOT_JUNK']],
  ['a blocked sender is junked, however fine', fine, { ...nobody, list: 'block' }, 'junk', ['LIST_BLOCK']],
  ['an allowed name does not carry phishing', sure, { ...nobody, list: 'allow' }, 'review', ['LIST_ALLOW']],
  ['a trusted sender’s odd mail is seen', sure, { ...friend, list: 'trust' }, 'review', ['LIST_TRUST']],
  [
    'an allowed sender’s advertisement stays',
    { verdict: 'spam', p: { ham: 0.01, spam: 0.98, phishing: 0.01 } },
    { ...nobody, list: 'allow' },
    'deliver',
    ['LIST_ALLOW'],
  ],
] as const)('decide() in the inbox: %s', (_, judged, grounds, action, because) =>
  expect(decide('inbox', judged as Judged, grounds as Grounds, defaultCosts)).toEqual({ action, because }),
)

test.each([
  ['proven and known comes back', fine, friend, 'rescue'],
  ['fine but nobody knows the sender', fine, { ...friend, known: [] }, 'deliver'],
  ['known but not proven', fine, { ...friend, proven: 'unknown' }, 'deliver'],
  ['known but refuted', fine, { ...friend, proven: false }, 'deliver'],
  ['its claim is contradicted', fine, { ...friend, contradicted: true }, 'deliver'],
  ['somebody marked it as junk', fine, { ...friend, markedJunk: true }, 'deliver'],
  ['blocked', fine, { ...friend, list: 'block' }, 'junk'],
  ['allowed by name alone', fine, { ...nobody, list: 'allow' }, 'deliver'],
  ['allowed and proven', fine, { ...nobody, proven: true, list: 'allow' }, 'rescue'],
  ['trusted', fine, { ...nobody, proven: true, list: 'trust' }, 'rescue'],
  ['sure phishing of a friend’s account', sure, friend, 'junk'],
  ['one chance in fifty of phishing', { verdict: 'ham', p: { ham: 0.98, spam: 0, phishing: 0.02 } }, friend, 'deliver'],
] as const)('decide() in the junk folder: %s', (_, judged, grounds, action) =>
  expect(decide('junk', judged as Judged, grounds as Grounds, defaultCosts).action).toBe(action),
)

test('decide() rescues at no level what is phishing first of all, whoever vouches', () => {
  const all: Grounds = { ...friend, known: ['CORRESPONDENT_PROVEN', 'BRAND_PROVEN', 'REPLY_TO_OWN'], list: 'trust' }
  for (const level of levels)
    for (let phishing = 0.01; phishing <= 1; phishing += 0.01) {
      const judged: Judged = {
        verdict: phishing > 0.5 ? 'phishing' : 'ham',
        p: { ham: 1 - phishing, spam: 0, phishing },
      }
      expect(decide('junk', judged, all, costsOf[level]).action).not.toBe('rescue')
    }
})

test('costsOf: from careful to strict more is junked, and what is phishing first of all is never delivered', () => {
  let before = 0
  for (const level of levels) {
    let junked = 0
    for (let ham = 0.005; ham < 1; ham += 0.01)
      for (let spam = 0; spam <= 1 - ham; spam += 0.01) {
        const p = { ham, spam, phishing: 1 - ham - spam }
        const first = p.phishing >= ham && p.phishing >= spam
        const judged: Judged = { verdict: first ? 'phishing' : ham >= spam ? 'ham' : 'spam', p }
        const { action } = decide('inbox', judged, nobody, costsOf[level])
        if (action === 'junk') junked++
        if (first) expect(action).not.toBe('deliver')
      }
    expect(junked).toBeGreaterThan(before)
    before = junked
  }
})
