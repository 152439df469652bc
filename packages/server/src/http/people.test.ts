/** Accounts as the API has them: ways in, what ends them, who administers, and what is written down of it. */
import { afterEach, expect, test } from 'vitest'
import { getAccount, listAudit, updateAccount, writeAudit } from '../store/index.ts'
import { optedOutAddresses } from '../store/opted-out.ts'
import { hashPassword } from './access/password.ts'
import { addPerson } from './testing/people.ts'
import { type TryOptions, tryApp } from './testing/try-app.ts'

const password = 'a long sentence of hers'
/** Cheap, for tests alone. */
const cheap = { N: 2 ** 10 }

type Tried = Awaited<ReturnType<typeof tryApp>>
const open: Tried[] = []
const start = async (options: TryOptions = {}): Promise<Tried> => {
  const tried = await tryApp(options)
  open.push(tried)
  return tried
}
afterEach(async () => {
  for (const tried of open.splice(0)) await tried.close()
})

const json = (body: unknown) => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
})
const cookieOf = (answer: Response): string => (answer.headers.get('Set-Cookie') ?? '').split(';')[0]!
const setPassword = async ({ store }: Tried, id: number, text = password) =>
  updateAccount(store, id, { passwordHash: await hashPassword(text, cheap) })
const actions = async ({ store }: Tried) =>
  (await listAudit(store, { limit: 50 })).map(({ actor, action, target }) => `${actor} ${action} ${target}`)

test('without accounts everything is the household’s, and its 401 says so', async () => {
  const tried = await start({ password })
  expect(await tried.get('/api/state')).toMatchObject({ account: null })
  expect((await tried.signedIn('/api/account')).status).toBe(404)
  expect((await tried.signedIn('/api/accounts')).status).toBe(200)
  expect(await (await tried.ask('/api/state')).json()).toMatchObject({
    password: true,
    accounts: false,
    passkeys: false,
    oidc: '',
  })
  expect((await tried.ask('/api/login', json({ password }))).status).toBe(200)
})

