import { isBounce, isReportForm } from '../bounce.ts'
import type { Detector } from '../detector.ts'

/** Bulk mail dressed as a delivery report, since filters let those pass: a real one carries a status or the mail it is about. */
export const reportEmpty: Detector = {
  symbol: 'REPORT_EMPTY',
  aspect: 'disguise',
  about: {
    ja: '配送結果のお知らせの形を装っていますが、中身はありません',
    en: 'It is dressed as a delivery report and reports nothing',
  },
  detect: ({ message }) => (isReportForm(message) && !isBounce(message) ? { value: 1 } : null),
}
