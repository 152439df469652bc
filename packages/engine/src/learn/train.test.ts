import { expect, test } from 'vitest'
import type { Finding } from '../detect/detector.ts'
import { judgeEvidence } from '../judge/judge.ts'
import { formatModel, readModel } from '../judge/model.ts'
import { floorShare, priors } from '../judge/priors.ts'
import { randomFrom } from './random.ts'
import type { Sample } from './sample.ts'
import { defaultTrainOptions, train } from './train.ts'

const finding = (symbol: string, aspect: Finding['aspect']): Finding => ({
  symbol,
  aspect,
  value: 1,
  spans: [],
  data: {},
})

/** Two sources. In each, grams 100-140 stand in unwanted mail, 200-240 in honest; DEADLINE in most unwanted mail. */
const madeUp = (count: number): Sample[] => {
  const random = randomFrom(9)
  return Array.from({ length: count }, (_, i) => {
    const bad = i % 2 === 0
    const phish = i % 4 === 0
    const grams = new Set<number>()
    while (grams.size < 30)
      grams.add(random() < 0.5 ? 1000 + Math.floor(random() * 3000) : (bad ? 100 : 200) + Math.floor(random() * 40))
    if (phish) for (let k = 0; k < 10; k++) grams.add(300 + k)
    return {
      id: `m${i}`,
      source: i % 3 === 0 ? 'one' : 'two',
      label: bad ? (phish ? 'phish' : 'spam') : 'ham',
      group: `g${i >> 1}`,
      grams: Uint32Array.from(grams),
      findings: [
        ...(random() < (bad ? 0.8 : 0.1) ? [finding('DEADLINE', 'ask')] : []),
        // Ten times as common in honest mail: still never a point for it.
        ...(random() < (bad ? 0.05 : 0.5) ? [finding('SIGN_IN_DEMANDED', 'ask')] : []),
        ...(random() < (bad ? 0.1 : 0.7) ? [finding('LINKS_ALL_OWN', 'target')] : []),
      ],
    }
  })
}

const model = readModel(formatModel(train(madeUp(600), { ...defaultTrainOptions, folds: 2, epochs: 3 })))!

test('train() tells what it was taught, on mails it did not see', () => {
  const unseen = madeUp(900).slice(600)
  const right = unseen.filter((s) => {
    const { verdict } = judgeEvidence(s, model)
    return verdict === (s.label === 'phish' ? 'phishing' : s.label)
  })
  expect(right.length / unseen.length).toBeGreaterThan(0.9)
})

test('train() keeps the signs: no point for a mail from a finding against it', () => {
  expect(model.symbols.DEADLINE!.unwanted).toBeGreaterThan(0)
  expect(model.symbols.SIGN_IN_DEMANDED!.unwanted).toBeGreaterThanOrEqual(0)
  expect(model.symbols.LINKS_ALL_OWN!.unwanted).toBeLessThan(0)
})

test('train() gives the same bytes for the same mails', () => {
  const bytes = () => formatModel(train(madeUp(120), { ...defaultTrainOptions, folds: 2, epochs: 1 }))
  expect(bytes()).toEqual(bytes())
})

test('readModel() refuses what is no model', () => {
  expect(readModel(new Uint8Array(0))).toBeNull()
  expect(readModel(new Uint8Array(100))).toBeNull()
  const bytes = formatModel(train(madeUp(60), { ...defaultTrainOptions, folds: 2, epochs: 1 }))
  expect(readModel(bytes.subarray(0, bytes.length - 1))).toBeNull()
})

test('judgeEvidence(): the terms are the sum, exactly', () => {
  for (const sample of madeUp(40)) {
    const { terms, logits, p } = judgeEvidence(sample, model)
    expect(terms.reduce((sum, t) => sum + t.unwanted, 0)).toBe(logits.unwanted)
    expect(terms.reduce((sum, t) => sum + t.phishing, 0)).toBe(logits.phishing)
    expect(p.ham + p.spam + p.phishing).toBeCloseTo(1, 12)
  }
})

