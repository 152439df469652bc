/** Whether authentication says no, rather than nothing: for mail whose origin is known not to be proven. */
import type { View } from './view.ts'

export const saysFailed = ({ auth }: View['facts']): boolean => {
  if (auth === 'unknown') return false
  const { dmarc, spf } = auth
  return (
    (dmarc !== 'unknown' && dmarc.result === 'fail') ||
    (spf !== 'unknown' && (spf.result === 'fail' || spf.result === 'softfail'))
  )
}
