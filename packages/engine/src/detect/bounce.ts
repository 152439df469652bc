/** Delivery reports, as far as their form tells. Anybody can write that form: it vouches for nothing. */
import type { Message, Part } from '../mail/message.ts'

/** RFC 6522 §3: the machine-readable second part, or the returned message or its header. */
const tells = ({ type }: Part): boolean => type.startsWith('message/') || type === 'text/rfc822-headers'

/** RFC 6522: a report by its outer type, whatever it holds. */
export const isReportForm = ({ root }: Message): boolean => root.type === 'multipart/report'

/** A report with its status (RFC 3464, 8098), or what older servers send from nobody as MAILER-DAEMON (RFC 5321 §4.5.5). */
export const isBounce = (message: Message): boolean => {
  if (isReportForm(message)) return message.root.children.some(tells)
  const sender = message.from[0]?.localPart.toLowerCase() ?? ''
  return /^(?:mailer-daemon|postmaster|mail-daemon)$/.test(sender) && message.returnPath?.address === ''
}

/**
 * A report by its form and by who it says it is from: claims and links in it are the returned mail's. Anybody can copy the
 * form, but not call himself a brand while he is the postmaster.
 */
export const isPostmasterReport = (message: Message): boolean =>
  isReportForm(message) && /^(?:postmaster|mailer-daemon)$/i.test(message.from[0]?.localPart ?? '')
