/** What Miwake sends itself, a released mail or a digest: to the mail server, past the scanner, one recipient at a time. */
import { hostname } from 'node:os'
import type { Store } from '../../store/index.ts'
import { LostError, openNextServer } from '../relay/next-server.ts'
import { textOf } from '../relay/replies.ts'
import type { GatewaySettings } from '../settings.ts'
import { parseSocket } from '../socket.ts'
import { releaseKey, signReleased } from './released-field.ts'

export type OwnMail = {
  /** Envelope sender, '' for `<>`. */
  readonly mailFrom: string
  readonly recipient: string
  readonly bytes: Uint8Array
}

export type Sent =
  /** `proof`: what the mail server said when it took the mail. */
  | { readonly ok: true; readonly proof: string }
  /** 'nowhere': no server is set. 'unknown': it may have taken the mail, the connection was lost before it said so. */
  | { readonly ok: false; readonly why: 'nowhere' | 'unreachable' | 'unknown' }
  /** `reply`: what it said. */
  | { readonly ok: false; readonly why: 'refused'; readonly reply: string }

export type SendSettings = Pick<GatewaySettings, 'reinject' | 'next' | 'nextProtocol' | 'authservId'>

/** Above it bytes are no ASCII. */
const asciiMax = 127

export const sendOwn = async (store: Store, settings: SendSettings, mail: OwnMail): Promise<Sent> => {
  const { mailFrom, recipient } = mail
  const endpoint = parseSocket(settings.reinject || settings.next)
  if (endpoint === null) return { ok: false, why: 'nowhere' }
  const bytes = signReleased(releaseKey(store), mail.bytes, { recipient, nowMs: store.now() })
  const protocol = settings.reinject === '' ? settings.nextProtocol : 'smtp'
  const name = settings.authservId || hostname()
  try {
    const server = await openNextServer({ endpoint, protocol, name })
    try {
      const eightBit = bytes.some((byte) => byte > asciiMax)
      const utf8 = /[^\0-\x7f]/.test(`${mailFrom}${recipient}`)
      for (const reply of [
        await server.mail({ mailFrom, eightBit, utf8, sizeBytes: bytes.length }),
        await server.rcpt(recipient),
      ])
        if (reply.code >= 300) return { ok: false, why: 'refused', reply: `${reply.code} ${textOf(reply)}` }
      const [reply = null] = await server.data(bytes, 1)
      if (reply === null) return { ok: false, why: 'unknown' }
      const said = `${reply.code} ${textOf(reply)}`
      return reply.code < 300 ? { ok: true, proof: said } : { ok: false, why: 'refused', reply: said }
    } finally {
      server.quit()
    }
  } catch (error) {
    if (error instanceof LostError) return { ok: false, why: 'unreachable' }
    throw error
  }
}
