/** Delivery reports, as far as their form tells: claims and links in one are the returned mail's. */
import type { Message, Part } from './message.ts'

/** RFC 6522 §3: the machine-readable second part, or the returned message or its header. */
export const returnsMail = ({ type }: Part): boolean => type.startsWith('message/') || type === 'text/rfc822-headers'

/** RFC 3464: what was done with each recipient. */
const isStatus = ({ type }: Part): boolean => type === 'message/delivery-status'

/** RFC 6522: a report by its outer type, whatever it holds. */
export const isReportForm = ({ root }: Pick<Message, 'root'>): boolean => root.type === 'multipart/report'

/** Header fields of the mail returned, as servers before RFC 3462 quote them below their own words. */
const quotedField = /^[>\s]{0,8}(return-path|received|message-id|from|to|subject|date):/gim
const quotedFieldsMin = 4
/** Characters of the text in which the quote begins: such a server says little itself. */
const quoteWithinChars = 8_000

const quotesHeader = (text: string): boolean => {
  const names = new Set<string>()
  for (const [, name = ''] of text.slice(0, quoteWithinChars).matchAll(quotedField)) names.add(name.toLowerCase())
  return names.size >= quotedFieldsMin && (names.has('received') || names.has('message-id'))
}

/**
 * A report by its form and by who it says it is from, that returns a mail. Anybody can copy the form, but not call himself
 * a brand while he is the postmaster. RFC 5321 §4.5.5: it comes from nobody, so a Return-Path that names somebody tells.
 */
export const isPostmasterReport = (message: Pick<Message, 'root' | 'from' | 'returnPath' | 'text'>): boolean => {
  const { root, from, returnPath, text } = message
  if (!/^(?:postmaster|mailer-daemon)$/i.test(from[0]?.localPart ?? '')) return false
  const complete = isReportForm(message) && root.children.some(returnsMail)
  if (returnPath !== null && returnPath.address !== '') {
    // Some providers' services send whole reports from the very postmaster they name.
    return complete && root.children.some(isStatus) && returnPath.address === from[0]?.address
  }
  if (complete) return true
  // Without the form, a server that says it is nobody's mail.
  return (isReportForm(message) || returnPath !== null) && quotesHeader(text)
}
