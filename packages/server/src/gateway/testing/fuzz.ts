/**
 * Any bytes said to a front end: it answers or hangs up, holds nothing back, and goes on.
 *
 *     MIWAKE_FUZZ=100000 npx vitest run packages/server/src/gateway/spamd/fuzz.test.ts    so many conversations
 *     MIWAKE_FUZZ_SEED=7 npx vitest run ...                                               those of that seed
 */
import fc from 'fast-check'
import { expect, vi } from 'vitest'
import type { Judge } from '../answer.ts'
import type { Listening } from '../socket.ts'
import { answerOf, hamTerms, judgementOf, spamTerms } from './answers.ts'
import { dial, heard } from './listen.ts'

export const fuzzCases = Number(process.env.MIWAKE_FUZZ ?? 1_000)
const seed = Number(process.env.MIWAKE_FUZZ_SEED ?? 1)
/** Of conversations that wait for answers, which take their time. */
export const waitingCases = Math.ceil(fuzzCases / 4)
/** Conversations at once; more where each of them waits. */
const batch = { quick: 20, waiting: 100 }
/** A client that waits for answers hangs up when there are none for so long, ms. */
const quietMs = 150

export const fuzzTimeoutMs = 60_000 + fuzzCases * 10

/** Of the smallest settings, so that limits are met. */
export const fuzzBytesMax = 65_536

const answerTo: Judge = async ({ bytes }) => {
  switch ((bytes[0] ?? 0) % 6) {
    case 0:
      return { status: 'failed', why: 'busy' }
    case 1:
      throw new Error('a judge that broke')
    case 2:
      return answerOf(judgementOf(hamTerms), ['deliver'])
    case 3:
      return answerOf(null, ['deliver'])
    default:
      return answerOf(judgementOf(spamTerms), [(['tag', 'quarantine', 'reject', 'defer'] as const)[bytes.length % 4]!])
  }
}

/** Answers by what the mail's first byte is; some not at all. */
export const createFuzzJudge = () => {
  const seen = { judged: 0, largestBytes: 0 }
  const judge: Judge = (mail) => {
    seen.judged++
    seen.largestBytes = Math.max(seen.largestBytes, mail.bytes.length)
    return answerTo(mail)
  }
  return { judge, seen }
}

export type Said = {
  /** Pieces of the protocol. */
  readonly words: readonly string[]
  /** Whole requests. */
  readonly whole: readonly string[]
  /** The server speaks first, and hears nothing before. */
  readonly waits?: boolean
}

/** What clients say, in pieces that are put together wrongly. */
const saying = (words: readonly string[]): fc.Arbitrary<Buffer> =>
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...words).map((word) => Buffer.from(word, 'latin1')) },
        {
          weight: 2,
          arbitrary: fc.constantFrom('\r\n', '\n', '\0', ':', ' ', '\r\n\r\n').map((text) => Buffer.from(text)),
        },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)) },
        { weight: 1, arbitrary: fc.nat(70_000).map((length) => Buffer.alloc(length, 'a')) },
      ),
      { maxLength: 12 },
    )
    .map((pieces) => Buffer.concat(pieces))

/** What they say rightly, with a few bytes changed, left out or put in. */
const nearly = (whole: readonly string[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.constantFrom(...whole),
      fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), kind: fc.nat(2), byte: fc.nat(255) }), {
        maxLength: 3,
      }),
    )
    .map(([text, changes]) =>
      changes.reduce(
        (bytes, { at, kind, byte }) => {
          const place = Math.floor(at * bytes.length)
          const rest = bytes.subarray(kind === 0 ? place : place + 1)
          return Buffer.concat([bytes.subarray(0, place), kind === 1 ? Buffer.alloc(0) : Buffer.from([byte]), rest])
        },
        Buffer.from(text, 'latin1'),
      ),
    )

const conversation = ({ words, whole }: Said) =>
  fc.record({
    said: fc.oneof(saying(words), nearly(whole)),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    leaves: fc.nat(9),
  })

/** @param seen of the judge behind it. @param answers what is heard, where anything is. @param alive one more conversation that must go well. */
export const fuzz = async (
  listening: Listening,
  { seen }: ReturnType<typeof createFuzzJudge>,
  { waits = false, ...said }: Said,
  answers: RegExp,
  alive: () => Promise<void>,
): Promise<void> => {
  console.log(`MIWAKE_FUZZ=${fuzzCases} MIWAKE_FUZZ_SEED=${seed}`)
  const atOnce = waits ? batch.waiting : batch.quick
  await fc.assert(
    fc.asyncProperty(fc.array(conversation(said), { minLength: atOnce, maxLength: atOnce }), async (conversations) => {
      const all = conversations.map(async ({ said, cut, leaves }) => {
        const socket = dial(listening)
        const answer = heard(socket)
        const at = Math.floor(cut * said.length)
        if (waits)
          await new Promise<void>((done) => {
            socket.once('data', () => done()).once('close', () => done())
          })
        socket.write(said.subarray(0, at))
        // Some leave in the middle, without a word.
        if (leaves === 0) socket.resetAndDestroy()
        else if (waits) {
          socket.write(said.subarray(at))
          socket.setTimeout(quietMs, () => socket.end())
        } else setImmediate(() => socket.end(said.subarray(at)))
        return answer
      })
      for (const each of await Promise.all(all)) expect(each).toMatch(answers)
    }),
    { numRuns: Math.ceil((waits ? waitingCases : fuzzCases) / atOnce), seed },
  )
  await vi.waitFor(() => expect(listening.connections()).toBe(0), 20_000)
  console.log(`judged ${seen.judged}, the largest of ${seen.largestBytes} bytes`)
  expect(seen.judged).toBeGreaterThan(0)
  expect(seen.largestBytes).toBeLessThanOrEqual(fuzzBytesMax)
  await alive()
}
