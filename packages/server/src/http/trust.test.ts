import { noFacts, parseMessage, type Scan, scan } from '@miwake/engine'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../knowledge.ts'
import { trustRefusal } from './trust.ts'

const letter = scan(
  parseMessage(new TextEncoder().encode('From: Sato <sato@example.com>\nSubject: x\n\nSee you on Friday.')),
  noFacts,
  loadKnowledge(),
)
const as = (verdict: Scan['verdict']['verdict'], action: Scan['action']): Scan => ({
  ...letter,
  action,
  verdict: { ...letter.verdict, verdict },
})

test.each([
  ['ham', 'deliver', 'The real sender could not be confirmed'],
  ['ham', 'review', 'suspicious'],
  ['phishing', 'deliver', 'suspicious'],
  ['phishing', 'junk', 'suspicious'],
] as const)('trustRefusal() of %s, %s, says why', (verdict, action, want) =>
  expect(trustRefusal(as(verdict, action)).en).toContain(want),
)
