/**
 * Any bytes and any order of packets: no crash, no hang, no room that is not given back, answers that are packets.
 *
 *     MIWAKE_FUZZ=100000 npx vitest run packages/server/src/gateway/milter/fuzz.test.ts
 *     SEED=7 npx vitest run ...                        that seed
 */
import { Duplex } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer, Deed, Judge, MailToJudge } from '../answer.ts'
import { type ByteBudget, createByteBudget } from '../byte-budget.ts'
import { hamTerms, judgementOf } from '../testing/answers.ts'
import { mailPackets, offerPacket, postfixOffer } from '../testing/milter-client.ts'
import { openCollector } from './collect.ts'
import { serveConnection } from './connection.ts'
import { formatPacket, formatText, openPacketReader } from './packet.ts'

const runs = Number(process.env.MIWAKE_FUZZ ?? 3_000)
const seed = Number(process.env.SEED ?? 1)
const timeout = 60_000 + runs * 20
console.log(`SEED=${seed} MIWAKE_FUZZ=${runs}`)

/** A connection without a network; what Miwake says is kept. */
class Wire extends Duplex {
  readonly said: Buffer[] = []
  override _read() {}
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.said.push(chunk)
    done()
  }
}

/** Counts what is taken beside limiting it. */
const countedRoom = (mailBytesMax: number): ByteBudget & { readonly used: () => number } => {
  const room = createByteBudget(mailBytesMax)
  let used = 0
  return {
    take: (bytes) => {
      const has = room.take(bytes)
      if (has) used += bytes
      return has
    },
    give: (bytes) => {
      used -= bytes
      room.give(bytes)
    },
    used: () => used,
  }
}

const deeds: readonly Deed[] = ['deliver', 'tag', 'quarantine', 'reject', 'defer']

const judgeBy = (whims: readonly number[], judged: MailToJudge[]): Judge => {
  let turn = 0
  return async (mail) => {
    judged.push(mail)
    const whim = whims[turn++ % whims.length] ?? 0
    if (whim % 8 === 6) throw new Error('a bug')
    if (whim % 8 === 7) return { status: 'failed', why: 'busy' }
    const answer: Answer = {
      status: 'judged',
      judgement: judgementOf(hamTerms),
      recipients: mail.envelope.rcptTo.map((recipient, i) => ({
        recipient,
        deed: deeds[(whim + i) % deeds.length]!,
        because: [],
      })),
      fields: { remove: [{ name: 'X', nth: 1 }], insert: [{ name: 'Y', text: 'a\nb' }], add: [] },
    }
    return answer
  }
}

const tick = () => new Promise((resolve) => setImmediate(resolve))

type Conversation = {
  readonly chunks: readonly Uint8Array[]
  readonly whims: readonly number[]
  readonly unix: boolean
}

const converse = async ({ chunks, whims, unix }: Conversation) => {
  const wire = new Wire()
  const room = countedRoom(5_000)
  const judged: MailToJudge[] = []
  let changes = 0
  serveConnection(
    wire,
    {
      judge: judgeBy(whims, judged),
      hold: async () => {
        if ((whims[0] ?? 0) % 3 === 2) throw new Error('disk full')
      },
      settings: { onFailure: unix ? 'accept' : 'defer', judgeMs: 1_000, idleMs: 60_000, bytesMax: 5_000 },
      log: () => undefined,
      holdMs: 1_000,
      judgeSlackMs: 0,
      transport: unix ? 'unix' : 'inet',
      isTurnedAway: (whims[1] ?? 0) % 9 === 8,
      isStopping: () => (whims[2] ?? 0) % 9 === 8,
      tellLacks: () => undefined,
      room,
      nowMs: () => 0,
      progressMs: 60_000,
    },
    () => changes++,
  )
  for (const chunk of chunks) if (!wire.destroyed) wire.push(chunk)
  // Each mail takes some turns; none waits for a clock.
  for (let turn = 0; turn < 20; turn++) await tick()
  wire.push(null)
  wire.destroy()
  await tick()
  return { said: Buffer.concat(wire.said), judged, used: room.used() }
}

const commands = 'OCHMRTLNBEADKQU?'.split('')
const text = fc.string({ maxLength: 20 }).map(formatText)
const payload = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc.array(text, { maxLength: 4 }).map((texts) => Buffer.concat(texts)),
  fc.nat(3_000).map((length) => Buffer.alloc(length, 'x\n')),
)
const anyPacket = fc.tuple(fc.constantFrom(...commands), payload).map(([command, data]) => formatPacket(command, data))
const offer = fc
  .record({ version: fc.nat(8), actions: fc.nat(0x1ff), steps: fc.nat(0x1fffff) })
  .map((given) => offerPacket(given.version < 2 ? postfixOffer : given))
