import { expect, test } from 'vitest'
import { actionBits, negotiate, stepBits } from './negotiate.ts'
import { formatNumber } from './packet.ts'

const offer = (version: number, actions: number, steps: number) =>
  Buffer.concat([version, actions, steps].map(formatNumber))

const taken = (version: number, actions: number, steps: number, transport: 'unix' | 'inet' = 'inet') => {
  const { agreed, answer } = negotiate(offer(version, actions, steps), { transport, answerConnect: false })!
  return {
    agreed,
    version: answer.readUInt32BE(5),
    actions: answer.readUInt32BE(9),
    steps: answer.readUInt32BE(13),
    macros: answer.subarray(17).toString('latin1'),
  }
}

test('over TCP every step up to DATA is answered, and the body', () => {
  const { steps, agreed } = taken(6, 0x1ff, 0x1fffff)
  expect(steps).toBe(
    stepBits.noUnknown | stepBits.noEndOfHeader | stepBits.skip | stepBits.leadingSpace | stepBits.quietHeader,
  )
  expect([...'CHMRTLBE'].filter(agreed.isAnswered)).toEqual([...'CHMRTBE'])
})

test('on a Unix socket only the body is answered, where it can be stopped', () => {
  const { agreed } = taken(6, 0x1ff, 0x1fffff, 'unix')
  expect([...'CHMRTLBE'].filter(agreed.isAnswered)).toEqual(['B', 'E'])
  expect(agreed.canSkip).toBe(true)
})

test('a connection that is turned away has its first step answered', () => {
  const { agreed } = negotiate(offer(6, 0x1ff, 0x1fffff), { transport: 'unix', answerConnect: true })!
  expect(agreed.isAnswered('C')).toBe(true)
})

test.each([
  [6, 0x1ff, 0x1fffff, 6],
  [99, 0x1ff, 0x1fffff, 6],
  [4, 0x3f, 0x3ff, 4],
  [3, 0x3f, 0x1ff, 3],
  [2, 0x3f, 0x7f, 2],
])('version %i, actions %i, steps %i: nothing is taken that was not offered', (version, actions, steps, want) => {
  for (const transport of ['unix', 'inet'] as const) {
    const got = taken(version, actions, steps, transport)
    expect(got.version).toBe(want)
    expect(got.actions & ~actions).toBe(0)
    expect(got.steps & ~steps).toBe(0)
  }
})

test('macros are named where that is offered, and end with a NUL', () => {
  const { macros } = taken(6, 0x1ff, 0x1fffff)
  expect(macros).toContain('\0\0\0\x02i {auth_authen} {mail_addr}\0')
  expect(taken(6, 0xff, 0x1fffff).macros).toBe('')
})

test('what the server lacks is told', () => {
  const { agreed } = taken(6, actionBits.addFields, 0x1fffff)
  expect(agreed).toMatchObject({ lacks: ['changeFields', 'removeRecipients'], canRemoveRecipients: false })
})

test.each([
  ['version 1', offer(1, 0xf, 0x7f)],
  ['too short', Buffer.alloc(11)],
])('%s is no offer', (_, bytes) => expect(negotiate(bytes, { transport: 'inet', answerConnect: false })).toBeNull())
