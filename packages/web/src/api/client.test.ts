import { expect, test } from 'vitest'
import { createApi } from './client.ts'

type Call = { readonly url: string; readonly init: RequestInit }
const recorded = (answer: (call: Call) => Response | Promise<Response>) => {
  const calls: Call[] = []
  const api = createApi(async (url, init) => {
    calls.push({ url, init })
    return answer({ url, init })
  })
  return { api, calls }
}
const json = (value: unknown, status = 200, type = 'application/json') =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': type } })

test('messages() asks for what is set and nothing else', async () => {
  const { api, calls } = recorded(() => json({}))
  await api.messages({ mailbox: 1, q: '重要 & 急', field: 'body', chip: 'review' }, { offset: 200, limit: 100 })
  await api.messages({ mailbox: 1, folder: 2, q: '', field: 'body', chip: 'phishing' }, { offset: 0, limit: 100 })
  const [first, second] = calls.map(({ url }) => new URL(url, 'http://127.0.0.1').searchParams)
  expect(Object.fromEntries(first!)).toEqual({
    mailbox: '1',
    q: '重要 & 急',
    field: 'body',
    chip: 'review',
    offset: '200',
    limit: '100',
  })
  expect(Object.fromEntries(second!)).toEqual({
    mailbox: '1',
    folder: '2',
    chip: 'phishing',
    offset: '0',
    limit: '100',
  })
})

test('what changes something carries the token that state() told', async () => {
  const { api, calls } = recorded(({ url }) => json(url === '/api/state' ? { csrf: 'token' } : {}))
  await api.state()
  await api.answer(3, 'phishing')
  await api.message(3)
  const headers = calls.map(({ init }) => (init.headers as Record<string, string>)['X-CSRF-Token'])
  expect(headers).toEqual([undefined, 'token', undefined])
  expect(calls[1]!.init).toMatchObject({ method: 'POST', body: '{"answer":"phishing"}' })
})

test('a problem is a value', async () => {
  const problem = { title: 'Not found', status: 404 }
  const { api } = recorded(() => json(problem, 404, 'application/problem+json'))
  expect(await api.message(9)).toEqual({ ok: false, failure: { status: 404, problem } })
})

test('a server that is not there is a value too', async () => {
  const { api } = recorded(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await api.health()).toEqual({ ok: false, failure: { status: 0, problem: null } })
})
