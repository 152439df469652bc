/** Every route of the API asked by people whose mail it is not: nobody sees, moves or learns of another's. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addPasskey,
  getAccount,
  getCorrection,
  getHeld,
  getMailbox,
  holdMail,
  listActions,
  listEntries,
  listHeld,
  listPasskeys,
  updateMailbox,
} from '../store/index.ts'
import { addPerson, type TriedPerson } from './testing/people.ts'
import { tryApp } from './testing/try-app.ts'

const subject = 'himitsu-no-kaigi'
const mail = `From: Sato <sato-himitsu@example.com>\r\nTo: Owner <owner-himitsu@example.test>\r\nSubject: ${subject}\r\nMessage-ID: <himitsu@example.com>\r\nDate: Tue, 3 Feb 2026 11:00:00 +0900\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nhimitsu body\r\n`
/** In all that is the owner's: whoever is told of it was told too much. */
const secret = /himitsu/i

type Asked = { readonly status: number; readonly text: string }
type Routes = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const { paths } = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Routes
}
const routes = Object.entries(paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({
    method: method.toUpperCase(),
    path,
    route: `${method.toUpperCase()} ${path}`,
  })),
)

let tried: Awaited<ReturnType<typeof tryApp>>
let owner: TriedPerson
let stranger: TriedPerson
let admin: TriedPerson
let messageId = 0
let correctionId = 0
let actionId = 0
let heldId = 0
let undoId = ''

const body = {
  newMailbox: () => ({ name: 'x', settings: { kind: 'maildir', path: '/nowhere' }, secret: {} }),
  list: () => ({ kind: 'block', value: 'x@example.com' }),
}
const bodies: Readonly<Record<string, () => unknown>> = {
  'POST /mailboxes': body.newMailbox,
  'POST /mailboxes/test': body.newMailbox,
  'PATCH /mailboxes/{id}': () => ({ name: 'mine now', mine: true }),
  'POST /mailboxes/{id}/trusted-server': () => ({ authservId: 'mx.example.com' }),
  'POST /mailboxes/{id}/pause': () => ({ paused: true }),
  'POST /mailboxes/{id}/list': body.list,
  'POST /mailboxes/{id}/contacts': () => ({ file: '' }),
  'POST /messages/{id}/answer': () => ({ answer: 'phishing' }),
  'POST /messages/{id}/trust': () => ({ on: true }),
  'POST /messages/{id}/images': () => ({ on: true }),
  'POST /corrections/{id}/confirm': () => ({ yes: false }),
  'POST /held/release': () => ({ ids: [heldId] }),
  'POST /held/report': () => ({ ids: [heldId] }),
  'POST /held/delete': () => ({ ids: [heldId] }),
  'POST /accounts': () => ({ login: 'x' }),
  'PATCH /accounts/{id}': () => ({ roles: ['admin'], disabled: true }),
}
const queries: Readonly<Record<string, () => string>> = {
  'GET /messages': () => `?mailbox=${tried.mailboxId}`,
  'DELETE /mailboxes/{id}/list': () => '?id=1',
  'GET /providers': () => '?address=x@example.test',
}
const ids: Readonly<Record<string, () => string>> = {
  messages: () => String(messageId),
  mailboxes: () => String(tried.mailboxId),
  corrections: () => String(correctionId),
  passkeys: () => 'b3duZXI',
  accounts: () => String(owner.id),
  held: () => String(heldId),
}
/** Named here: those that answer everybody, with what is their own. All others answer 403 or 404. */
const forEverybody = new Set([
  'POST /login',
  'POST /login/passkey/options',
  'POST /login/passkey',
  'GET /state',
  'GET /health',
  'GET /events',
  'GET /providers',
  'POST /logout',
  'POST /undo',
  'GET /account',
  'PATCH /account',
  'POST /account/password',
  'DELETE /account/sessions',
  'GET /held',
  'POST /held/release',
  'POST /held/report',
  'POST /held/delete',
  'GET /passkeys',
  'POST /passkeys/options',
  'POST /passkeys',
])
const forAdmins = new Set([
  'POST /demo',
  'GET /accounts',
  'POST /accounts',
  'PATCH /accounts/{id}',
  'POST /accounts/{id}/invite',
  'DELETE /accounts/{id}/sessions',
  'GET /audit',
  'GET /audit.csv',
  // Folders of the machine, as the bodies above name one.
  'POST /mailboxes',
  'POST /mailboxes/test',
])

/** What is held, administrators see of everybody; that they read it is in the audit log. */
const andAdmins = new Set(['GET /held/{id}', 'GET /held/{id}/body', 'GET /held/{id}/raw'])

const ask = async (who: TriedPerson, { method, path, route }: (typeof routes)[number]): Promise<Asked> => {
  const at = path.replace('{index}', '0').replace('{id}', ids[path.split('/')[1]!]?.() ?? '1')
  const answer = await who.send(method, `/api${at}${queries[route]?.() ?? ''}`, bodies[route]?.() ?? {})
  return { status: answer.status, text: await answer.text() }
}