const wholeMail = fc
  .record({ to: fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }), body: fc.string({ maxLength: 200 }) })
  .map((mail) => Buffer.concat(mailPackets(mail).map(([, packet]) => packet)))
const noise = fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes))
const stream = fc
  .tuple(
    offer,
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: anyPacket },
        { weight: 3, arbitrary: wholeMail },
        { weight: 1, arbitrary: noise },
      ),
      { maxLength: 12 },
    ),
  )
  .map(([first, rest]) => Buffer.concat([first, ...rest]))
const cutUp = (bytes: Buffer, cuts: readonly number[]): readonly Buffer[] => {
  const chunks: Buffer[] = []
  let at = 0
  for (const cut of cuts) {
    chunks.push(bytes.subarray(at, at + cut))
    at += cut
  }
  return [...chunks, bytes.subarray(at)].filter(({ length }) => length > 0)
}
const conversation = fc
  .tuple(stream, fc.array(fc.nat(300), { maxLength: 10 }), fc.array(fc.nat(100), { maxLength: 5 }), fc.boolean())
  .map(([bytes, cuts, whims, unix]): Conversation => ({ chunks: cutUp(bytes, cuts), whims, unix }))

const answerLetters = new Set('Oacdhimpsty-'.split(''))

test(`${runs} conversations in any order end, leave nothing behind, and are answered in packets`, {
  timeout,
}, async () => {
  let judgedMails = 0
  await fc.assert(
    fc.asyncProperty(conversation, async (given) => {
      const { said, judged, used } = await converse(given)
      expect(used).toBe(0)
      const packets = openPacketReader().push(said)
      expect(packets?.reduce((sum, { data }) => sum + data.length + 5, 0)).toBe(said.length)
      for (const { command } of packets ?? []) expect(answerLetters.has(command)).toBe(true)
      judgedMails += judged.length
    }),
    { numRuns: runs, seed },
  )
  // Not all of it was turned down at the door.
  expect(judgedMails).toBeGreaterThan(runs / 4)
})

test('well-formed mails between aborted ones come out as they went in', { timeout }, async () => {
  const fieldName = fc.stringMatching(/^[A-Za-z-]{1,10}$/)
  const fieldValue = fc.stringMatching(/^[ -~]{0,30}$/).map((value) => ` ${value}`)
  const mail = fc.record({
    fields: fc.array(fc.tuple(fieldName, fieldValue), { maxLength: 5 }),
    body: fc.stringMatching(/^[ -~]{0,60}$/).map((line) => `${line}\r\n`),
    isAborted: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(mail, { maxLength: 5 }),
      fc.array(fc.nat(200), { maxLength: 10 }),
      fc.boolean(),
      async (mails, cuts, unix) => {
        const bytes = mails.flatMap(({ isAborted, ...one }) => {
          const packets = mailPackets(one).map(([, packet]) => packet)
          return isAborted ? [...packets.slice(0, -1), formatPacket('A')] : packets
        })
        const chunks = cutUp(Buffer.concat([offerPacket(postfixOffer), ...bytes]), cuts)
        const { judged } = await converse({ chunks, whims: [0], unix })
        const wanted = mails
          .filter(({ isAborted }) => !isAborted)
          .map(({ fields, body }) => `${fields.map(([name, value]) => `${name}:${value}\r\n`).join('')}\r\n${body}`)
        expect(judged.map((one) => Buffer.from(one.bytes).toString())).toEqual(wanted)
      },
    ),
    { numRuns: Math.ceil(runs / 10), seed },
  )
})

test('a collector never holds more than its room and its limit', () => {
  const step = fc.tuple(fc.constantFrom('field', 'body', 'end', 'drop'), fc.nat(4_000))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const room = countedRoom(2_500)
      const collector = openCollector(3_000, room)
      for (const [what, length] of steps) {
        if (what === 'field') collector.field(Buffer.from('A'), Buffer.alloc(length, 'x'), true)
        else if (what === 'body') collector.body(Buffer.alloc(length))
        else if (what === 'end') expect(collector.end().bytes.length).toBeLessThanOrEqual(10_000)
        else collector.drop()
        expect(room.used()).toBeLessThanOrEqual(10_000)
        expect(room.used()).toBeGreaterThanOrEqual(0)
      }
      collector.drop()
      expect(room.used()).toBe(0)
    }),
    { numRuns: runs, seed },
  )
})
