/** A made mail server that mail is handed on to: it says what a test wants, and keeps what it took. */
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/**
 * What is said to a command; undefined: the usual. 'CONNECT' is the greeting, 'END' the final dot (by LMTP with each
 * recipient), 'HANG UP' hangs up.
 */
export type Script = (command: string) => string | undefined

export type Behind = {
  readonly port: number
  readonly mails: { readonly from: string; readonly to: readonly string[]; readonly text: string }[]
  readonly heard: string[]
  readonly sockets: Set<Socket>
  readonly close: () => Promise<void>
}

export const startBehind = async (protocol: 'smtp' | 'lmtp', script: Script = () => undefined): Promise<Behind> => {
  const mails: Behind['mails'] = []
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let from = ''
    let to: string[] = []
    let text: string[] | null = null
    const say = (reply: string) => (reply === 'HANG UP' ? socket.destroy() : socket.write(`${reply}\r\n`))
    const endData = (whole: string) => {
      heard.push('END')
      const taken: string[] = []
      for (const one of protocol === 'lmtp' ? to : ['']) {
        const reply = script(`END ${one}`) ?? `250 2.0.0 Ok: queued as ${mails.length + 1}`
        if (reply.startsWith('2')) taken.push(...(protocol === 'lmtp' ? [one] : to))
        say(reply)
      }
      if (taken.length > 0) mails.push({ from, to: taken, text: whole })
    }
    say(script('CONNECT') ?? '220 behind')
    createInterface({ input: socket }).on('line', (line) => {
      if (text !== null && line !== '.') {
        text.push(line.replace(/^\./, ''))
        return
      }
      if (text !== null) {
        const whole = text.join('\n')
        text = null
        endData(whole)
        return
      }
      heard.push(line)
      const address = /<(.*?)>/.exec(line)?.[1] ?? ''
      const given = script(line)
      if (given !== undefined) say(given)
      else if (/^(?:EHLO|LHLO)/.test(line)) say('250-behind\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 100000')
      else if (line === 'DATA') {
        text = []
        say('354 go on')
      } else if (line === 'QUIT') socket.end('221 bye\r\n')
      else {
        if (line.startsWith('MAIL')) {
          from = address
          to = []
        }
        if (line.startsWith('RCPT')) to.push(address)
        say('250 2.1.0 Ok')
      }
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    mails,
    heard,
    sockets,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}
