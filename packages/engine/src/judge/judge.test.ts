import { expect, test } from 'vitest'
import type { Aspect, Finding } from '../detect/detector.ts'
import { chooseAction } from '../policy/policy.ts'
import { strangersCreditNats } from './contradictions.ts'
import { judgeEvidence, strengthOf } from './judge.ts'
import { reviewed } from './reviewed.ts'
import { plainModel, withLoudWords } from './try-scan.ts'
import type { Term } from './verdict.ts'

const finding = (symbol: string, value = 1, aspect: Aspect = 'claim'): Finding => ({
  symbol,
  aspect,
  value,
  spans: [],
  data: {},
})
const grams = Uint32Array.from({ length: 400 }, (_, i) => i * 7)
const against = withLoudWords(plainModel, 0.2)
const speaksFor = withLoudWords(plainModel, -0.2)

const words = (terms: readonly Term[]) =>
  terms.filter(({ aspect }) => aspect === 'words').reduce((sum, { unwanted }) => sum + unwanted, 0)
const judged = (symbols: readonly (readonly [string, number?])[], model = against) =>
  judgeEvidence({ findings: symbols.map(([symbol, value]) => finding(symbol, value)), grams }, model)

test('judgeEvidence() caps words, both ways and in both sums, by a term of its own', () => {
  for (const model of [against, speaksFor]) {
    const { terms } = judged([], model)
    expect(terms.map(({ symbol }) => symbol)).toContain('WORDS_CAP')
    expect(Math.abs(words(terms))).toBeCloseTo(model.words.unwanted.cap, 9)
    const phishing = terms.filter(({ aspect }) => aspect === 'words').reduce((sum, t) => sum + t.phishing, 0)
    expect(Math.abs(phishing)).toBeCloseTo(model.words.phishing.cap, 9)
  }
})

test.each([
  ['a proven brand', [['BRAND_PROVEN']], 0],
  ['a proven correspondent', [['CORRESPONDENT_PROVEN']], 0],
  ['an answer to an own mail', [['REPLY_TO_OWN']], 0],
  ['a proven brand whose bank account changed', [['BRAND_PROVEN'], ['BANK_CHANGE']], 3],
  ['a proven brand that leads elsewhere', [['BRAND_PROVEN'], ['PROVEN_FOREIGN_TARGET']], 3],
  ['a proven brand whose form a stranger filled', [['BRAND_PROVEN'], ['ABUSED_NOTIFICATION']], 3],
  ['a correspondent whose bank account changed', [['CORRESPONDENT_PROVEN'], ['BANK_CHANGE']], 3],
  ['a proven domain of nobody known', [['ORIGIN_PROVEN']], 3],
] as const)('judgeEvidence(): words against %s', (_, symbols, want) => {
  expect(words(judged(symbols).terms)).toBeCloseTo(want, 9)
})

test.each([
  ['the name of a brand on another address', [['BRAND_IMPERSONATED', 1]], 0],
  ['a forged address of a brand', [['BRAND_FORGED', 1]], 0],
  ['a look-alike sender', [['LOOK_ALIKE_SENDER', 0.9]], 0],
  ['a brand’s address that leads elsewhere', [['BRAND_OWN_ADDRESS_FOREIGN_TARGET', 0.7]], 0],
  ['a brand named as the sender, links elsewhere', [['BRAND_CLAIM_TARGET_FOREIGN', 0.7]], 0],
  ['a brand named in passing, links elsewhere', [['BRAND_CLAIM_TARGET_FOREIGN', 0.3]], -3],
  ['a host somewhat like a brand’s', [['LOOK_ALIKE_SENDER', 0.4]], -3],
  ['a claim nobody proved', [['BRAND_CLAIM_UNPROVEN', 1]], -3],
] as const)('judgeEvidence(): words do not speak for a contradicted claim: %s', (_, symbols, want) => {
  expect(words(judged(symbols, speaksFor).terms)).toBeCloseTo(want, 9)
})

test.each([
  ['a program', 'ATTACHMENT_EXECUTABLE', 0],
  ['a page that unpacks one', 'ATTACHMENT_SMUGGLING', 0],
  ['a field for the password', 'PASSWORD_FIELD', 0],
  ['an errand of the boss', 'BOSS_REQUEST', 0],
  ['letters of two scripts in a word', 'MIXED_SCRIPT', 0],
  ['marks of a template', 'UNFILLED_TEMPLATE', 0],
  ['a document', 'ATTACHMENT_DOCUMENT', -3],
] as const)('judgeEvidence(): friendly words beside %s', (_, symbol, want) => {
  expect(words(judged([[symbol, 1]], speaksFor).terms)).toBeCloseTo(want, 9)
})

