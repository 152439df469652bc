import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../knowledge.ts'
import { temporaryStore } from '../store/testing/temporary-store.ts'
import { noEnvelope } from './envelope.ts'
import { judgeMail } from './judge/judge-mail.ts'
import { rulesIndex } from './judge/recipients.ts'
import { learnMail } from './learn-mail.ts'
import { gatewaySchema } from './settings.ts'
import { openSite } from './site.ts'

const knowledge = loadKnowledge()
const mail = (name: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../../corpus/mail/${name}`, import.meta.url))))
const newsletter = mail('newsletter-dev-honest.eml')
const from = (rcptTo: readonly string[], bytes = newsletter) => ({ bytes, envelope: { ...noEnvelope, rcptTo } })

const opened = async () => {
  const { store } = await temporaryStore()
  const site = await openSite(store, {
    settings: gatewaySchema.parse({ authservId: 'mx.example.test' }),
    dns: false,
    feedFolder: '/nonexistent',
  })
  const learn = learnMail({ store, knowledge }, 'mx.example.test')
  const deed = async (recipient: string): Promise<string> => {
    await site.refresh()
    const snapshot = site.snapshot()
    const { recipients } = await judgeMail(from([recipient]), await site.taughtBy([recipient]), {
      knowledge,
      resolve: null,
      now: () => new Date(0),
      snapshot,
      rulesOf: rulesIndex(snapshot),
      campaign: site.campaign,
    })
    return recipients[0]?.deed ?? ''
  }
  return { learn, deed }
}

test('learnMail() is for the mailbox it was taught by alone, and taken back by forget', async () => {
  const { learn, deed } = await opened()
  const before = await deed('taro@example.test')
  expect(await learn(from(['Taro@example.test']), 'spam')).toBe('learned')
  expect(await learn(from(['taro@example.test']), 'spam')).toBe('known')
  const delivered = Buffer.concat([
    Buffer.from('X-Spam-Flag: YES\r\nAuthentication-Results: mx.example.test; none\r\n'),
    newsletter,
  ])
  expect(await learn(from(['taro@example.test'], delivered), 'spam')).toBe('known')
  expect(await deed('taro@example.test')).not.toBe('deliver')
  expect(await deed('hanako@example.test')).toBe(before)
  expect(await learn(from(['taro@example.test']), 'forget')).toBe('learned')
  expect(await learn(from(['taro@example.test']), 'forget')).toBe('known')
  expect(await deed('taro@example.test')).toBe(before)
})

test('learnMail() teaches the site once three mailboxes say the same', async () => {
  const { learn, deed } = await opened()
  const before = await deed('new@example.test')
  expect(before).toBe('deliver')
  for (const n of [1, 2]) await learn(from([`user${n}@example.test`]), 'spam')
  expect(await deed('new@example.test')).toBe(before)
  await learn(from(['user3@example.test']), 'spam')
  expect(await deed('new@example.test')).not.toBe('deliver')
})

test('learnMail() without a recipient teaches the site', async () => {
  const { learn, deed } = await opened()
  expect(await learn(from([]), 'spam')).toBe('learned')
  expect(await deed('new@example.test')).not.toBe('deliver')
})
