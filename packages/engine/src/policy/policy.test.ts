import { expect, test } from 'vitest'
import { chooseAction, mayRescue } from './policy.ts'

test.each([
  ['sure phishing', { ham: 0.01, spam: 0.02, phishing: 0.97 }, 'junk'],
  ['sure spam', { ham: 0.01, spam: 0.98, phishing: 0.01 }, 'junk'],
  ['sure ham', { ham: 0.99, spam: 0.005, phishing: 0.005 }, 'deliver'],
  ['likely phishing is worth a look', { ham: 0.3, spam: 0.02, phishing: 0.68 }, 'review'],
  ['half spam stays', { ham: 0.55, spam: 0.45, phishing: 0 }, 'deliver'],
] as const)('chooseAction(): %s', (_, p, want) => expect(chooseAction(p)).toBe(want))

test('chooseAction() never rejects while honest mail refused has no price', () => {
  for (let ham = 0.0001; ham <= 1; ham += 0.01)
    expect(chooseAction({ ham, spam: 0, phishing: 1 - ham })).not.toBe('reject')
})

test('chooseAction() never delivers a mail that is phishing first of all', () => {
  for (let phishing = 0.34; phishing <= 1; phishing += 0.01) {
    for (let spam = 0; spam <= Math.min(phishing, 1 - phishing); spam += 0.01) {
      const ham = 1 - phishing - spam
      if (ham <= phishing) expect(chooseAction({ ham, spam, phishing })).not.toBe('deliver')
    }
  }
})

test.each([
  ['known, proven and surely fine', { ham: 0.9999, spam: 0.00005, phishing: 0.00005 }, true, true],
  ['fine but nothing speaks for it', { ham: 0.9999, spam: 0.00005, phishing: 0.00005 }, false, false],
  ['a chance in fifty of phishing', { ham: 0.98, spam: 0, phishing: 0.02 }, true, false],
] as const)('mayRescue(): %s', (_, p, known, want) => expect(mayRescue(p, known)).toBe(want))
