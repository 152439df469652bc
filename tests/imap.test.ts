/** The sorter's access to a mailbox over IMAP, against a real Dovecot. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyword, type MailSource, type SourceEvent } from '../packages/server/src/mailbox/mail-source.ts'
import { contentHashOf } from '../packages/server/src/store/content-hash.ts'
import { type Dovecot, dovecotMissing, hanako, startDovecot, taro } from './servers/dovecot.ts'
import { collect, entries, imapSource, raws } from './servers/imap-settings.ts'
import { mail } from './servers/mails.ts'
import { until } from './servers/ports.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe.skipIf(dovecotMissing !== null)('IMAP', () => {
  let dovecot: Dovecot
  let source: MailSource
  beforeAll(async () => {
    dovecot = await startDovecot()
    source = imapSource(dovecot.imapPort)
  })
  afterAll(async () => {
    await source?.close()
    await dovecot?.stop()
  })
  /** An empty INBOX and Junk, and this many mails in INBOX. */
  const fill = async (count: number, more = '') => {
    for (const folder of ['INBOX', 'Junk']) dovecot.doveadm('expunge', '-u', taro.user, 'mailbox', folder, 'all')
    for (let n = 1; n <= count; n++) await source.append('INBOX', bytes(mail(`${more}${n}`)))
  }
  const uidsIn = async (path: string) => (await entries(source, path)).map(({ uid }) => uid)

  test('listFolders() gives roles by SPECIAL-USE and by Japanese names', async () => {
    await source.ensureFolder('要確認')
    const folders = await source.listFolders()
    expect(Object.fromEntries(folders.map(({ path, role }) => [path, role]))).toMatchObject({
      INBOX: 'inbox',
      Junk: 'junk',
      Sent: 'sent',
      要確認: 'review',
    })
    expect(folders.find(({ role }) => role === 'junk')).toMatchObject({
      specialUse: '\\Junk',
      delimiter: '/',
      total: 0,
    })
  })

  test('capabilities() names what Dovecot offers', async () => {
    expect(await source.capabilities()).toMatchObject({
      idle: true,
      move: true,
      uidPlus: true,
      qresync: true,
      limits: [],
    })
  })

  test('fetchRaw() gives the bytes and leaves the read state', async () => {
    await fill(3)
    const got = await raws(source, 'INBOX')
    expect(got.map(({ raw }) => new TextDecoder().decode(raw))).toEqual([mail('1'), mail('2'), mail('3')])
    expect((await entries(source, 'INBOX')).flatMap(({ flags }) => flags).filter((f) => f === '\\Seen')).toEqual([])
  })

  test('fetchRaw() cuts a mail longer than the limit and says so', async () => {
    await fill(2)
    const [first] = await uidsIn('INBOX')
    const [cut] = await collect(source.fetchRaw('INBOX', [first!, 999_999], { sizeMaxBytes: 50 }))
    expect(cut).toMatchObject({ uid: first, truncated: true })
    expect(new TextDecoder().decode(cut!.raw)).toBe(mail('1').slice(0, 50))
  })

  test('listSince() decodes the envelope and starts at a UID', async () => {
    await fill(1)
    await source.append('INBOX', bytes(mail('x', { subject: '=?UTF-8?B?44GT44KT44Gr44Gh44Gv?=' })))
    const [, last] = await entries(source, 'INBOX')
    expect(last).toMatchObject({ messageId: '<x@sender.example>', envelope: { subject: 'こんにちは' } })
    expect(last?.envelope.from).toEqual([{ name: 'Sender', address: 'a@sender.example' }])
    expect(await collect(source.listSince('INBOX', { uid: last!.uid }))).toHaveLength(1)
    expect(await collect(source.listSince('INBOX', { uid: last!.uid + 1 }))).toEqual([])
  })

  test('changes() sees what came, what vanished and which flags changed', async () => {
    await fill(4)
    const state = await source.openFolder('INBOX')
    const uids = await uidsIn('INBOX')
    const known = { ...state, uids }
    expect(await source.changes('INBOX', known)).toMatchObject({ kind: 'changed', added: [], vanished: [], flags: [] })
    await source.append('INBOX', bytes(mail('new')))
    await source.move('INBOX', [uids[0]!], 'Junk')
    await source.setFlags('INBOX', [uids[1]!], { add: ['\\Flagged', keyword.phishing] })
    const seen = await source.changes('INBOX', known)
    if (seen.kind !== 'changed') throw new Error(seen.kind)
    expect(seen.added).toEqual([uids[3]! + 1])
    expect(seen.vanished).toEqual([uids[0]])
    expect(seen.flags.find(({ uid }) => uid === uids[1])?.flags.toSorted()).toEqual(['$Phishing', '\\Flagged'])
    expect(await collect(source.listSince('INBOX', { modseq: state.highestModseq! }))).toHaveLength(2)
  })

  test('changes() does not believe an incomplete list', async () => {
    await fill(4)
    const state = await source.openFolder('INBOX')
    const uids = await uidsIn('INBOX')
    const seen = await source.changes('INBOX', { ...state, uids: [...uids.slice(0, 2), 999_999] })
    expect(seen).toMatchObject({ added: uids.slice(2), vanished: [999_999] })
  })

  test('changes() says reset, and no old UID is used, once UIDVALIDITY is another', async () => {
    await source.ensureFolder('Made')
    await source.append('Made', bytes(mail('1')))
    const state = await source.openFolder('Made')
    // Another program makes the folder anew while our connection is away.
    const other = imapSource(dovecot.imapPort)
    await other.append('Made', bytes(mail('2')))
    await other.close()
    await source.openFolder('INBOX')
    dovecot.doveadm('mailbox', 'delete', '-u', taro.user, 'Made')
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    dovecot.doveadm('mailbox', 'create', '-u', taro.user, 'Made')
    await expect(source.move('Made', [1], 'Junk')).rejects.toMatchObject({ problem: { kind: 'folder-renewed' } })
    expect(await source.changes('Made', { ...state, uids: [1] })).toMatchObject({ kind: 'reset' })
  })

  test('setFlags() stores $Junk and flags, and says what the folder does not keep', async () => {
    await fill(1)
    const [uid] = await uidsIn('INBOX')
    expect(await source.setFlags('INBOX', [uid!], { add: [keyword.junk, '\\Flagged', '\\Strange'] })).toEqual({
      unsupported: ['\\Strange'],
      missing: [],
    })
    await source.setFlags('INBOX', [uid!], { add: [keyword.notJunk], remove: [keyword.junk] })
    expect((await entries(source, 'INBOX'))[0]?.flags.toSorted()).toEqual(['$NotJunk', '\\Flagged'])
  })

  test('move() takes keywords along and names the new UIDs', async () => {
    await fill(3)
    const uids = await uidsIn('INBOX')
    await source.setFlags('INBOX', [uids[0]!], { add: [keyword.phishing] })
    const before = await raws(source, 'INBOX')
    const result = await source.move('INBOX', [uids[0]!, uids[2]!, 999_999], 'Junk')
    expect(result).toMatchObject({ leftBehind: [], failed: [], missing: [999_999] })
    const junk = await entries(source, 'Junk')
    expect(result.moved).toEqual([
      { uid: uids[0], uidAfter: junk[0]?.uid },
      { uid: uids[2], uidAfter: junk[1]?.uid },
    ])
    expect(junk[0]?.flags).toEqual(['$Phishing'])
    expect((await raws(source, 'Junk')).map(({ raw }) => contentHashOf(raw))).toEqual(
      [before[0]!, before[2]!].map(({ raw }) => contentHashOf(raw)),
    )
  })

  test('move() to a folder that is not there moves nothing and says so', async () => {
    await fill(1)
    const uids = await uidsIn('INBOX')
    await expect(source.move('INBOX', uids, 'Nowhere')).rejects.toMatchObject({ problem: { kind: 'no-folder' } })
    expect(await uidsIn('INBOX')).toEqual(uids)
  })

  test('move({ resume }) finds what a crash had already moved', async () => {
    await fill(2)
    const listed = await entries(source, 'INBOX')
    const mails = await raws(source, 'INBOX')
    const fingerprints = new Map(
      listed.map((entry, n) => [entry.uid, { ...entry, contentHash: contentHashOf(mails[n]!.raw) }]),
    )
    await source.move('INBOX', [listed[0]!.uid], 'Junk')
    const result = await source.move(
      'INBOX',
      listed.map(({ uid }) => uid),
      'Junk',
      { resume: true, fingerprints },
    )
    expect(result).toMatchObject({ failed: [], missing: [] })
    expect(result.moved.map(({ uid }) => uid)).toEqual(listed.map(({ uid }) => uid))
    expect(await entries(source, 'Junk')).toHaveLength(2)
  })

  test('move({ resume }) takes the copy that a server left which ended in the middle of MOVE', async () => {
    await fill(2)
    const uids = await uidsIn('INBOX')
    // What Dovecot has done of a MOVE when it is killed before it removes the originals.
    dovecot.doveadm('copy', '-u', taro.user, 'Junk', 'mailbox', 'INBOX', 'uid', String(uids[0]))
    const result = await source.move('INBOX', uids, 'Junk', { resume: true })
    expect(result).toMatchObject({ leftBehind: [], failed: [], missing: [] })
    expect(result.moved.map(({ uid }) => uid).toSorted()).toEqual(uids.toSorted())
    expect(await uidsIn('INBOX')).toEqual([])
    expect(await entries(source, 'Junk')).toHaveLength(2)
  })

  test('findCopies() goes by the bytes, not by the Message-ID', async () => {
    await fill(0)
    const twin = mail('same', { body: 'another text' })
    for (const text of [mail('same'), twin, mail('same')]) await source.append('Junk', bytes(text))
    const print = {
      messageId: '<same@sender.example>',
      sizeBytes: bytes(twin).length,
      contentHash: contentHashOf(bytes(twin)),
    }
    expect(await source.findCopies('Junk', print)).toEqual([(await uidsIn('Junk'))[1]])
    expect(await source.findCopies('Junk', { ...print, messageId: null })).toEqual([(await uidsIn('Junk'))[1]])
    expect(await source.findCopies('Junk', { ...print, contentHash: '0'.repeat(64) })).toEqual([])
  })

  test('watch() tells of new mail and of moves made by another program, soon', async () => {
    await fill(1)
    const events: SourceEvent[] = []
    const watch = await source.watch(['INBOX', 'Junk'], (event) => events.push(event))
    await until('connected', () => events.some(({ kind }) => kind === 'connected'))
    expect(events).toContainEqual({ kind: 'connected', way: 'idle' })
    const sentAt = performance.now()
    await dovecot.deliver(taro.user, mail('fresh'))
    await until('inbox', () => events.some((e) => e.kind === 'folder' && e.path === 'INBOX'))
    expect(performance.now() - sentAt).toBeLessThan(2_000)
    events.length = 0
    const other = imapSource(dovecot.imapPort)
    await other.move('INBOX', [(await uidsIn('INBOX'))[0]!], 'Junk')
    await until('junk', () => events.some((e) => e.kind === 'folder' && e.path === 'Junk'))
    await other.close()
    await watch.stop()
  })

  test('watch() tells of mail in the junk folder soon, by a second connection', async () => {
    const events: SourceEvent[] = []
    const watch = await source.watch(['INBOX', 'Junk'], (event) => events.push(event))
    await until('connected', () => events.some(({ kind }) => kind === 'connected'))
    // The second IDLE stands a moment after the first; a mail before that waits for the next look, half a minute.
    await new Promise((next) => setTimeout(next, 1_500))
    const other = imapSource(dovecot.imapPort)
    const sentAt = performance.now()
    await other.append('Junk', bytes(mail('put into junk')))
    await until('junk', () => events.some((event) => event.kind === 'folder' && event.path === 'Junk'))
    expect(performance.now() - sentAt).toBeLessThan(3_000)
    await other.close()
    await watch.stop()
  })

  test('watch() comes back by itself after the server was killed', async () => {
    const events: SourceEvent[] = []
    const watch = await source.watch(['INBOX'], (event) => events.push(event))
    await until('connected', () => events.some(({ kind }) => kind === 'connected'))
    await dovecot.kill()
    await until('lost', () => events.some(({ kind }) => kind === 'lost'))
    await dovecot.start()
    events.length = 0
    await until('connected again', () => events.some(({ kind }) => kind === 'connected'))
    await dovecot.deliver(taro.user, mail('after'))
    await until('inbox', () => events.some(({ kind }) => kind === 'folder'))
    await watch.stop()
    expect((await entries(source, 'INBOX')).at(-1)?.messageId).toBe('<after@sender.example>')
  })

  test('watch() polls where no connection may be held', async () => {
    const one = imapSource(dovecot.imapPort, { connectionsMax: 1, pollSeconds: 30 })
    const events: SourceEvent[] = []
    await one.watch(['INBOX'], (event) => events.push(event))
    await until('connected', () => events.length > 0)
    expect(events[0]).toEqual({ kind: 'connected', way: 'poll' })
    await one.close()
  })

  test('a wrong password and a wrong host are told apart, and watching stops instead of locking the account', async () => {
    const wrong = imapSource(dovecot.imapPort, { user: hanako.user.replace('hanako', 'nobody') })
    await expect(wrong.listFolders()).rejects.toMatchObject({ problem: { kind: 'wrong-password', retry: false } })
    const events: SourceEvent[] = []
    await wrong.watch(['INBOX'], (event) => events.push(event))
    await until('stopped', () => events.length > 0)
    expect(events).toMatchObject([{ kind: 'stopped', problem: { kind: 'wrong-password' } }])
    await wrong.close()
    const refused = imapSource(1)
    await expect(refused.listFolders()).rejects.toMatchObject({ problem: { kind: 'refused' } })
    await refused.close()
    const nowhere = imapSource(143, { host: 'no-such-host.invalid', plaintextAccepted: true })
    await expect(nowhere.listFolders()).rejects.toMatchObject({ problem: { kind: 'unknown-host' } })
    await nowhere.close()
  })
})