test('judgeEvidence(): words are capped, and fall silent against a proven brand', () => {
  const loud: Sample = { ...madeUp(1)[0]!, grams: Uint32Array.from({ length: 40 }, (_, i) => 100 + i), findings: [] }
  const capped = judgeEvidence(loud, model).terms.filter((t) => t.aspect === 'words')
  const sum = capped.reduce((s, t) => s + t.unwanted, 0)
  expect(sum).toBeLessThanOrEqual(model.words.unwanted.cap + 1e-9)
  const proven = judgeEvidence({ ...loud, findings: [finding('BRAND_PROVEN', 'claim')] }, model)
  expect(proven.terms.filter((t) => t.aspect === 'words').reduce((s, t) => s + t.unwanted, 0)).toBeCloseTo(0, 9)
  const changed = judgeEvidence(
    { ...loud, findings: [finding('BRAND_PROVEN', 'claim'), finding('BANK_CHANGE', 'ask')] },
    model,
  )
  expect(changed.terms.filter((t) => t.aspect === 'words').reduce((s, t) => s + t.unwanted, 0)).toBeGreaterThan(0)
})

test('train() keeps no gram that stands in fewer campaigns than asked, and nothing that is text', () => {
  // Gram 9000 stands in every mail of four campaigns, 9001 in five: only the latter may be remembered.
  const samples = madeUp(200).map((s, i) => {
    const extra = s.label === 'ham' ? [] : [...(i < 8 ? [9000] : []), ...(i < 10 ? [9001] : [])]
    return { ...s, grams: Uint32Array.from([...s.grams, ...extra]) }
  })
  const groupsWith = (id: number) => new Set(samples.filter((s) => s.grams.includes(id)).map((s) => s.group)).size
  expect([groupsWith(9000), groupsWith(9001)]).toEqual([4, 5])
  const made = train(samples, { ...defaultTrainOptions, folds: 2 })
  for (const { weights } of [made.words.unwanted, made.words.phishing]) expect(weights[9000]).toBe(0)
  expect(made.words.unwanted.weights[9001]).not.toBe(0)
  const bytes = new TextDecoder('latin1').decode(formatModel(made))
  for (const { id, group } of samples.slice(0, 50)) {
    expect(bytes).not.toContain(`"${id}"`)
    expect(bytes).not.toContain(`"${group}"`)
  }
})

test('train() writes its card: what it was made of and how, what for and what not, and the licence', () => {
  const { card } = train(madeUp(120), { ...defaultTrainOptions, folds: 2, epochs: 1 })
  expect(card.sources).toEqual([
    { name: 'one', mails: 40, groups: 40 },
    { name: 'two', mails: 80, groups: 60 },
  ])
  const notes = card.notes.join('\n')
  for (const said of ['2 inner folds, 1 epochs', 'fewer than 5 campaigns', 'Not for deleting', 'licence'])
    expect(notes).toContain(said)
  expect(notes).not.toContain('rests on priors alone')
  const hamAndSpam = madeUp(120).map((s) => (s.label === 'phish' ? { ...s, label: 'spam' as const } : s))
  const lacking = train(hamAndSpam, { ...defaultTrainOptions, folds: 2, epochs: 1 })
  expect(lacking.card.notes.join('\n')).toContain('rests on priors alone')
  expect(Object.values(lacking.symbols).every((w) => Number.isFinite(w.phishing))).toBe(true)
})

test('train() lets no symbol fall below a third of what is known of it', () => {
  // Mail in which the claim stands beside honest mail only: the corpus would teach the opposite.
  const samples = madeUp(240).map((s) => ({
    ...s,
    findings: s.label === 'ham' ? [...s.findings, finding('BRAND_CLAIM_UNPROVEN', 'claim')] : s.findings,
  }))
  const { symbols } = train(samples, { ...defaultTrainOptions, folds: 2, epochs: 1 })
  const floor = priors.BRAND_CLAIM_UNPROVEN!.unwanted * floorShare
  expect(symbols.BRAND_CLAIM_UNPROVEN!.unwanted).toBeGreaterThan(floor - 1e-6)
})
