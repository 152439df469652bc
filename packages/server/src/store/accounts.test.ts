import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { gatewayChanges } from './gateway-changes.ts'
import {
  addAccount,
  addIdentity,
  addMailbox,
  addPasskey,
  addressesOf,
  addSession,
  addTicket,
  dropSessionsOf,
  findAccount,
  findAccountByAddress,
  findIdentity,
  findPasskey,
  findPasswordHash,
  findSession,
  findTicket,
  getAccount,
  hasAccounts,
  listAccounts,
  listAudit,
  listMailboxes,
  listPasskeys,
  mailboxesOf,
  removePasskeys,
  type Store,
  takeTicket,
  updateAccount,
  usePasskey,
  writeAudit,
} from './index.ts'
import { temporaryStore } from './testing/temporary-store.ts'

const add = async (store: Store, login: string, more: { readonly addresses?: readonly string[] } = {}) => {
  const added = await addAccount(store, { login, name: login, roles: ['person'], addresses: more.addresses ?? [] })
  if (!added.ok) throw new Error(added.problem)
  return added.account.id
}

test('addAccount() makes the first one an administrator and ends what the household had opened', async () => {
  const { store } = await temporaryStore()
  const session = await addSession(store, { kind: 'session', lifeMs: 1_000 })
  expect(await hasAccounts(store)).toBe(false)
  const hanako = await add(store, 'Hanako')
  expect(await hasAccounts(store)).toBe(true)
  expect(await findSession(store, session)).toBe(null)
  const taro = await add(store, 'taro')
  expect((await getAccount(store, hanako))?.roles).toEqual(['person', 'admin'])
  expect((await getAccount(store, taro))?.roles).toEqual(['person'])
  expect((await findAccount(store, 'HANAKO'))?.id).toBe(hanako)
})

test('addAccount() refuses a login and an address that are another’s, and leaves nothing', async () => {
  const { store } = await temporaryStore()
  const hanako = await add(store, 'hanako', { addresses: ['Hanako@example.test'] })
  const input = { name: '', roles: ['person'] as const, addresses: ['x@example.test', 'HANAKO@example.test'] }
  expect(await addAccount(store, { ...input, login: 'hanako' })).toEqual({ ok: false, problem: 'login-taken' })
  expect(await addAccount(store, { ...input, login: 'taro' })).toEqual({
    ok: false,
    problem: 'address-taken',
    address: 'hanako@example.test',
  })
  expect(await findAccount(store, 'taro')).toBe(null)
  expect(await findAccountByAddress(store, 'x@example.test')).toBe(null)
  expect((await findAccountByAddress(store, 'hanako@EXAMPLE.test'))?.id).toBe(hanako)
})

test('updateAccount() leaves somebody who administers, and ends the sessions of one it disables', async () => {
  const { store } = await temporaryStore()
  const hanako = await add(store, 'hanako')
  const taro = await add(store, 'taro')
  for (const change of [{ disabled: true }, { roles: ['person'] as const }])
    expect(await updateAccount(store, hanako, change)).toEqual({ ok: false, problem: 'last-admin' })
  expect(await updateAccount(store, taro, { roles: ['admin', 'person'] })).toEqual({ ok: true })
  await updateAccount(store, hanako, { passwordHash: 'hash' })
  expect(await findPasswordHash(store, 'hanako')).toEqual({ accountId: hanako, hash: 'hash' })
  const session = await addSession(store, { kind: 'session', lifeMs: 1_000, accountId: hanako })
  expect(await findSession(store, session)).toMatchObject({ accountId: hanako })
  expect(await updateAccount(store, hanako, { disabled: true })).toEqual({ ok: true })
  expect(await findSession(store, session)).toBe(null)
  expect(await findPasswordHash(store, 'hanako')).toBe(null)
  // One left open by another process at that moment is no way in either.
  const late = await addSession(store, { kind: 'session', lifeMs: 1_000, accountId: hanako })
  expect(await findSession(store, late)).toBe(null)
  expect(await updateAccount(store, taro, { disabled: true })).toEqual({ ok: false, problem: 'last-admin' })
  expect(await updateAccount(store, hanako, { disabled: false })).toEqual({ ok: true })
  expect(await updateAccount(store, 99, { name: 'x' })).toEqual({ ok: false, problem: 'not-found' })
})

