import { readFileSync } from 'node:fs'
import { authFromHeader, noFacts, parseMessage, readKnowledge, scan } from '@miwake/engine'
import { expect, test } from 'vitest'
import { explain } from './explain.ts'
import { readInput } from './input.ts'

const data = (name: string) => readFileSync(new URL(`../../../engine/data/${name}.bin`, import.meta.url))
const knowledge = readKnowledge({ model: data('model'), standing: data('standing') })

const explained = (pasted: string) => {
  if ('error' in knowledge) throw new Error(knowledge.error)
  const input = readInput(pasted)!
  const message = parseMessage(input.bytes)
  const auth = authFromHeader(message.header, { authservIds: [], topmost: true, arcSealers: [] })
  return explain(scan(message, { ...noFacts, auth }, knowledge), input.kind)
}
const own = (name: string) => readFileSync(new URL(`../../../../corpus/mail/${name}.eml`, import.meta.url), 'utf8')

test('a bad mail is called bad, its links are closed, and the brand’s own entrance is offered', () => {
  const result = explained(own('account-suspended-bad'))
  expect(result.headline).toBe('phishing')
  expect(result.answers.claim).toMatchObject({ tone: 'bad', ja: expect.stringContaining('本物ではありません') })
  expect(result.answers.origin.ja).toContain('miwake-sample-1.top')
  expect(result.links.length).toBeGreaterThan(0)
  expect(result.links.filter(({ active, href }) => active || href !== undefined)).toEqual([])
  expect(result.entrance?.url).toMatch(/^https:\/\//)
})

test('its honest twin is fine and its claim confirmed', () => {
  const result = explained(own('account-suspended-honest'))
  expect(result.headline).toBe('ham')
  expect(result.answers.claim.tone).toBe('good')
})

test('the terms are the sum, for a mail and for text without a header', () => {
  for (const pasted of [
    own('account-suspended-bad'),
    'アカウントを停止しました。24時間以内に https://example.test/ で確認してください',
  ]) {
    const { terms, logits } = explained(pasted)
    expect(terms.reduce((sum, { unwanted }) => sum + unwanted, 0)).toBeCloseTo(logits.unwanted, 6)
    expect(terms.reduce((sum, { phishing }) => sum + phishing, 0)).toBeCloseTo(logits.phishing, 6)
  }
})

test('text without a header is judged by what it says: no sender is missed in it', () => {
  const result = explained('明日の打ち合わせは14時からでお願いします。')
  expect(result.terms.some(({ symbol }) => symbol.startsWith('FROM_'))).toBe(false)
  expect(result.headline).toBe('ham')
})

test('an address that shows another is told', () => {
  const result = explained(
    'From: a@example.com\nSubject: x\nContent-Type: text/html\n\n<a href="https://miwake-sample-2.top/x">https://www.example.com/</a>',
  )
  expect(result.links[0]).toMatchObject({ shownAs: 'www.example.com', registrable: 'miwake-sample-2.top' })
  expect(result.links[0]).not.toHaveProperty('href')
})
