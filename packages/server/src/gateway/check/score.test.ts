import { readFileSync } from 'node:fs'
import { chooseAction } from '@miwake/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Deed } from '../answer.ts'
import { answerOf, hamTerms, judgementOf, spamTerms } from '../testing/answers.ts'
import { pointsPerNat, requiredScore, scoreOf } from './score.ts'

const runs = Number(process.env.MIWAKE_FUZZ ?? 1_000)
const sumOf = (symbols: readonly { readonly score: number }[]) => symbols.reduce((sum, { score }) => sum + score, 0)
const spamOnly = (unwanted: number) => judgementOf([{ symbol: 'BIAS', unwanted, phishing: -100 }])

test('pointsPerNat is what docs/rspamd.md says: even odds are 0 points, odds of 20 are 6', () => {
  expect(pointsPerNat).toBeCloseTo(6 / Math.log(20), 12)
  const page = readFileSync(new URL('../../../../../docs/rspamd.md', import.meta.url), 'utf8')
  for (const said of [pointsPerNat, Math.log(11) * pointsPerNat])
    expect(page).toMatch(new RegExp(`${said.toFixed(4)}|${said.toFixed(2)} points`))
})

test('the standard level takes phishing for junk from odds of 11, which are 4.80 points', () => {
  for (let unwanted = 2.1; unwanted < 2.7; unwanted += 0.0007) {
    const judgement = judgementOf([{ symbol: 'BIAS', unwanted, phishing: 100 }])
    expect(judgement.action === 'junk').toBe(unwanted > Math.log(11))
  }
})

test('scoreOf() crosses the required score where the standard level takes spam for junk', () => {
  for (let unwanted = 2.5; unwanted < 3.5; unwanted += 0.0007) {
    const judgement = spamOnly(unwanted)
    const isJunk = chooseAction(judgement.p) === 'junk'
    const { score, symbols } = scoreOf(answerOf(judgement, [isJunk ? 'tag' : 'deliver']))
    expect(score >= requiredScore).toBe(isJunk)
    expect(symbols.some(({ name }) => name === 'MIWAKE_POLICY')).toBe(false)
  }
})

test.each<[string, readonly Deed[], string, number]>([
  ['delivers below the required score', ['deliver'], 'no action', 5.99],
  ['marks', ['tag'], 'add header', 12.66],
  ['marks what is to be held, since nothing is held here', ['quarantine'], 'add header', 12.66],
  ['rejects where everybody does', ['reject', 'reject'], 'reject', 12.66],
  ['marks where one would hold it and one reject', ['reject', 'quarantine'], 'add header', 12.66],
  ['marks where nobody takes it unmarked', ['tag', 'quarantine', 'reject'], 'add header', 12.66],
  ['delivers where one takes it', ['reject', 'deliver'], 'no action', 5.99],
  ['defers where one does', ['deliver', 'defer'], 'soft reject', 12.66],
  ['delivers where nobody decides', [], 'no action', 5.99],
])('scoreOf() of spam %s', (_, deeds, action, score) =>
  expect(scoreOf(answerOf(judgementOf(spamTerms), deeds))).toMatchObject({ action, score }),
)

test('scoreOf() names what policy made of an honest mail, and why', () => {
  const { score, symbols } = scoreOf(answerOf(judgementOf(hamTerms), ['tag'], ['LIST_BLOCK']))
  expect(score).toBe(6)
  expect(symbols[1]).toMatchObject({ name: 'MIWAKE_POLICY', score: 16.62, options: ['LIST_BLOCK'] })
})

test('scoreOf() tells apart what the person is to judge', () => {
  const judgement = judgementOf([{ symbol: 'BIAS', unwanted: 1, phishing: 4 }])
  expect(judgement.action).toBe('review')
  const names = (deed: Deed) => scoreOf(answerOf(judgement, [deed])).symbols.map(({ name }) => name)
  expect(names('deliver')).toContain('MIWAKE_REVIEW')
  expect(names('tag')).not.toContain('MIWAKE_REVIEW')
})

test('scoreOf() of a mail that was not scanned holds what policy did alone', () => {
  expect(scoreOf(answerOf(null, ['deliver']))).toEqual({ action: 'no action', score: 0, symbols: [] })
  expect(scoreOf(answerOf(null, ['reject'])).score).toBe(6)
})

test('scoreOf() is the sum of its symbols, and as high as its action, for any answer', () => {
  const number = fc.oneof(fc.double({ min: -50, max: 50, noNaN: true }), fc.double())
  const term = fc.record({ symbol: fc.constantFrom('BIAS', 'WORDS', 'A', 'B'), unwanted: number, phishing: number })
  const deed = fc.constantFrom<Deed>('deliver', 'tag', 'quarantine', 'reject', 'defer')
  fc.assert(
    fc.property(fc.array(term), fc.array(deed, { maxLength: 4 }), (terms, deeds) => {
      const { score, action, symbols } = scoreOf(answerOf(judgementOf(terms), deeds))
      expect(sumOf(symbols)).toBeCloseTo(score, 6)
      expect(score >= requiredScore).toBe(action !== 'no action')
      expect(new Set(symbols.map(({ name }) => name)).size).toBe(symbols.length)
      for (const each of [score, ...symbols.map((symbol) => symbol.score)]) expect(Number.isFinite(each)).toBe(true)
    }),
    { numRuns: runs },
  )
})
