/** Who sent a mail, as the mail server that hands it over tells by XFORWARD or XCLIENT (Postfix). */
import type { SMTPServerSession } from 'smtp-server'
import type { Envelope } from '../envelope.ts'

type Told = Pick<SMTPServerSession, 'xForward' | 'xClient' | 'hostNameAppearsAs' | 'user' | 'id'>

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Without either it is not known: the server that connects is our own, and says nothing of the sender. */
export const envelopeOf = (
  { xForward, xClient, hostNameAppearsAs, user, id }: Told,
  mailFrom: string,
  rcptTo: readonly string[],
): Envelope => {
  const forwarded = xForward.size > 0
  const told = forwarded ? xForward : xClient
  const helo = textOf(told.get('HELO')) ?? (!forwarded && xClient.has('ADDR') ? textOf(hostNameAppearsAs) : null)
  return {
    queueId: textOf(xForward.get('IDENT')) ?? id,
    clientIp: textOf(told.get('ADDR')),
    clientName: textOf(told.get('NAME')),
    helo: helo ?? '',
    mailFrom,
    rcptTo,
    user: textOf(user),
    server: '',
  }
}
