import type { Detector } from '../detector.ts'

export const payrollChange: Detector = {
  symbol: 'PAYROLL_CHANGE',
  aspect: 'ask',
  about: { ja: '給与の振込先を変えるよう求めています', en: 'It wants a salary paid into another account' },
  phrases: [
    '給与振込口座',
    '給与振込先',
    '給与の振込先',
    '給料の振込先',
    'direct deposit',
    'payroll account',
    'payroll information',
    'change my bank',
    'update my bank',
    'my direct deposit',
    'salary account',
    'my paycheck',
    'my salary',
  ],
  detect: (view) => ({ value: 1, spans: view.phraseHits('PAYROLL_CHANGE') }),
}