const nats = (symbols: readonly (readonly [string, number?])[], symbol: string) =>
  judged(symbols).terms.find((term) => term.symbol === symbol)?.unwanted ?? 0

test('judgeEvidence(): a good name does not speak for a contradicted claim, nor a proven brand for a stranger in it', () => {
  const known = reviewed.ORIGIN_PROVEN_KNOWN!.unwanted
  const brand = reviewed.BRAND_PROVEN!.unwanted
  expect(nats([['ORIGIN_PROVEN_KNOWN']], 'CREDIT_DISTRUST')).toBe(0)
  expect(nats([['ORIGIN_PROVEN_KNOWN'], ['BRAND_CLAIM_TARGET_FOREIGN', 0.4]], 'CREDIT_DISTRUST')).toBe(0)
  expect(nats([['ORIGIN_PROVEN_KNOWN'], ['BRAND_CLAIM_TARGET_FOREIGN', 0.9]], 'CREDIT_DISTRUST')).toBeCloseTo(-known, 9)
  expect(nats([['BRAND_PROVEN'], ['BRAND_CLAIM_TARGET_FOREIGN', 0.9]], 'CREDIT_DISTRUST')).toBe(0)
  for (const betrayal of ['PROVEN_FOREIGN_TARGET', 'ABUSED_NOTIFICATION']) {
    expect(nats([['BRAND_PROVEN'], [betrayal, 1]], 'CREDIT_DISTRUST')).toBeCloseTo(-brand, 9)
    expect(nats([['BRAND_PROVEN'], [betrayal, 0.4]], 'CREDIT_DISTRUST')).toBe(0)
  }
})

test('judgeEvidence(): a friend who asks for money elsewhere is believed by a third', () => {
  const friend = reviewed.CORRESPONDENT_PROVEN!.unwanted
  expect(nats([['CORRESPONDENT_PROVEN'], ['BANK_CHANGE', 1]], 'CREDIT_DISTRUST')).toBeCloseTo((-friend * 2) / 3, 9)
  expect(nats([['CORRESPONDENT_PROVEN'], ['BANK_CHANGE', 0.5]], 'CREDIT_DISTRUST')).toBe(0)
  expect(nats([['INTERNAL_PROVEN'], ['GIFT_CARDS', 1]], 'CREDIT_DISTRUST')).toBeCloseTo(2, 9)
})

test('judgeEvidence(): what anybody can register adds up to little', () => {
  const own = ['SELF_NAMED_PROVEN', 'ORIGIN_PROVEN', 'LIST_UNSUBSCRIBE', 'LINKS_ALL_OWN', 'BRAND_OWN_TARGETS']
  const model = { ...plainModel, symbols: { BRAND_OWN_TARGETS: { unwanted: -2, phishing: 0 } } }
  const credit = (symbols: readonly string[]) =>
    judged(
      symbols.map((s) => [s]),
      model,
    )
      .terms.filter(({ symbol }) => own.includes(symbol) || symbol === 'CREDIT_DISTRUST')
      .reduce((sum, { unwanted }) => sum + unwanted, 0)
  const { quiet, alarming } = strangersCreditNats
  expect(credit(own)).toBeLessThan(-quiet)
  expect(credit([...own, 'ACCOUNT_THREAT'])).toBeLessThan(-quiet)
  expect(credit([...own, 'FROM_UNKNOWN'])).toBeCloseTo(-quiet, 9)
  expect(credit([...own, 'FROM_UNKNOWN', 'ACCOUNT_THREAT'])).toBeCloseTo(-alarming, 9)
})

test('judgeEvidence(): shield and distrust leave words that pull the other way', () => {
  expect(words(judged([['BRAND_PROVEN']], speaksFor).terms)).toBeCloseTo(-3, 9)
  expect(words(judged([['BRAND_IMPERSONATED']], against).terms)).toBeCloseTo(3, 9)
})

