/** One connection: bytes in and out, one mail at a time, nothing that waits without an end. */
import type { Duplex } from 'node:stream'
import type { ByteBudget } from '../byte-budget.ts'
import type { GatewaySettings } from '../settings.ts'
import { type ConcludeWorld, conclude } from './conclude.ts'
import { acceptPacket, progressPacket, tempfailPacket } from './format-answer.ts'
import type { Agreed } from './negotiate.ts'
import { openPacketReader, type Packet } from './packet.ts'
import { openSession, type WholeMail } from './session.ts'

export type ConnectionWorld = ConcludeWorld & {
  readonly settings: Pick<GatewaySettings, 'onFailure' | 'judgeMs' | 'idleMs' | 'bytesMax'>
  readonly transport: 'unix' | 'inet'
  /** Too many are open: this one is only told so. */
  readonly isTurnedAway: boolean
  readonly isStopping: () => boolean
  /** What the mail server cannot be asked for. */
  readonly tellLacks: (lacks: readonly string[]) => void
  readonly room: ByteBudget
  readonly nowMs: () => number
  /** Between signs of life while a mail is judged, ms. */
  readonly progressMs: number
}

export type Connection = {
  readonly isInMail: () => boolean
  /** At once. */
  readonly end: () => void
}

/** Packets that wait while a mail is judged, bytes: the server has nothing to say then. */
const waitingBytesMax = 262_144
/** One that is turned away needs no longer to hear it, ms. */
const turnedAwayMs = 10_000

/** @param onChange a mail is done, or the connection is closed. */
export const serveConnection = (socket: Duplex, world: ConnectionWorld, onChange: () => void): Connection => {
  const { settings, log, nowMs, isTurnedAway } = world
  const session = openSession({
    transport: world.transport,
    answerConnect: isTurnedAway,
    bytesMax: settings.bytesMax,
    room: world.room,
    refusal: () => (world.isStopping() ? 'stopping' : isTurnedAway ? 'busy' : null),
  })
  const reader = openPacketReader()
  let waiting: readonly Packet[] = []
  let waitingBytes = 0
  /** Set while a mail is judged. */
  let judging: AbortController | null = null
  let isClosed = false

  const idleMs = isTurnedAway ? Math.min(turnedAwayMs, settings.idleMs) : settings.idleMs
  // A piece of a packet does not count: a sender of single bytes is as silent as one of none.
  const idle = setTimeout(() => {
    if (judging) idle.refresh()
    else end('idle')
  }, idleMs)

  const end = (why: string) => {
    if (isClosed) return
    log('debug', 'milter connection closed', { why })
    socket.destroy()
    close()
  }
  const close = () => {
    if (isClosed) return
    isClosed = true
    clearTimeout(idle)
    judging?.abort()
    waiting = []
    session.close()
    onChange()
  }
  const write = (bytes: Buffer) => {
    if (isClosed || bytes.length === 0) return
    // Who does not read its answers gets to ask nothing more.
    if (!socket.write(bytes)) socket.pause()
  }

  const answerMail = async (mail: WholeMail, agreed: Agreed) => {
    const began = nowMs()
    const controller = new AbortController()
    judging = controller
    const progress = setInterval(() => write(progressPacket), world.progressMs)
    const { deed, packets, why } = await conclude(mail, agreed, world, controller.signal)
    clearInterval(progress)
    judging = null
    if (isClosed) return
    if (!controller.signal.aborted) {
      const { queueId } = mail.envelope
      const facts = { deed, why, bytes: mail.bytes.length, recipients: mail.recipients.length }
      log('info', 'milter answered', { queueId, ...facts, ms: Math.round(nowMs() - began) })
      write(packets)
    }
    session.answered()
    idle.refresh()
    onChange()
    if (!socket.writableNeedDrain) socket.resume()
    run()
  }

  /** The server waits no longer: nor does the judge work on. */
  const noticeGivingUp = (packets: readonly Packet[]) => {
    if (packets.some(({ command }) => command === 'A' || command === 'Q')) judging?.abort()
  }

  /** A bug ends the connection it shows in, and no other. */
  const run = () => {
    try {
      workOff()
    } catch (error) {
      log('warn', 'milter connection failed', { error: String(error) })
      end('error')
    }
  }

  /** Works through what waits, up to the end of a mail; writes all answers at once. */
  const workOff = () => {
    const packets = waiting
    const answers: Buffer[] = []
    let next = 0
    while (next < packets.length && !judging && !isClosed) {
      const step = session.take(packets[next++]!)
      if (step.kind === 'answer') answers.push(step.packet)
      else if (step.kind === 'agreed') {
        world.tellLacks(step.agreed.lacks)
        answers.push(step.packet)
      } else if (step.kind === 'connect') {
        if (isTurnedAway) answers.push(settings.onFailure === 'accept' ? acceptPacket : tempfailPacket)
        else if (step.packet) answers.push(step.packet)
      } else if (step.kind === 'mail') {
        write(Buffer.concat(answers.splice(0)))
        void answerMail(step.mail, step.agreed)
      } else if (step.kind === 'end') {
        write(Buffer.concat(answers.splice(0)))
        if (step.why !== 'quit') log('warn', 'not a milter client', { why: step.why })
        end(step.why)
      }
    }
    waiting = isClosed ? [] : packets.slice(next)
    if (!judging) waitingBytes = 0
    noticeGivingUp(waiting)
    if (answers.length > 0) write(answers.length === 1 ? answers[0]! : Buffer.concat(answers))
  }

  socket.on('drain', () => socket.resume())
  socket.on('error', () => end('error'))
  socket.on('close', close)
  socket.on('data', (chunk: Buffer) => {
    const packets = reader.push(chunk)
    if (packets === null) {
      log('warn', 'not a milter client', { why: 'bad packet' })
      end('bad packet')
      return
    }
    if (packets.length === 0) return
    idle.refresh()
    waiting = waiting.length === 0 ? packets : [...waiting, ...packets]
    if (!judging) {
      run()
      return
    }
    noticeGivingUp(packets)
    waitingBytes += chunk.length
    if (waitingBytes > waitingBytesMax) socket.pause()
  })
  return { isInMail: session.isInMail, end: () => end('stopping') }
}
