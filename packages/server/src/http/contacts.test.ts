import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCorrespondent } from '../store/index.ts'
import { tryApp } from './testing/try-app.ts'

const letter = 'From: a@example.com\r\nTo: b@example.jp\r\nSubject: x\r\n\r\nhello\r\n'

let tried: Awaited<ReturnType<typeof tryApp>>
beforeAll(async () => {
  tried = await tryApp({ mails: [{ raw: letter }] })
})
afterAll(() => tried.close())

const at = '/api/mailboxes/1/contacts'
const send = (text: string) => tried.send('POST', at, { file: Buffer.from(text).toString('base64') })

test('an address book is read in, listed and forgotten', async () => {
  const book = 'Name,E-mail\nHanako,hanako@example.com\nTaro,taro@example.com\n'
  const read = await send(book)
  expect([read.status, await read.json()]).toEqual([200, { found: 2 }])
  expect(await tried.get(at)).toMatchObject({
    items: [
      { address: 'hanako@example.com', name: 'Hanako', source: 'address-book' },
      { address: 'taro@example.com', name: 'Taro' },
    ],
    next: null,
    total: 2,
    imported: 2,
  })
  expect(await tried.get(`${at}?after=hanako@example.com`)).toMatchObject({ items: [{ name: 'Taro' }] })
  expect(await findCorrespondent(tried.store, { mailboxId: 1, address: 'taro@example.com' })).toMatchObject({
    mails: 0,
  })
  expect((await tried.send('DELETE', `${at}?address=taro@example.com`)).status).toBe(200)
  expect((await tried.send('DELETE', `${at}?address=taro@example.com`)).status).toBe(404)
  expect((await tried.send('DELETE', at)).status).toBe(200)
  expect(await tried.get(at)).toMatchObject({ items: [], total: 0 })
})

test('a large address book is taken, another large body is not, and what is none is said to be none', async () => {
  const picture = `PHOTO:${'A'.repeat(2_000_000)}`
  const large = await send(`BEGIN:VCARD\r\n${picture}\r\nEMAIL:a@example.com\r\nEND:VCARD\r\n`)
  expect(await large.json()).toEqual({ found: 1 })
  expect((await tried.send('POST', '/api/undo', { ids: ['x'.repeat(2_000_000)] })).status).toBe(413)
  const none = await send('hello')
  expect([none.status, await none.json()]).toMatchObject([400, { ja: expect.stringContaining('アドレス帳') }])
  expect((await tried.send('POST', '/api/mailboxes/99/contacts', { file: '' })).status).toBe(404)
})

test('without a clear name nothing is suggested, and trust is given and taken back', async () => {
  const server = '/api/mailboxes/1/trusted-server'
  expect(await tried.get(server)).toEqual({ trusted: ['mx.example.jp'], suggestion: null })
  expect(await (await tried.send('DELETE', server)).json()).toMatchObject({ judged: expect.any(Number) })
  expect(await tried.get(server)).toEqual({ trusted: [], suggestion: null })
  expect((await tried.send('POST', server, { authservId: 'top' })).status).toBe(400)
  expect((await tried.send('POST', server, { authservId: 'mx.example.jp' })).status).toBe(200)
  expect(await tried.get(server)).toMatchObject({ trusted: ['mx.example.jp'] })
})