beforeAll(async () => {
  tried = await tryApp({ mails: [{ raw: mail }] })
  const { store, mailboxId } = tried
  const { items } = await tried.get<{ readonly items: readonly { readonly id: number }[] }>(
    `/api/messages?mailbox=${mailboxId}`,
  )
  messageId = items[0]!.id
  const answered = await tried.send('POST', `/api/messages/${messageId}/answer`, { answer: 'junk' })
  undoId = ((await answered.json()) as { readonly undo: { readonly id: string } }).undo.id
  const [, correction, action] = /^c(\d+)\.j(\d+)$/.exec(undoId)!
  correctionId = Number(correction)
  actionId = Number(action)
  await tried.send('POST', `/api/mailboxes/${mailboxId}/list`, { kind: 'block', value: 'himitsu@example.net' })
  admin = await addPerson(tried, 'admin')
  owner = await addPerson(tried, 'owner-himitsu', { addresses: ['owner-himitsu@example.test'] })
  stranger = await addPerson(tried, 'stranger', {
    addresses: ['stranger@example.test'],
    roles: ['person', 'analyst', 'trainer'],
  })
  await updateMailbox(store, mailboxId, { name: 'himitsu', accountId: owner.id })
  await holdMail(store, {
    queueId: '',
    messageId: '',
    mailFrom: '',
    fromName: '',
    fromAddress: 'himitsu@example.com',
    subject,
    verdict: 'phishing',
    bytes: Buffer.from(mail),
    recipients: ['owner-himitsu@example.test'],
    result: { result: null, facts: null },
  })
  heldId = (await listHeld(store, { limit: 1 }))[0]!.id
  await addPasskey(store, {
    credentialId: 'b3duZXI',
    accountId: owner.id,
    publicKey: Uint8Array.of(1),
    counter: 0,
    transports: [],
    name: 'himitsu',
  })
})
afterAll(() => tried.close())

const untouched = async () => {
  const { store, mailboxId } = tried
  return {
    mailbox: await getMailbox(store, mailboxId),
    entries: (await listEntries(store, mailboxId)).map(({ value }) => value),
    correction: (await getCorrection(store, correctionId))?.state,
    actions: (await listActions(store, { mailboxId })).map(({ id, state }) => [id, state]),
    passkeys: (await listPasskeys(store, owner.id)).length,
    held: await getHeld(store, heldId),
    account: await getAccount(store, owner.id),
    signedIn: (await owner.signedIn('/api/state')).status,
  }
}

describe('what is another’s', () => {
  test.each(routes.filter(({ route }) => !forEverybody.has(route) && !forAdmins.has(route)))(
    '$route is not there for anybody else',
    async (route) => {
      const before = await untouched()
      for (const who of andAdmins.has(route.route) ? [stranger] : [stranger, admin]) {
        const { status, text } = await ask(who, route)
        expect([403, 404]).toContain(status)
        expect(text).not.toMatch(secret)
      }
      expect(await untouched()).toEqual(before)
    },
  )

  test.each(routes.filter(({ route }) => forAdmins.has(route)))('$route is for administrators', async (route) => {
    const before = await untouched()
    const { status, text } = await ask(stranger, route)
    expect(status).toBe(403)
    expect(text).not.toMatch(secret)
    expect(await untouched()).toEqual(before)
  })

  test.each(['GET /state', 'GET /health', 'GET /account', 'GET /passkeys'])(
    '%s tells of one’s own alone',
    async (name) => {
      const route = routes.find(({ route }) => route === name)!
      for (const who of [stranger, admin]) {
        const { status, text } = await ask(who, route)
        expect(status).toBe(200)
        expect(text).not.toMatch(secret)
      }
      expect((await ask(owner, route)).text).toMatch(secret)
    },
  )

  test('GET /held tells of one’s own, and administrators of all', async () => {
    const route = routes.find(({ route }) => route === 'GET /held')!
    expect(JSON.parse((await ask(stranger, route)).text)).toEqual({ items: [], next: null, total: 0 })
    for (const who of [owner, admin]) expect((await ask(who, route)).text).toMatch(secret)
  })

  test.each(['POST /held/release', 'POST /held/report', 'POST /held/delete'])(
    '%s does nothing to another’s',
    async (name) => {
      const before = await untouched()
      const { status, text } = await ask(stranger, routes.find(({ route }) => route === name)!)
      expect([status, JSON.parse(text)]).toMatchObject([200, { done: [], failed: [{ id: heldId }] }])
      expect(text).not.toMatch(secret)
      expect(await untouched()).toEqual(before)
    },
  )

  test('POST /undo takes back nothing of another’s', async () => {
    const before = await untouched()
    for (const who of [stranger, admin])
      for (const id of [undoId, `c${correctionId}`, `j${actionId}`, `j${actionId}.c${correctionId}`]) {
        const answer = await who.send('POST', '/api/undo', { ids: [id] })
        expect(await answer.json()).toMatchObject({ undone: 0, failed: [{ id }] })
      }
    expect(await untouched()).toEqual(before)
    const own = await owner.send('POST', '/api/undo', { ids: ['j999', undoId] })
    expect(await own.json()).toMatchObject({ undone: 1, failed: [{ id: 'j999' }] })
  })

  test('GET /events tells of one’s own mailboxes alone', async () => {
    const read = async (who: TriedPerson) => {
      const stop = new AbortController()
      const answer = await tried.app.request('http://localhost:4649/api/events', {
        headers: { Host: 'localhost:4649', Cookie: `miwake-4649=${who.session}` },
        signal: stop.signal,
      })
      const reader = answer.body!.getReader()
      let text = new TextDecoder().decode((await reader.read()).value)
      const all = (async () => {
        for (;;) {
          const { value, done } = await reader.read()
          if (done) return text
          text += new TextDecoder().decode(value)
        }
      })()
      return { all, text: () => text }
    }
    const [mine, theirs] = [await read(owner), await read(stranger)]
    await owner.send('POST', `/api/messages/${messageId}/answer`, { answer: 'right' })
    while (!mine.text().includes('message-changed')) await new Promise((next) => setTimeout(next, 10))
    // Ended by who may: what was told until then is all there is.
    await admin.send('DELETE', `/api/accounts/${stranger.id}/sessions`)
    expect(await theirs.all).not.toContain('event:')
    stranger = { ...stranger, ...(await stranger.enter()) }
  })
})
