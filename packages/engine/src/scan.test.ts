import { expect, test } from 'vitest'
import { noFacts } from './facts/facts.ts'
import { authenticated, bytesOf, type Trial, tryKnowledge, tryScan } from './judge/try-scan.ts'
import { parseMessage } from './mail/parse.ts'
import { scan } from './scan.ts'

const trials: readonly Trial[] = [
  {
    from: 'Amazon <a@stranger.example>',
    subject: 'お支払い',
    html: '<p>至急<a href="http://192.0.2.9/in">確認</a></p>',
  },
  { from: 'a@example.com', text: 'Shall we meet on Tuesday? https://example.com/map' },
  { from: '', subject: '', text: '' },
  { from: 'みなと文具店 <news@minato-bungu.example>', subject: '秋の文具フェア', text: '二割引でご案内いたします。' },
]

test('scan() is pure: the same mail gets the same answer, whatever is scanned between', () => {
  const first = trials.map((trial) => JSON.stringify(tryScan(trial).verdict))
  for (let round = 0; round < 3; round++) {
    for (const i of [3, 0, 2, 1, 1, 0]) expect(JSON.stringify(tryScan(trials[i]!).verdict)).toBe(first[i])
  }
})

test('scan() changes neither message nor bytes', () => {
  const bytes = bytesOf(trials[0]!)
  const copy = bytes.slice()
  const message = parseMessage(bytes)
  const before = JSON.stringify(message)
  scan(message, noFacts, tryKnowledge())
  expect(bytes).toEqual(copy)
  expect(JSON.stringify(message)).toBe(before)
})

test('scan() with a mailbox adds one term, MAILBOX, and nothing else', () => {
  const mailbox = { entries: new Map(Array.from({ length: 1 << 20 }, (_, i) => [i, 0.1])), corrections: 1 }
  const without = tryScan(trials[3]!)
  const withBox = tryScan({ ...trials[3]!, options: { mailbox } })
  expect(withBox.findings).toEqual(without.findings)
  expect(withBox.verdict.terms.map(({ symbol }) => symbol)).toEqual([
    ...without.verdict.terms.map(({ symbol }) => symbol),
    'MAILBOX',
  ])
  expect(withBox.verdict.logits.unwanted).toBeGreaterThan(without.verdict.logits.unwanted)
})

test('scan() answers the three questions: whom a mail claims to be, who it is, where it leads', () => {
  const { view, findings } = tryScan({ ...trials[0]!, facts: authenticated('stranger.example') })
  expect(view.claims[0]).toMatchObject({ brand: 'amazon', ownDomain: false, proven: false })
  expect(view.origin).toMatchObject({ headerFrom: 'stranger.example', proven: true, by: 'dmarc' })
  const symbols = findings.map(({ symbol }) => symbol)
  for (const symbol of ['BRAND_IMPERSONATED', 'BRAND_CLAIM_TARGET_FOREIGN', 'LINK_IP'])
    expect(symbols).toContain(symbol)
})