test('updateAccount() changes nothing where an address is another’s', async () => {
  const { store } = await temporaryStore()
  await add(store, 'hanako', { addresses: ['hanako@example.test'] })
  const taro = await add(store, 'taro', { addresses: ['taro@example.test'] })
  const change = { name: 'new', addresses: ['hanako@example.test'] }
  expect(await updateAccount(store, taro, change)).toMatchObject({ ok: false, problem: 'address-taken' })
  expect((await addressesOf(store, [taro])).get(taro)).toEqual(['taro@example.test'])
  expect((await getAccount(store, taro))?.name).toBe('taro')
  await updateAccount(store, taro, { addresses: ['b@example.test', 'A@example.test', 'a@example.test'] })
  expect((await addressesOf(store, [taro])).get(taro)).toEqual(['a@example.test', 'b@example.test'])
})

test('updateAccount() tells the gateway of opt-outs and addresses, and of nothing else', async () => {
  const { store } = await temporaryStore()
  const id = await add(store, 'hanako')
  const tells = async (change: Parameters<typeof updateAccount>[2]) => {
    const before = await gatewayChanges(store)
    await updateAccount(store, id, change)
    return (await gatewayChanges(store)) !== before
  }
  expect(await tells({ name: 'x' })).toBe(false)
  expect(await tells({ filtering: false })).toBe(true)
  expect(await tells({ addresses: ['hanako@example.test'] })).toBe(true)
})

test('listAccounts() pages and finds a piece of a login or a name, wildcards being letters', async () => {
  const { store } = await temporaryStore()
  const ids: number[] = []
  for (const login of ['hanako', 'taro', 'jiro']) ids.push(await add(store, login))
  const logins = async (question: Parameters<typeof listAccounts>[1]) =>
    (await listAccounts(store, question)).map(({ login }) => login)
  expect(await logins({ limit: 2 })).toEqual(['hanako', 'taro'])
  expect(await logins({ limit: 2, afterId: ids[1] })).toEqual(['jiro'])
  expect(await logins({ limit: 9, q: 'R' })).toEqual(['taro', 'jiro'])
  expect(await logins({ limit: 9, q: '%x%' })).toEqual([])
})

test('a passkey is found while its account is not disabled, and taken off by its owner alone', async () => {
  const { store, clock } = await temporaryStore()
  await add(store, 'hanako')
  const taro = await add(store, 'taro')
  const jiro = await add(store, 'jiro')
  const passkey = { credentialId: 'abc', publicKey: Uint8Array.of(1), counter: 0, transports: ['usb'], name: 'key' }
  expect(await addPasskey(store, { ...passkey, accountId: taro })).toBe(true)
  expect(await addPasskey(store, { ...passkey, accountId: jiro })).toBe(false)
  clock.nowMs += 5
  await usePasskey(store, 'abc', 7)
  expect(await findPasskey(store, 'abc')).toMatchObject({ accountId: taro, counter: 7, usedAt: clock.nowMs })
  expect(await removePasskeys(store, jiro, 'abc')).toBe(0)
  await updateAccount(store, taro, { disabled: true })
  expect(await findPasskey(store, 'abc')).toBe(null)
  expect(await listPasskeys(store, taro)).toHaveLength(1)
  expect(await removePasskeys(store, taro, null)).toBe(1)
})

test('addIdentity() never gives a known identity to another account', async () => {
  const { store } = await temporaryStore()
  const hanako = await add(store, 'hanako')
  const taro = await add(store, 'taro')
  const identity = { issuer: 'https://login.example.test', subject: '17' }
  await addIdentity(store, identity, taro)
  await addIdentity(store, identity, hanako)
  expect(await findIdentity(store, identity)).toBe(taro)
  expect(await findIdentity(store, { ...identity, issuer: 'https://other.example.test' })).toBe(null)
})

