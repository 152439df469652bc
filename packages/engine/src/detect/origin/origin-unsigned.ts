import type { Detector } from '../detector.ts'

export const originUnsigned: Detector = {
  symbol: 'ORIGIN_UNSIGNED',
  aspect: 'origin',
  about: { ja: '差出人を確かめる署名がありません', en: 'Nothing vouches for the sender' },
  detect: ({ origin, facts }) => {
    if (origin.proven !== false || facts.auth === 'unknown') return null
    const { dmarc, spf } = facts.auth
    const failed =
      (dmarc !== 'unknown' && dmarc.result === 'fail') ||
      (spf !== 'unknown' && (spf.result === 'fail' || spf.result === 'softfail'))
    return failed ? null : { value: 1, data: { host: origin.headerFrom } }
  },
}
