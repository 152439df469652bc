/** Delivery reports, as far as their form tells. Anybody can write that form: it vouches for nothing. */
import type { Message } from '../mail/message.ts'
import { isReportForm, returnsMail } from '../mail/report.ts'

export { isPostmasterReport, isReportForm } from '../mail/report.ts'

/** A report with its status (RFC 3464, 8098), or what older servers send from nobody as MAILER-DAEMON (RFC 5321 §4.5.5). */
export const isBounce = (message: Message): boolean => {
  if (isReportForm(message)) return message.root.children.some(returnsMail)
  const sender = message.from[0]?.localPart.toLowerCase() ?? ''
  return /^(?:mailer-daemon|postmaster|mail-daemon)$/.test(sender) && message.returnPath?.address === ''
}