test('takeTicket() answers once, one kind, in time; of many at once one', async () => {
  const { store, clock } = await temporaryStore()
  const token = await addTicket(store, { kind: 'invite', data: { accountId: 3 }, lifeMs: 1_000 })
  expect(await takeTicket(store, 'release', token)).toBe(null)
  expect(await findTicket(store, 'invite', token)).toEqual({ accountId: 3 })
  const taken = await Promise.all([1, 2, 3].map(() => takeTicket(store, 'invite', token)))
  expect(taken.filter((data) => data !== null)).toEqual([{ accountId: 3 }])
  const late = await addTicket(store, { kind: 'invite', data: {}, lifeMs: 1_000 })
  clock.nowMs += 1_000
  expect(await takeTicket(store, 'invite', late)).toBe(null)
})

test('mailboxesOf() gives one’s own, and what is nobody’s own to who administers', async () => {
  const { store } = await temporaryStore()
  const hanako = await add(store, 'hanako')
  const taro = await add(store, 'taro')
  const of = (accountId: number) => ({ name: String(accountId), kind: 'imap' as const, settings: {}, secret: null })
  await addMailbox(store, { ...of(taro), accountId: taro })
  await addMailbox(store, { ...of(hanako), accountId: hanako })
  const names = async (accountId: number, andShared: boolean) =>
    (await mailboxesOf(store, { accountId, andShared })).map(({ name }) => name)
  expect(await names(taro, false)).toEqual([String(taro)])
  expect(await names(hanako, true)).toEqual(['taro', String(hanako)])
  expect(await listMailboxes(store)).toHaveLength(3)
})

test('dropSessionsOf() signs one account out everywhere', async () => {
  const { store } = await temporaryStore()
  const ids = [await add(store, 'hanako'), await add(store, 'taro')] as const
  const open = (accountId: number) => addSession(store, { kind: 'session', lifeMs: 1_000, accountId })
  const [a, b, c] = [await open(ids[0]), await open(ids[0]), await open(ids[1])]
  await dropSessionsOf(store, ids[0])
  expect([await findSession(store, a), await findSession(store, b)]).toEqual([null, null])
  expect(await findSession(store, c)).toMatchObject({ accountId: ids[1] })
})

test('listAudit() is newest first and narrowed by who, what, to what and when', async () => {
  const { store, clock } = await temporaryStore()
  const write = async (actor: string, action: 'account.add' | 'mailbox.remove', target: string) => {
    clock.nowMs += 10
    await writeAudit(store, { accountId: null, actor, action, target, detail: { n: 1 } })
  }
  const start = clock.nowMs
  await write('cli', 'account.add', 'hanako')
  await write('hanako', 'account.add', 'taro')
  await write('hanako', 'mailbox.remove', 'mailbox 3')
  const targets = async (question: Partial<Parameters<typeof listAudit>[1]>) =>
    (await listAudit(store, { limit: 10, ...question })).map(({ target }) => target)
  expect(await targets({})).toEqual(['mailbox 3', 'taro', 'hanako'])
  expect(await targets({ actor: 'hanako', action: 'account' })).toEqual(['taro'])
  expect(await targets({ target: 'an' })).toEqual(['hanako'])
  expect(await targets({ since: start + 20, until: start + 30 })).toEqual(['taro'])
  const [newest] = await listAudit(store, { limit: 1 })
  expect(newest).toMatchObject({ actor: 'hanako', detail: { n: 1 } })
  expect(await targets({ beforeId: newest!.id })).toEqual(['taro', 'hanako'])
})

test('nothing but writeAudit() touches the audit log, and nothing changes it', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const touches = /(?:insertInto|updateTable|deleteFrom)\('audit'\)/
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && touches.test(readFileSync(join(root, name), 'utf8')))
    .filter((name) => !name.endsWith('accounts.test.ts'))
  expect(found).toEqual(['store/write-audit.ts'])
  expect(readFileSync(join(root, found[0]!), 'utf8')).not.toMatch(/updateTable|deleteFrom/)
})
