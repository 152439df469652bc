import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createFuzzJudge, fuzz, fuzzBytesMax, fuzzCases, fuzzTimeoutMs } from '../testing/fuzz.ts'
import { anyPort, converse, settingsWith } from '../testing/listen.ts'
import { listenSpamd } from './listen-spamd.ts'
import { commands } from './request.ts'

const packed = deflateSync('Subject: x\r\n\r\nbody').toString('latin1')
const words = [
  ...commands.flatMap((command) => [`${command} SPAMC/1.5\r\n`, `${command} SPAMC/1.2\r\n`]),
  'User: taro@example.test\r\n',
  'Content-length: 20\r\n\r\n',
  'Content-length: 70000\r\n\r\n',
  `Compress: zlib\r\nContent-length: ${packed.length}\r\n\r\n${packed}`,
  'Content-length: 3\r\n',
  'Content-length: -3\r\n',
  'Set: local\r\nMessage-class: spam\r\n',
  'Remove: local\r\n',
  'Subject: x\r\n\r\nbody\r\n',
  'C',
  'D',
]

const mails = ['Cubject: x\r\n\r\nbody\r\n', 'D\n\nb', `E: ${'a'.repeat(30_000)}`, 'F', '@', 'A']
const whole = [
  ...commands.flatMap((command) =>
    mails.map((mail, i) => `${command} SPAMC/1.${i}\r\nContent-length: ${mail.length}\r\n\r\n${mail}`),
  ),
  `CHECK SPAMC/1.5\r\nCompress: zlib\r\nContent-length: ${packed.length}\r\n\r\n${packed}`,
  'TELL SPAMC/1.5\r\nSet: local\r\nMessage-class: spam\r\nContent-length: 4\r\n\r\nmail',
]

test(`listenSpamd() holds through ${fuzzCases} broken conversations`, { timeout: fuzzTimeoutMs }, async () => {
  const judging = createFuzzJudge()
  const listening = await listenSpamd({
    socket: anyPort,
    judge: judging.judge,
    learn: async ({ bytes }) => (['learned', 'known', 'refused'] as const)[bytes.length % 3]!,
    settings: settingsWith({ bytesMax: fuzzBytesMax, idleMs: 10_000 }),
    log: () => undefined,
  })
  await fuzz(listening, judging, { words, whole }, /^(?:$|SPAMD\/1\.[015] )/, async () => {
    const said = `PROCESS SPAMC/1.5\r\nContent-length: ${fuzzBytesMax}\r\n\r\n${'D'.repeat(fuzzBytesMax)}`
    // As many as fit at once: nothing of those before is held back.
    for (const answer of await Promise.all([1, 2, 3].map(() => converse(listening, said))))
      expect(answer).toContain('SPAMD/1.1 0 EX_OK')
  })
  await listening.close()
})
