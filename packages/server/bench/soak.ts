/**
 * `npm run soak [-- MINUTES] [PATH]`: `miwake gateway` at four fifths of the highest rate it reaches here, for half an hour.
 * Memory has to stay flat: what the last fifth of the time holds is compared with the second. Exit 1 where it grows, or a mail
 * is not answered.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readInputs } from '../src/cli/inputs.ts'
import type { MailToSend, MilterClient } from '../src/gateway/testing/milter-client.ts'
import { connectAll, quantileOf, sendOne, toSend, withMiwake } from './milter-path.ts'
import { processCpuMs, processPeakMiB, processRssMiB } from './process-cpu.ts'

const connections = 8
const warmUpMails = 5_000
const highestMs = 20_000
const share = 0.8
const lookMs = 5_000
/** Of the second fifth's median. */
const growthMax = 0.1

type Load = { readonly mails: number; readonly times: number[] }

/** As fast as it goes, or `perSecond` mails: one that is late is sent at once, so that a pause shows in what waits. */
const send = async (
  clients: readonly MilterClient[],
  sent: readonly MailToSend[],
  { forMs, perSecond }: { readonly forMs: number; readonly perSecond: number | null },
): Promise<Load> => {
  const began = performance.now()
  const times: number[] = []
  let next = 0
  await Promise.all(
    clients.map(async (client) => {
      for (;;) {
        const n = next++
        const due = perSecond === null ? performance.now() : began + (n * 1_000) / perSecond
        if (Math.max(due, performance.now()) > began + forMs) return
        const waitMs = due - performance.now()
        if (waitMs > 1) await sleep(waitMs)
        await sendOne(client, sent[n % sent.length]!, n)
        // From when it was due: waiting for a free connection is waiting too.
        times.push(performance.now() - due)
      }
    }),
  )
  return { mails: times.length, times }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

const [, , minutes = '30', path = fileURLToPath(new URL('../../../corpus/mail', import.meta.url))] = process.argv
const sent: MailToSend[] = []
for await (const input of readInputs([path]))
  if (!('problem' in input)) sent.push(toSend({ bytes: new Uint8Array(input.bytes) }))
const forMs = Number(minutes) * 60_000
if (!(forMs > 0) || sent.length === 0) {
  console.error('soak: give minutes, and mails to send')
  process.exit(2)
}

const grown = await withMiwake(async (socket, pid) => {
  const clients = await connectAll(socket, connections)
  for (let n = 0; n < warmUpMails; n += clients.length)
    await Promise.all(clients.map((client, i) => sendOne(client, sent[(n + i) % sent.length]!, n + i)))
  const highest = await send(clients, sent, { forMs: highestMs, perSecond: null })
  const perSecond = (highest.mails * 1_000) / highestMs
  console.log(
    `highest rate ${perSecond.toFixed(0)} mails a second; ${minutes} minutes at ${(perSecond * share).toFixed(0)}`,
  )
  const rss: number[] = []
  const looking = setInterval(() => rss.push(processRssMiB(pid)), lookMs)
  const cpuBefore = processCpuMs(pid)
  const { mails, times } = await send(clients, sent, { forMs, perSecond: perSecond * share })
  const cpuMs = (processCpuMs(pid) - cpuBefore) / mails
  clearInterval(looking)
  times.sort((a, b) => a - b)
  const fifth = Math.max(1, Math.floor(rss.length / 5))
  const [early, late] = [median(rss.slice(fifth, 2 * fifth)), median(rss.slice(-fifth))]
  const growth = late / early - 1
  const ms = (at: number): string => `${quantileOf(times, at).toFixed(1)} ms`
  console.log(
    `${mails} mails, each answered; waited ${ms(0.5)} median, ${ms(0.99)} at the 99th percentile, ${ms(1)} at most
CPU ${cpuMs.toFixed(2)} ms a mail; memory ${early.toFixed(0)} MiB in the second fifth, ${late.toFixed(0)} in the last (${(growth * 100).toFixed(1)} %), ${processPeakMiB(pid).toFixed(0)} at most`,
  )
  for (const client of clients) client.close()
  return growth > growthMax
})
if (grown) console.error('soak: memory grows')
process.exit(grown ? 1 : 0)
