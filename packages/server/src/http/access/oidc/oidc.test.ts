import { expect, test } from 'vitest'
import { oidcSchema } from '../../../config/oidc-settings.ts'
import { addAccount, addressesOf, findAccount, getAccount, listAudit, updateAccount } from '../../../store/index.ts'
import { temporaryStore } from '../../../store/testing/temporary-store.ts'
import { accountFor } from './account-for.ts'
import { type Person, personOf } from './claims.ts'

const issuer = 'https://login.example.test'

test.each([
  ['https://login.example.test', true],
  ['https://login.example.test/realms/firm', true],
  ['http://127.0.0.1:8080', true],
  ['http://localhost', true],
  ['http://login.example.test', false],
  ['http://127.0.0.1.example.test', false],
  ['https://login.example.test?x=1', false],
  ['https://a:b@login.example.test', false],
  ['login.example.test', false],
  ['', true],
])('the issuer %j may be set: %s', (text, want) => expect(oidcSchema.safeParse({ issuer: text }).success).toBe(want))

const settings = oidcSchema.parse({ rolesClaim: 'groups', roles: { 'mail-admins': ['admin'], soc: ['analyst'] } })
test.each([
  ['verified', { email: 'Taro@Example.test', email_verified: true }, false, 'taro@example.test'],
  ['verified as a word', { email: 'taro@example.test', email_verified: 'true' }, false, 'taro@example.test'],
  ['not verified', { email: 'taro@example.test', email_verified: false }, true, null],
  ['unsaid', { email: 'taro@example.test' }, false, null],
  ['unsaid by a provider that verifies all', { email: 'taro@example.test' }, true, 'taro@example.test'],
  ['no address', { email: 'taro', email_verified: true }, false, null],
  ['two addresses', { email: 'a@x.test,b@y.test', email_verified: true }, false, null],
  ['a list', { email: ['taro@example.test'], email_verified: true }, true, null],
] as const)('personOf() of an address that is %s', (_, claims, emailIsVerified, want) =>
  expect(personOf(issuer, { sub: '1', ...claims }, { ...settings, emailIsVerified })?.email).toBe(want),
)

test.each([
  [
    ['mail-admins', 'others'],
    ['person', 'admin'],
  ],
  ['soc', ['person', 'analyst']],
  [undefined, ['person']],
  [[1, null, 'constructor'], ['person']],
])('personOf() makes of the groups %j the roles %j', (groups, want) =>
  expect(personOf(issuer, { sub: '1', groups }, settings)?.roles).toEqual(want),
)

test.each([[{}], [{ sub: '' }], [{ sub: 7 }], [{ sub: 'x'.repeat(256) }]])('personOf() of %j is nobody', (claims) =>
  expect(personOf(issuer, claims, settings)).toBe(null),
)

const person = (more: Partial<Person> = {}): Person => ({
  issuer,
  subject: '17',
  email: 'taro@example.test',
  name: '太郎',
  roles: null,
  lang: 'ja',
  ...more,
})
const rules = { create: true, domains: [] as readonly string[], linkByEmail: false }
const withAdmin = async () => {
  const { store } = await temporaryStore()
  await addAccount(store, { login: 'admin', name: '', roles: ['admin'], addresses: [] })
  return store
}

test('accountFor() makes an account at the first sign-in, and knows it by issuer and subject afterwards', async () => {
  const store = await withAdmin()
  const first = await accountFor(store, person(), { ...rules, domains: [] })
  if (!first.ok) throw new Error(first.problem)
  expect(await getAccount(store, first.accountId)).toMatchObject({
    login: 'taro@example.test',
    name: '太郎',
    roles: ['person'],
    lang: 'ja',
  })
  expect((await addressesOf(store, [first.accountId])).get(first.accountId)).toEqual(['taro@example.test'])
  const moved = await accountFor(store, person({ email: 'taro@new.example.test' }), { ...rules, domains: [] })
  expect(moved).toEqual(first)
  expect((await listAudit(store, { limit: 9 })).map(({ action }) => action)).toEqual(['account.link', 'account.add'])
})

