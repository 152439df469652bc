/** RFC 3464: a mail server's report on a mail, which quotes that mail's words and links. */
import type { Message } from '../mail/message.ts'

/**
 * A report by its form and by who it says it is from. Claims and links in it are the returned mail's. Anybody can copy the
 * form, but not call himself a brand while he is the postmaster.
 */
export const isDeliveryReport = ({ root, from }: Message): boolean =>
  root.type === 'multipart/report' && /^(?:postmaster|mailer-daemon)$/i.test(from[0]?.localPart ?? '')
