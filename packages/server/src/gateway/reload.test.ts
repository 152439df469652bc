import { expect, test } from 'vitest'
import { settingsSchema } from '../config/settings.ts'
import { planReload } from './reload.ts'

const running = settingsSchema.parse({ gateway: { milter: 'inet:127.0.0.1:4650', authservId: 'a.test' } })
const readOf = (gateway: object, more: object = {}) =>
  settingsSchema.parse({ ...more, gateway: { milter: 'inet:127.0.0.1:4650', authservId: 'a.test', ...gateway } })

test('planReload() finds nothing where nothing changed', () => {
  expect(planReload(running, readOf({}))).toEqual({ settings: running.gateway, changed: [], waiting: [] })
})

test('planReload() takes policies and lists at once', () => {
  const read = readOf({ policies: [{ spam: 'reject' }], dnsbl: ['list.test'] })
  expect(planReload(running, read)).toMatchObject({
    settings: { policies: [{ spam: 'reject' }], dnsbl: ['list.test'] },
    changed: ['policies', 'dnsbl'],
    waiting: [],
  })
})

test('planReload() names what waits for a restart, and leaves it as it is', () => {
  const read = readOf({ milter: 'inet:127.0.0.1:9', outgoingMax: 5 }, { data: '/elsewhere', logLevel: 'debug' })
  const plan = planReload(running, read)
  expect(plan).toMatchObject({ changed: ['outgoingMax'], waiting: ['gateway.milter', 'data'] })
  expect(plan.settings).toMatchObject({ milter: 'inet:127.0.0.1:4650', outgoingMax: 5 })
})
