import type { Detector } from '../detector.ts'

export const originFailed: Detector = {
  symbol: 'ORIGIN_FAILED',
  aspect: 'origin',
  about: { ja: '差出人の認証に失敗しています', en: 'Authentication of the sender failed' },
  detect: ({ origin, facts }) => {
    if (origin.proven !== false || facts.auth === 'unknown') return null
    const { dmarc, spf } = facts.auth
    const failed =
      (dmarc !== 'unknown' && dmarc.result === 'fail') ||
      (spf !== 'unknown' && (spf.result === 'fail' || spf.result === 'softfail'))
    return failed ? { value: 1, data: { host: origin.headerFrom } } : null
  },
}
