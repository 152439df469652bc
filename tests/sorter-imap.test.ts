/** The sorter watching a real Dovecot, with another mail program beside it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contentHashOf } from '../packages/server/src/store/content-hash.ts'
import { listCorrections } from '../packages/server/src/store/corrections.ts'
import { findMessages } from '../packages/server/src/store/find-messages.ts'
import { listActions } from '../packages/server/src/store/list-actions.ts'
import type { MessageRow } from '../packages/server/src/store/schema.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { until } from './servers/ports.ts'
import { type Bench, bench, census, sample, sampleAuthservId } from './sorting/harness.ts'
import { newsletter } from './sorting/newsletter.ts'

const phish = sample('smbc-card-bad.eml')
const honest = sample('apple-receipt-honest.eml')

describe.skipIf(dovecotMissing !== null)('watching an IMAP mailbox', () => {
  let dovecot: Dovecot
  let b: Bench
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => {
    await dovecot?.stop()
  })
  const begin = async (): Promise<Bench> => {
    for (const folder of ['INBOX', 'Junk', 'Sent'])
      dovecot.doveadm('expunge', '-u', taro.user, 'mailbox', folder, 'all')
    return bench({
      password: taro.password,
      watch: true,
      settings: () => ({
        kind: 'imap',
        address: taro.user,
        host: dovecot.host,
        port: dovecot.imapPort,
        security: 'none',
        user: taro.user,
        authservIds: [sampleAuthservId],
      }),
    })
  }
  beforeEach(async () => {
    b = await begin()
    await until('the first pass', () => b.sorter.health(b.mailboxId)?.state === 'ok')
    // IDLE has begun once the watch is up; a mail before that is found by its first look.
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  afterEach(async () => {
    await b?.close()
  })
  const rowOf = async (raw: Uint8Array): Promise<MessageRow | undefined> =>
    (await findMessages(b.store, { mailboxId: b.mailboxId, contentHash: contentHashOf(raw) })).at(-1)
  const foldersOf = async (raw: Uint8Array) => (await census(b.other, ['INBOX', 'Junk'])).get(contentHashOf(raw)) ?? []
  /** As a program that answers the person's own wish does: read, then moved. */
  const put = (path: string, raw: Uint8Array, flags: readonly string[] = []) =>
    b.other.append(path, raw, { flags, internalDateMs: Date.now() - 3_600_000 })

  /** Only the inbox is told of at once (IDLE); the other folders are looked at with it, or each two minutes. */
  const now = async () => expect((await b.sorter.sortNow(b.mailboxId)).ok).toBe(true)

  test('a delivered phish leaves the inbox as soon as IDLE tells, and the events say so', async () => {
    const told: string[] = []
    b.sorter.events.on(({ type }) => told.push(type))
    const began = performance.now()
    await dovecot.deliver(taro.user, phish)
    await until('the phish in Junk', async () => (await listActions(b.store, { states: ['done'] })).length === 1)
    const ms = performance.now() - began
    console.log(`sorted ${Math.round(ms)} ms after delivery`)
    expect(dovecot.doveadm('fetch', '-u', taro.user, 'uid', 'mailbox', 'INBOX', 'all')).toBe('')
    await until('its events', () =>
      (['message-added', 'message-changed', 'progress'] as const).every((type) => told.includes(type)),
    )
    await until('a lag', () => b.sorter.health(b.mailboxId)!.lagMs !== null)
    expect(b.sorter.health(b.mailboxId)).toMatchObject({ state: 'ok', message: null })
  })

  test('a correction made in another program changes the verdict of the campaign’s next copy', async () => {
    const [first, second] = [newsletter(1), newsletter(2)]
    const { uid } = await put('INBOX', first, ['\\Seen'])
    await until('the first copy seen', async () => (await rowOf(first))?.verdict === 'ham')
    expect((await rowOf(first))!.action).toBe('deliver')
    await b.other.move('INBOX', [uid!], 'Junk')
    await until('the correction', async () => {
      const [one] = await listCorrections(b.store, { mailboxId: b.mailboxId })
      return one?.state === 'applied' && one.answer === 'junk'
    })
    await put('INBOX', second)
    await until('the second copy in Junk', async () => (await foldersOf(second)).join() === 'Junk')
    expect((await rowOf(second))!.action).toBe('junk')
  })

  test('an honest mail comes back from the provider’s junk folder, unread and marked', async () => {
    await put('Junk', honest)
    await now()
    await until('the rescue', async () => (await foldersOf(honest)).join() === 'INBOX')
    await until('its mark', async () => {
      for await (const { flags } of b.other.listSince('INBOX', { uid: 1 })) return flags.includes('$NotJunk')
      return false
    })
    for await (const { flags } of b.other.listSince('INBOX', { uid: 1 })) expect(flags).not.toContain('\\Seen')
  })

  test('a friend’s proven address, read from Sent, brings their mail back', async () => {
    const friend = (n: number) =>
      Buffer.from(
        [
          `Authentication-Results: ${sampleAuthservId}; dmarc=pass header.from=hobby-club.example`,
          'From: Hanako <hanako@hobby-club.example>',
          'To: taro@example.test',
          'Subject: Next Sunday',
          `Message-ID: <friend-${n}@hobby-club.example>`,
          'Content-Type: text/plain; charset=utf-8',
          '',
          `Shall we meet at ten at the station? I bring the maps and the tea. (${n})`,
          '',
        ].join('\r\n'),
      )
    await put('Junk', friend(1))
    await now()
    await until('the stranger seen', async () => (await rowOf(friend(1)))?.scannedAt != null)
    expect(await foldersOf(friend(1))).toEqual(['Junk'])
    const sent =
      'From: taro@example.test\r\nTo: hanako@hobby-club.example\r\nSubject: Sunday\r\nMessage-ID: <own-1@example.test>\r\n\r\nYes!\r\n'
    await b.other.append('Sent', Buffer.from(sent))
    await now()
    await put('Junk', friend(2))
    await now()
    await until('the friend’s mail back', async () => (await foldersOf(friend(2))).join() === 'INBOX')
  })

  test('a changed UIDVALIDITY costs nothing: no mail is doubled, moved again or learned from', async () => {
    await put('INBOX', honest, ['\\Seen'])
    await put('INBOX', phish)
    await until('both sorted', async () => (await foldersOf(phish)).join() === 'Junk')
    const before = (await listActions(b.store, { mailboxId: b.mailboxId })).length
    for (const folder of ['INBOX', 'Junk'])
      dovecot.doveadm('mailbox', 'update', '-u', taro.user, '--uid-validity', String(1_900_000_000), folder)
    const outcome = await b.sorter.sortNow(b.mailboxId)
    expect(outcome).toMatchObject({ ok: true, summary: { junked: 0, rescued: 0, learned: 0, pending: 0 } })
    expect((await listActions(b.store, { mailboxId: b.mailboxId })).length).toBe(before)
    for (const raw of [honest, phish])
      expect((await findMessages(b.store, { mailboxId: b.mailboxId, contentHash: contentHashOf(raw) })).length).toBe(1)
    expect((await rowOf(phish))!.uid).not.toBeNull()
    const moved = (await listActions(b.store, { mailboxId: b.mailboxId, states: ['done'] }))[0]!
    expect(await b.sorter.undo([`j${moved.id}`])).toEqual([{ ok: true }])
    expect(await foldersOf(phish)).toEqual(['INBOX'])
  })

  test('a mailbox that cannot be reached says so in words, and goes on when it can', async () => {
    await dovecot.kill()
    await until('the error', () => b.sorter.health(b.mailboxId)!.state === 'error')
    const { message } = b.sorter.health(b.mailboxId)!
    expect(message!.ja).toMatch(/[ぁ-ん]/)
    expect(await b.sorter.sortNow(b.mailboxId)).toMatchObject({ ok: false, kind: 'mailbox' })
    await dovecot.start()
    await put('INBOX', phish)
    await until('sorted again', async () => (await foldersOf(phish)).join() === 'Junk', 40_000)
    await until('ok again', () => b.sorter.health(b.mailboxId)!.state === 'ok')
  })

  test('paused, nothing is looked at; resumed, what came meanwhile is sorted', async () => {
    expect(await b.sorter.pause(b.mailboxId)).toEqual({ ok: true })
    expect(b.sorter.health(b.mailboxId)!.state).toBe('paused')
    await put('INBOX', phish)
    expect((await b.sorter.sortNow(b.mailboxId)).ok).toBe(false)
    expect(await b.sorter.resume(b.mailboxId)).toEqual({ ok: true })
    await until('sorted', async () => (await foldersOf(phish)).join() === 'Junk')
  })
})
