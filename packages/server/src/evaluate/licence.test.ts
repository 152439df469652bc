import { expect, test } from 'vitest'
import { mayTrain } from './licence.ts'

test.each([
  ['ja', '/corpora/ja-dev.jsonl.gz', true],
  ['nc-made', 'made.jsonl', false],
  ['made', '/corpora/nc-made.tune.jsonl.gz', false],
  ['phishing_pot', 'renamed.jsonl', false],
  ['made', 'phishing-pot.jsonl', true],
  ['made', 'phishing_pot-2025.jsonl', false],
  // Only as a word of its own.
  ['sync-mail', 'inc_orders.jsonl', true],
  ['made', '/nc-folder/own.jsonl', true],
])('mayTrain(%s, %s)', (source, path, want) => expect(mayTrain(source, path)).toBe(want))
