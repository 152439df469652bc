import type { Detector } from '../detector.ts'

export const correspondentProven: Detector = {
  symbol: 'CORRESPONDENT_PROVEN',
  aspect: 'memory',
  about: {
    ja: 'あなたがやり取りしている相手で、本人の確認もできました',
    en: 'You write to this person, and the sender is confirmed',
  },
  detect: ({ facts, origin }) =>
    facts.memory !== 'unknown' && facts.memory.correspondent === true && origin.proven === true ? { value: 1 } : null,
}
