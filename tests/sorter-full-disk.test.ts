/** The disk of the store's file is full for a while. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { mailboxError } from '../packages/server/src/mailbox/errors.ts'
import { until } from './servers/ports.ts'
import { type Bench, bench, sample } from './sorting/harness.ts'
import { newsletter } from './sorting/newsletter.ts'
import { longAgo, pass, whereIs } from './sorting/steps.ts'

const junk = '迷惑メール'
const phish = sample('smbc-card-bad.eml')
const put = (b: Bench, raw: Uint8Array) => b.other.append('INBOX', raw, { internalDateMs: longAgo() })

test('a full disk is told in a sentence, loses nothing, and once there is room all is sorted', async () => {
  const b = await bench({ watch: true })
  onTestFinished(() => b.close())
  const told = mailboxError('disk-full').problem
  const large = Buffer.concat([newsletter(1), randomBytes(2 ** 20).toString('base64')].map((part) => Buffer.from(part)))
  const limit = (pages: number) => sql.raw(`pragma max_page_count = ${pages}`).execute(b.store.db)
  await until('the first pass', () => b.sorter.health(b.mailboxId)?.state === 'ok')
  await limit(1)
  await put(b, phish)
  await put(b, large)
  await until('the sentence', () => b.sorter.health(b.mailboxId)?.message?.ja === told.ja)
  expect(await b.sorter.sortNow(b.mailboxId)).toMatchObject({ ok: false, kind: 'mailbox', message: { ja: told.ja } })
  await limit(1_000_000)
  await pass(b)
  expect(b.sorter.health(b.mailboxId)).toMatchObject({ state: 'ok', message: null })
  expect(await whereIs(b, phish)).toEqual([junk])
  expect(await whereIs(b, large)).toEqual(['INBOX'])
})
