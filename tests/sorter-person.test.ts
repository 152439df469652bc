/** What the person said and did stands, whatever a server, another filter or a store made anew has to say. */
import { afterEach, expect, test } from 'vitest'
import { addListEntry } from '../packages/server/src/store/list-entries.ts'
import { type Bench, bench, sample } from './sorting/harness.ts'
import { longAgo, pass, whereIs } from './sorting/steps.ts'

let open: Bench | null = null
const start = async (...args: Parameters<typeof bench>): Promise<Bench> => {
  open = await bench(...args)
  return open
}
afterEach(async () => {
  await open?.close()
  open = null
})

const junk = '迷惑メール'
const honest = sample('apple-receipt-honest.eml')

test.each([
  ['blocked under a trusted domain is junked', 'block', 'trust', [junk]],
  ['trusted under a blocked domain stays', 'trust', 'block', ['INBOX']],
] as const)('an address %s', async (_, ofAddress, ofDomain, where) => {
  const b = await start()
  const { mailboxId, store } = b
  await addListEntry(store, { mailboxId, kind: ofDomain, subject: 'proven-domain', value: 'email.apple.com' })
  await addListEntry(store, { mailboxId, kind: ofAddress, subject: 'address', value: 'no_reply@email.apple.com' })
  await b.other.append('INBOX', honest, { internalDateMs: longAgo() })
  await pass(b)
  expect(await whereIs(b, honest)).toEqual(where)
})
