import { expect, test } from 'vitest'
import { type Actor, auditActor, hasRole, ownerOf, requireRole, seesAddress, seesMailbox } from './actor.ts'

const account = (more: Partial<Extract<Actor, { readonly kind: 'account' }>> = {}): Actor => ({
  kind: 'account',
  accountId: 7,
  login: 'taro',
  name: '',
  roles: ['person'],
  addresses: ['taro@example.test'],
  lang: null,
  filtering: true,
  ...more,
})
const household: Actor = { kind: 'household' }
const admin = account({ accountId: 1, roles: ['admin'], addresses: [] })

test.each([
  ['the household', household, null, true],
  ['the household, though it is an account’s', household, 7, true],
  ['its owner', account(), 7, true],
  ['another', account(), 8, false],
  ['a person, though it is nobody’s own', account(), null, false],
  ['an administrator, where it is nobody’s own', admin, null, true],
  ['an administrator, where it is another’s', admin, 7, false],
] as const)('seesMailbox(): %s', (_, actor, accountId, want) => expect(seesMailbox(actor, { accountId })).toBe(want))

test.each([
  [household, 'anybody@example.test', true],
  [account(), 'Taro@Example.test', true],
  [account(), 'jiro@example.test', false],
  [account(), '', false],
  [admin, 'taro@example.test', false],
] as const)('seesAddress() %#', (actor, address, want) => expect(seesAddress(actor, address)).toBe(want))

test('requireRole() throws 403 for who has it not; the household has all', () => {
  expect(() => requireRole(account(), 'admin')).toThrow(expect.objectContaining({ status: 403 }))
  expect(() => requireRole(admin, 'admin')).not.toThrow()
  expect([hasRole(household, 'analyst'), hasRole(admin, 'analyst')]).toEqual([true, false])
})

test('auditActor() and ownerOf() name the account, or nobody', () => {
  expect([auditActor(account()), ownerOf(account())]).toEqual([{ accountId: 7, actor: 'taro' }, 7])
  expect([auditActor(household), ownerOf(household)]).toEqual([{ accountId: null, actor: 'household' }, null])
})
