/** Mails over one SMTP connection (RFC 5321), and what the server says to each. */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

export type SmtpMail = {
  readonly from: string
  readonly to: readonly string[]
  /** LF or CRLF. Dots are stuffed. */
  readonly raw: string
}

/**
 * The reply to the end of data, or the first refusal before it; lines of one reply are parted by LF.
 * @param first said after the greeting, before EHLO: `XCLIENT ADDR=192.0.2.7`.
 */
export const smtpSend = (
  port: number,
  mails: readonly SmtpMail[],
  first: readonly string[] = [],
): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const replies: string[] = []
    let lines: string[] = []
    let heard = (_reply: string) => {}
    const ask = (text: string): Promise<string> =>
      new Promise((done) => {
        heard = done
        if (text !== '') socket.write(text)
      })
    const said = createInterface({ input: socket })
    said.on('error', reject)
    said.on('line', (line) => {
      lines.push(line)
      if (/^\d{3}-/.test(line)) return
      const reply = lines.join('\n')
      lines = []
      heard(reply)
    })
    const sendOne = async ({ from, to, raw }: SmtpMail): Promise<string> => {
      for (const command of [`MAIL FROM:<${from}>`, ...to.map((address) => `RCPT TO:<${address}>`), 'DATA']) {
        const reply = await ask(`${command}\r\n`)
        if (!/^[23]/.test(reply)) {
          await ask('RSET\r\n')
          return reply
        }
      }
      const data = raw.replace(/\r?\n/g, '\r\n').replace(/\r\n$/, '').replace(/^\./gm, '..')
      return ask(`${data}\r\n.\r\n`)
    }
    const all = async () => {
      await ask('')
      for (const command of [...first, 'EHLO client.test']) await ask(`${command}\r\n`)
      for (const mail of mails) replies.push(await sendOne(mail))
      socket.end('QUIT\r\n')
      resolve(replies)
    }
    socket.once('error', reject)
    socket.once('close', () =>
      reject(new Error(`the server hung up after ${replies.length} mails: ${lines.join('\n')}`)),
    )
    all().catch(reject)
  })