test('accountFor() never gives an account by its address alone, unless the settings say so', async () => {
  const store = await withAdmin()
  const added = await addAccount(store, {
    login: 'taro',
    name: '',
    roles: ['person'],
    addresses: ['taro@example.test'],
  })
  if (!added.ok) throw new Error(added.problem)
  const given = { ...rules, domains: [] }
  expect(await accountFor(store, person(), given)).toEqual({ ok: false, problem: 'taken' })
  const link = { ...given, linkByEmail: true }
  expect(await accountFor(store, person({ email: null }), { ...link, create: false })).toEqual({
    ok: false,
    problem: 'unknown',
  })
  expect(await accountFor(store, person(), link)).toEqual({ ok: true, accountId: added.account.id })
  // Another subject with that address is another person.
  expect(await accountFor(store, person({ subject: '18', email: null }), { ...link, create: false })).toEqual({
    ok: false,
    problem: 'unknown',
  })
})

test('accountFor() gives an address that was given to another person no account of the first', async () => {
  const store = await withAdmin()
  const given = { ...rules, domains: [], linkByEmail: true }
  expect(await accountFor(store, person(), given)).toMatchObject({ ok: true })
  expect(await accountFor(store, person({ subject: '18' }), given)).toEqual({ ok: false, problem: 'taken' })
})

test('accountFor() takes no unverified address for a login or an address', async () => {
  const store = await withAdmin()
  const made = await accountFor(store, person({ email: null }), { ...rules, domains: [] })
  if (!made.ok) throw new Error(made.problem)
  expect((await getAccount(store, made.accountId))?.login).toBe('17@login.example.test')
  expect(await addressesOf(store, [made.accountId])).toEqual(new Map())
})

test.each([
  ['another domain', { domains: ['other.test'] }, {}, 'domain'],
  ['an address of no domain that counts', { domains: ['example.test'] }, { email: null }, 'domain'],
  ['a domain that only ends alike', { domains: ['example.test'] }, { email: 'a@xexample.test' }, 'domain'],
  ['nobody known, and none made', { create: false }, {}, 'unknown'],
] as const)('accountFor() refuses %s', async (_, more, who, problem) => {
  const store = await withAdmin()
  expect(
    await accountFor(store, person(who), { ...rules, ...more, domains: [...('domains' in more ? more.domains : [])] }),
  ).toEqual({
    ok: false,
    problem,
  })
  expect(await findAccount(store, 'taro@example.test')).toBe(null)
})

test('accountFor() lets nobody in whose account is disabled, by identity or by address', async () => {
  const store = await withAdmin()
  const given = { ...rules, domains: [], linkByEmail: true }
  const made = await accountFor(store, person(), given)
  if (!made.ok) throw new Error(made.problem)
  await updateAccount(store, made.accountId, { disabled: true })
  expect(await accountFor(store, person(), given)).toEqual({ ok: false, problem: 'disabled' })
  const taro = await addAccount(store, { login: 'jiro@example.test', name: '', roles: [], addresses: [] })
  if (!taro.ok) throw new Error(taro.problem)
  await updateAccount(store, taro.account.id, { disabled: true })
  const jiro = person({ subject: '18', email: 'jiro@example.test' })
  expect(await accountFor(store, jiro, given)).toEqual({ ok: false, problem: 'disabled' })
})

test('accountFor() sets the roles the provider tells, and leaves the last administrator one', async () => {
  const store = await withAdmin()
  const given = { ...rules, domains: [] }
  const made = await accountFor(store, person({ roles: ['person', 'admin'] }), given)
  if (!made.ok) throw new Error(made.problem)
  const roles = async () => (await getAccount(store, made.accountId))?.roles
  expect(await roles()).toEqual(['person', 'admin'])
  const admin = await findAccount(store, 'admin')
  await updateAccount(store, admin!.id, { disabled: true })
  await accountFor(store, person({ roles: ['person'] }), given)
  expect(await roles()).toEqual(['person', 'admin'])
  await updateAccount(store, admin!.id, { disabled: false })
  await accountFor(store, person({ roles: ['person'] }), given)
  expect(await roles()).toEqual(['person'])
})