test('judgeEvidence(): a reviewed weight goes before a learned one, and can be left out', () => {
  const model = { ...plainModel, symbols: { ...plainModel.symbols, BRAND_PROVEN: { unwanted: 9, phishing: 9 } } }
  const evidence = { findings: [finding('BRAND_PROVEN'), finding('DEADLINE', 1, 'ask')], grams: new Uint32Array() }
  const nats = (options = {}) => judgeEvidence(evidence, model, options).terms.map((t) => [t.symbol, t.unwanted])
  expect(nats()).toContainEqual(['BRAND_PROVEN', reviewed.BRAND_PROVEN!.unwanted])
  expect(nats({ withoutReviewed: true }).map(([symbol]) => symbol)).toEqual(['BIAS', 'DEADLINE'])
  const distrusted = {
    findings: [finding('ORIGIN_PROVEN_KNOWN'), finding('BRAND_IMPERSONATED')],
    grams: new Uint32Array(),
  }
  const terms = judgeEvidence(distrusted, plainModel, { without: new Set(['BRAND_IMPERSONATED']) }).terms
  expect(terms.map(({ symbol }) => symbol)).toEqual(['BIAS', 'ORIGIN_PROVEN_KNOWN'])
  expect(nats({ without: new Set(['DEADLINE']) }).map(([symbol]) => symbol)).toEqual(['BIAS', 'BRAND_PROVEN'])
})

test('judgeEvidence(): a symbol without a weight is told and weighs nothing', () => {
  const { terms } = judgeEvidence({ findings: [finding('NEVER_LEARNED')], grams: new Uint32Array() }, plainModel)
  expect(terms.find(({ symbol }) => symbol === 'NEVER_LEARNED')).toMatchObject({ unwanted: 0, phishing: 0 })
})

test.each([
  ['malware from a stranger', ['MALWARE_FOUND'], 'junk'],
  [
    'malware from a friend, in a thread',
    ['MALWARE_FOUND', 'CORRESPONDENT_PROVEN', 'REPLY_TO_OWN', 'ORIGIN_PROVEN_KNOWN'],
    'junk',
  ],
  ['malware in a proven brand’s mail', ['MALWARE_FOUND', 'BRAND_PROVEN', 'ORIGIN_PROVEN_KNOWN'], 'junk'],
  ['a listed address of a proven, known domain', ['SENDER_LISTED', 'ORIGIN_PROVEN', 'ORIGIN_PROVEN_KNOWN'], 'deliver'],
  ['a listed address that nobody proved', ['SENDER_LISTED'], 'not junk'],
  ['a listed link in a proven brand’s mail', ['LINK_LISTED', 'BRAND_PROVEN'], 'deliver'],
  ['a listed link from a listed address', ['LINK_LISTED', 'SENDER_LISTED', 'FROM_UNKNOWN'], 'junk'],
] as const)('judgeEvidence(): %s', (_, symbols, want) => {
  const plain = { findings: symbols.map((symbol) => finding(symbol)), grams: new Uint32Array() }
  const action = chooseAction(judgeEvidence(plain, plainModel).p)
  expect(want === 'not junk' ? action !== 'junk' : action === want).toBe(true)
})

test.each([
  [0.2, 0.2],
  [1, 1],
  [7, 1],
])('strengthOf() a value of %d is %d', (value, want) => expect(strengthOf(finding('X', value))).toBe(want))

test('judgeEvidence(): the terms are the sum, p follows from it, the verdict is the largest', () => {
  const sets = [
    [],
    ['BRAND_IMPERSONATED', 'DEADLINE'],
    ['LINK_IP', 'ACCOUNT_THREAT', 'LINKS_ALL_OWN'],
    ['BRAND_PROVEN'],
  ]
  for (const model of [plainModel, against, speaksFor]) {
    for (const symbols of sets) {
      const { terms, logits, p, verdict } = judged(
        symbols.map((symbol) => [symbol]),
        model,
      )
      expect(terms.reduce((sum, t) => sum + t.unwanted, 0)).toBe(logits.unwanted)
      expect(terms.reduce((sum, t) => sum + t.phishing, 0)).toBe(logits.phishing)
      expect(p.ham + p.spam + p.phishing).toBeCloseTo(1, 12)
      expect(Math.log((1 - p.ham) / p.ham)).toBeCloseTo(logits.unwanted, 6)
      expect(Math.max(p.ham, p.spam, p.phishing)).toBe(p[verdict])
    }
  }
})