test('the first account administers, its link opens it once, and the household’s ways in end', async () => {
  const tried = await start({ password })
  const added = await tried.send('POST', '/api/accounts', { login: 'Hanako', addresses: ['Hanako@example.test'] })
  expect(added.status).toBe(201)
  const { link, id } = (await added.json()) as { readonly link: string; readonly id: number }
  expect((await tried.signedIn('/api/state')).status).toBe(401)
  expect((await tried.ask('/api/login', json({ password }))).status).toBe(401)
  expect(await (await tried.ask('/api/state')).json()).toMatchObject({ password: true, accounts: true, passkeys: true })

  const { pathname, search } = new URL(link)
  const page = await (await tried.ask(pathname + search)).text()
  expect(page).toContain('hanako')
  const token = new URLSearchParams(search).get('token')!
  const press = (headers = {}) =>
    tried.ask('/open', {
      method: 'POST',
      body: new URLSearchParams({ token }).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'null', ...headers },
    })
  expect((await press({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  const pressed = await press()
  expect(pressed.status).toBe(200)
  const state = await tried.ask('/api/state', { headers: { Cookie: cookieOf(pressed) } })
  expect(await state.json()).toMatchObject({
    account: { login: 'hanako', roles: ['person', 'admin'], addresses: ['hanako@example.test'] },
  })
  const again = await press()
  expect(again.status).toBe(403)
  expect(await again.text()).toContain('管理する人')
  expect((await getAccount(tried.store, id))?.roles).toEqual(['person', 'admin'])
  expect(await actions(tried)).toEqual(['hanako session.sign-in hanako', 'household account.add hanako'])
})

test('login and password open an account; which of them was wrong is not told', async () => {
  const tried = await start()
  const hanako = await addPerson(tried, 'hanako')
  await setPassword(tried, hanako.id)
  const login = (login: string, given: string) => tried.ask('/api/login', json({ login, password: given }))
  const right = await login('HANAKO', password)
  expect(right.status).toBe(200)
  const state = await tried.ask('/api/state', { headers: { Cookie: cookieOf(right) } })
  expect(await state.json()).toMatchObject({ account: { login: 'hanako' } })
  const wrong = await login('hanako', 'not the password')
  const nobody = await login('nobody', password)
  expect([wrong.status, nobody.status]).toEqual([401, 401])
  expect(await wrong.text()).toBe(await nobody.text())
  expect(tried.log.join('')).not.toMatch(/hanako|nobody"|long sentence/)
})

test('a login is guessed at ten times, then once in two minutes, from wherever', async () => {
  let nowMs = 1_000_000
  const tried = await start({ settings: { proxy: true }, world: { now: () => nowMs } })
  const hanako = await addPerson(tried, 'hanako')
  await setPassword(tried, hanako.id)
  const guess = async (from: number, login = 'hanako') => {
    const { body, method, headers } = json({ login, password: 'x' })
    return (
      await tried.ask('/api/login', { body, method, headers: { ...headers, 'X-Forwarded-For': `192.0.2.${from}` } })
    ).status
  }
  const statuses: number[] = []
  for (let i = 0; i < 11; i++) statuses.push(await guess(i))
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429])
  nowMs += 120_000
  expect(await guess(20)).toBe(401)
  expect(await guess(21)).toBe(429)
})

test('a disabled account is out at once: session, password, invitation', async () => {
  const tried = await start()
  const admin = await addPerson(tried, 'admin')
  const taro = await addPerson(tried, 'taro')
  await setPassword(tried, taro.id)
  const { link } = (await (await admin.send('POST', `/api/accounts/${taro.id}/invite`)).json()) as { link: string }
  const signedIn = await taro.enter()
  expect((await signedIn.signedIn('/api/state')).status).toBe(200)
  expect((await admin.send('PATCH', `/api/accounts/${taro.id}`, { disabled: true })).status).toBe(200)
  expect((await signedIn.signedIn('/api/state')).status).toBe(401)
  expect((await tried.ask('/api/login', json({ login: 'taro', password }))).status).toBe(401)
  const { pathname, search } = new URL(link)
  expect((await tried.ask(pathname + search)).status).toBe(403)
  expect((await admin.send('POST', `/api/accounts/${taro.id}/invite`)).status).toBe(409)
  await admin.send('PATCH', `/api/accounts/${taro.id}`, { disabled: false })
  expect((await tried.ask(pathname + search)).status).toBe(403)
})

test('somebody has to be left who administers', async () => {
  const tried = await start()
  const admin = await addPerson(tried, 'admin')
  for (const change of [{ disabled: true }, { roles: ['person'] }])
    expect((await admin.send('PATCH', `/api/accounts/${admin.id}`, change)).status).toBe(409)
})

test('an invitation to an account in use ends its password and sessions, so its owner notices', async () => {
  const tried = await start()
  const admin = await addPerson(tried, 'admin')
  const taro = await addPerson(tried, 'taro')
  await setPassword(tried, taro.id)
  await admin.send('POST', `/api/accounts/${taro.id}/invite`)
  expect((await taro.signedIn('/api/state')).status).toBe(401)
  expect((await getAccount(tried.store, taro.id))?.hasPassword).toBe(false)
  expect(await actions(tried)).toEqual(['admin account.invite taro'])
})

test('a password is changed by who knows it, and every other session ends', async () => {
  const tried = await start()
  const hanako = await addPerson(tried, 'hanako')
  await setPassword(tried, hanako.id)
  const other = await hanako.enter()
  const change = (body: object) => hanako.send('POST', '/api/account/password', body)
  expect((await change({ current: 'wrong', password: 'another long sentence' })).status).toBe(403)
  expect((await change({ current: password, password: 'short' })).status).toBe(400)
  const changed = await change({ current: password, password: 'another long sentence' })
  expect(changed.status).toBe(200)
  expect((await other.signedIn('/api/state')).status).toBe(401)
  const here = await tried.ask('/api/state', { headers: { Cookie: cookieOf(changed) } })
  expect(here.status).toBe(200)
})

test('signing out everywhere ends every session of one’s own and nobody else’s', async () => {
  const tried = await start()
  const hanako = await addPerson(tried, 'hanako')
  const taro = await addPerson(tried, 'taro')
  const elsewhere = await hanako.enter()
  expect((await hanako.send('DELETE', '/api/account/sessions')).status).toBe(200)
  expect((await hanako.signedIn('/api/state')).status).toBe(401)
  expect((await elsewhere.signedIn('/api/state')).status).toBe(401)
  expect((await taro.signedIn('/api/state')).status).toBe(200)
})

test('one opts out of filtering for one’s own addresses, and it is written down', async () => {
  const tried = await start()
  await addPerson(tried, 'admin')
  const taro = await addPerson(tried, 'taro', { addresses: ['taro@example.test', 't@example.test'] })
  expect(await optedOutAddresses(tried.store)).toEqual([])
  expect((await taro.send('PATCH', '/api/account', { filtering: false, lang: 'en' })).status).toBe(200)
  expect([...(await optedOutAddresses(tried.store))].sort()).toEqual(['t@example.test', 'taro@example.test'])
  expect(await taro.get('/api/account')).toMatchObject({ filtering: false, lang: 'en' })
  expect(await actions(tried)).toEqual(['taro account.filtering taro'])
})

test('a mailbox that is nobody’s own is the administrators’, until one makes it his', async () => {
  const tried = await start({
    mails: [{ raw: 'From: a@example.com\r\nSubject: x\r\n\r\nx' }],
  })
  const admin = await addPerson(tried, 'admin')
  const other = await addPerson(tried, 'other', { roles: ['admin'] })
  const taro = await addPerson(tried, 'taro')
  const sees = async (who: typeof admin) =>
    (await who.get<{ readonly mailboxes: readonly unknown[] }>('/api/state')).mailboxes.length
  expect([await sees(admin), await sees(other), await sees(taro)]).toEqual([1, 1, 0])
  expect((await admin.send('PATCH', `/api/mailboxes/${tried.mailboxId}`, { mine: true })).status).toBe(200)
  expect([await sees(admin), await sees(other), await sees(taro)]).toEqual([1, 0, 0])
})

test('administrators page, narrow and export the audit log; a cell that is a formula is text', async () => {
  const tried = await start()
  const admin = await addPerson(tried, 'admin')
  for (let i = 0; i < 150; i++)
    await writeAudit(tried.store, {
      accountId: null,
      actor: i % 2 === 0 ? 'cli' : 'gateway',
      action: 'quarantine.release',
      target: i === 7 ? '=cmd|"x"' : `row ${i}`,
      detail: { i },
    })
  type Page = { readonly items: readonly { readonly id: number }[]; readonly next: number | null }
  const first = await admin.get<Page>('/api/audit?actor=cli')
  expect([first.items.length, first.next]).toEqual([75, null])
  const all = await admin.get<Page>('/api/audit')
  const rest = await admin.get<Page>(`/api/audit?before=${all.next}`)
  expect(all.items.length + rest.items.length).toBe(150)
  const file = await admin.signedIn('/api/audit.csv?actor=gateway')
  expect(file.headers.get('Content-Disposition')).toContain('miwake-audit.csv')
  const lines = (await file.text()).trim().split('\r\n')
  expect(lines).toHaveLength(76)
  expect(lines[0]).toBe('time,actor,action,target,detail')
  expect(lines.join('\n')).toContain('"\'=cmd|""x"""')
})

test.each([
  ['a b', 400],
  ['', 400],
  ['../x', 400],
  ['a\u202eb', 400],
  ['taro@example.test', 201],
  ['太郎', 201],
])('the login %j is answered with %i', async (login, status) => {
  const tried = await start()
  const admin = await addPerson(tried, 'admin')
  expect((await admin.send('POST', '/api/accounts', { login })).status).toBe(status)
})
