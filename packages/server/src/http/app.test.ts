import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settingsSchema } from '../config/settings.ts'
import { addSession, dropSession } from '../store/index.ts'
import { openServer } from './serve/open-server.ts'
import { tryApp } from './testing/try-app.ts'

const phish = `From: Amazon <notice@fresh-miwake-sample.top>\r\nTo: Hanako <hanako@example.jp>\r\nSubject: =?utf-8?B?${Buffer.from('【重要】アカウントの停止').toString('base64')}?=\r\nMessage-ID: <phish@fresh-miwake-sample.top>\r\nDate: Tue, 3 Feb 2026 10:00:00 +0900\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>24時間以内に確認してください。アカウントを停止しました。パスワードを入力</p><a href="http://192.0.2.7/login">https://www.amazon.co.jp/</a><img src="https://track.fresh-miwake-sample.top/p.png">`
const letter = `From: Sato <sato@example.com>\r\nTo: Hanako <hanako@example.jp>\r\nSubject: Friday\r\nMessage-ID: <letter@example.com>\r\nDate: Tue, 3 Feb 2026 11:00:00 +0900\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSee you on Friday at https://www.example.com/map <b>\r\n`

let tried: Awaited<ReturnType<typeof tryApp>>
beforeAll(async () => {
  tried = await tryApp({ mails: [{ raw: phish }, { raw: letter }], mode: 'shadow' })
})
afterAll(() => tried.close())

type Page = { readonly items: readonly { readonly id: number; readonly subject: string; readonly chip: string }[] }
const idOf = async (word: string): Promise<number> => {
  const { items } = await tried.get<Page>(`/api/messages?mailbox=1&q=${encodeURIComponent(word)}&field=subject`)
  return items[0]?.id ?? 0
}

test('the OpenAPI document is the one in docs', async () => {
  const written = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'))
  expect(await (await tried.ask('/api/openapi.json')).json()).toEqual(written)
})

test('lists are pages of the folder, and search finds one Japanese word in subjects', async () => {
  const page = await tried.get<Page & { readonly total: number }>('/api/messages?mailbox=1&limit=1')
  expect([page.items.length, page.total]).toEqual([1, 2])
  const found = await tried.get<Page>('/api/messages?mailbox=1&q=停止&field=subject')
  expect(found.items.map(({ subject, chip }) => [subject, chip])).toEqual([['【重要】アカウントの停止', 'phishing']])
})

test('a phishing mail: three answers, closed links, the brand’s entrance', async () => {
  const view = await tried.get<Record<string, unknown>>(`/api/messages/${await idOf('停止')}`)
  expect(view).toMatchObject({
    answers: { claim: { tone: 'bad' }, want: { tone: 'bad' } },
    links: [{ host: '192.0.2.7', active: false, shownAs: 'www.amazon.co.jp' }],
    remoteImages: 1,
    entrance: { url: expect.stringMatching(/^https:\/\/www\.amazon\.co\.jp/) },
    trust: { on: false, domain: null },
  })
  expect(JSON.stringify(view.links)).not.toContain('href')
})

test('its body has a policy of its own, no address of the mail, and says that images are off', async () => {
  const answer = await tried.signedIn(`/api/messages/${await idOf('停止')}/body?images=1`)
  expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
  const policy = answer.headers.get('Content-Security-Policy') ?? ''
  for (const part of ["default-src 'none'", 'img-src data:', "form-action 'none'", "frame-ancestors 'self'"])
    expect(policy).toContain(part)
  expect(policy).toMatch(/; sandbox$/)
  const html = await answer.text()
  expect(html).not.toMatch(/href=|src=|fresh-miwake-sample/)
  expect(html).toContain('192.0.2.7')
  expect(html).toContain('外部の画像は読み込みません')
})

test('a plain letter is text in its body, and its link is asked about in lists', async () => {
  const id = await idOf('Friday')
  const html = await (await tried.signedIn(`/api/messages/${id}/body`)).text()
  expect(html).toContain('<pre>See you on Friday at https://www.example.com/map &lt;b&gt;')
  const view = await tried.get<{ readonly links: readonly unknown[] }>(`/api/messages/${id}`)
  expect(view.links).toMatchObject([{ href: 'https://www.example.com/map', active: true, own: false }])
})

test('the raw mail comes as a file, byte for byte', async () => {
  const answer = await tried.signedIn(`/api/messages/${await idOf('Friday')}/raw`)
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="mail-\d+\.eml"$/)
  expect(await answer.text()).toBe(letter)
})

test('an answer is learned and can be taken back', async () => {
  const id = await idOf('Friday')
  const answered = (await (await tried.send('POST', `/api/messages/${id}/answer`, { answer: 'junk' })).json()) as {
    readonly undo: { readonly id: string }
  }
  const view = () => tried.get<{ readonly corrections: readonly { readonly state: string }[] }>(`/api/messages/${id}`)
  expect((await view()).corrections.map(({ state }) => state)).toEqual(['applied'])
  const undone = await tried.send('POST', '/api/undo', { ids: [answered.undo.id] })
  expect(await undone.json()).toEqual({ undone: 1, failed: [] })
  expect((await view()).corrections.map(({ state }) => state)).toEqual(['forgotten'])
})

test('nobody is trusted who is not proven', async () => {
  const answer = await tried.send('POST', `/api/messages/${await idOf('Friday')}/trust`, { on: true })
  expect(answer.status).toBe(409)
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
})

test.each([
  ['news@Example.com', 'block', 201, 'news@example.com'],
  ['例え.test', 'allow', 201, 'xn--r8jz45g.test'],
  ['example.com', 'trust', 201, 'example.com'],
  ['not a domain', 'block', 400, undefined],
  ['@example.com', 'block', 201, 'example.com'],
  ['javascript:x', 'block', 400, undefined],
])('list: %s as %s gives %i', async (value, kind, status, kept) => {
  const answer = await tried.send('POST', '/api/mailboxes/1/list', { kind, value })
  expect(answer.status).toBe(status)
  const entry = (await answer.json()) as { readonly id: number; readonly value?: string }
  expect(entry.value).toBe(kept)
  if (kept === undefined) return
  expect((await tried.send('DELETE', `/api/mailboxes/1/list?id=${entry.id}`)).status).toBe(200)
})

test('whose word on senders is believed: what the settings say, else nobody’s until the person adds one', async () => {
  const path = '/api/mailboxes/1/trusted-server'
  expect(await tried.get(path)).toEqual({ trusted: ['mx.example.jp'], suggestion: null })
  const answer = await tried.send('POST', path, { authservId: 'mx2.example.jp' })
  expect(((await answer.json()) as { readonly judged: number }).judged).toBeGreaterThanOrEqual(1)
  expect(await tried.get(path)).toEqual({ trusted: ['mx.example.jp', 'mx2.example.jp'], suggestion: null })
  for (const authservId of ['top', '', 'a b', '<b>'])
    expect((await tried.send('POST', path, { authservId })).status).toBe(400)
})

test('dry run, agree, journal, learned, export, pause', async () => {
  const dry = await tried.get<{ readonly scanned: number; readonly wouldJunk: readonly unknown[] }>(
    '/api/mailboxes/1/dry-run?days=300',
  )
  expect(dry.scanned).toBeGreaterThanOrEqual(1)
  const learned = await tried.get<{ readonly figures: object }>('/api/mailboxes/1/learned')
  expect(learned.figures).toHaveProperty('falseAlarm.of')
  const file = await tried.signedIn('/api/mailboxes/1/export')
  expect(file.headers.get('Content-Disposition')).toContain('miwake-learned-1.json')
  expect(JSON.parse(await file.text())).toHaveProperty('corrections')
  expect((await tried.send('PATCH', '/api/mailboxes/1', { level: 'careful', name: 'Mine' })).status).toBe(200)
  expect(await tried.get('/api/state')).toMatchObject({ mailboxes: [{ name: 'Mine', level: 'careful' }] })
  expect((await tried.send('POST', '/api/mailboxes/1/agree', { level: 'standard' })).status).toBe(200)
  expect(await tried.get('/api/mailboxes/1/journal')).toHaveProperty('items')
  expect((await tried.send('POST', '/api/mailboxes/1/pause', { paused: true })).status).toBe(200)
  expect(await tried.get('/api/state')).toMatchObject({ mailboxes: [{ paused: true, health: { state: 'paused' } }] })
  expect((await tried.send('POST', '/api/mailboxes/1/pause', { paused: false })).status).toBe(200)
})

test.each([
  ['GET', '/api/messages/999', 404],
  ['GET', '/api/messages/x', 400],
  ['GET', '/api/messages?mailbox=0', 400],
  ['GET', '/api/mailboxes/999/folders', 404],
  ['POST', '/api/messages/999/answer', 400],
  ['GET', '/nothing', 404],
  ['GET', '/api/nothing', 404],
  ['GET', '/assets/../../etc/passwd', 404],
  ['GET', '/out?link=e30.x', 404],
] as const)('%s %s is a problem of status %i in both languages', async (method, path, status) => {
  const answer = method === 'GET' ? await tried.signedIn(path) : await tried.send(method, path, {})
  expect(answer.status).toBe(status)
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  expect(await answer.json()).toMatchObject({ status, ja: expect.stringMatching(/。/), en: expect.any(String) })
})

test('a body that is no JSON, or too large, is a problem', async () => {
  const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': tried.csrf }
  const broken = await tried.signedIn('/api/undo', { method: 'POST', body: '{', headers })
  expect([broken.status, broken.headers.get('Content-Type')]).toEqual([400, 'application/problem+json'])
  const large = await tried.signedIn('/api/undo', {
    method: 'POST',
    body: JSON.stringify({ ids: ['x'.repeat(2_000_000)] }),
    headers,
  })
  expect(large.status).toBe(413)
})

test.each([
  ['without a session', {}, 401],
  ['with a foreign name', { Host: 'evil.example' }, 421],
])('%s nothing is answered', async (_, headers, status) => {
  for (const path of ['/api/state', '/api/messages?mailbox=1', '/api/events', '/api/messages/1/raw'])
    expect((await tried.ask(path, { headers })).status).toBe(status)
})

test.each([
  ['without the token', { 'X-CSRF-Token': '' }],
  ['from a foreign page', { Origin: 'https://evil.example' }],
  ['from another site by the browser’s word', { 'Sec-Fetch-Site': 'cross-site' }],
])('%s nothing is changed', async (_, wrong) => {
  const answer = await tried.signedIn('/api/mailboxes/1/pause', {
    method: 'POST',
    body: '{"paused":true}',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': tried.csrf, ...wrong },
  })
  expect(answer.status).toBe(403)
  expect(await tried.get('/api/state')).toMatchObject({ mailboxes: [{ paused: false }] })
})

test.each(['/', '/api/state', '/healthz', '/open?token=x', '/plain.css', '/nothing'])(
  '%s has every security header',
  async (path) => {
    const { headers } = await tried.signedIn(path)
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:.*script/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('Permissions-Policy')).toContain('camera=()')
    expect(headers.get('X-Frame-Options')).toBe('DENY')
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
  },
)

test('a one-time link opens one session, and the second use says what to do', async () => {
  const token = await addSession(tried.store, { kind: 'link', lifeMs: 60_000 })
  const first = await tried.ask(`/open?token=${token}`)
  const cookie = first.headers.get('Set-Cookie') ?? ''
  expect(first.status).toBe(200)
  expect(cookie).toMatch(/^miwake-4649=[\w-]{40,};.*HttpOnly; SameSite=Strict$/)
  expect((await tried.ask('/api/state', { headers: { Cookie: cookie.split(';')[0]! } })).status).toBe(200)
  const second = await tried.ask(`/open?token=${token}`)
  expect([second.status, second.headers.get('Set-Cookie')]).toEqual([403, null])
  expect(await second.text()).toContain('miwake link')
})

test('a link is not used up by HEAD, nor by what a foreign page loads; so many loads do not lock anybody out', async () => {
  const token = await addSession(tried.store, { kind: 'link', lifeMs: 60_000 })
  const head = await tried.ask(`/open?token=${token}`, { method: 'HEAD' })
  expect([head.status, head.headers.get('Set-Cookie')]).toEqual([200, null])
  const loaded = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'image' }
  for (let i = 0; i < 50; i++)
    expect((await tried.ask(`/open?token=${i === 0 ? token : i}`, { headers: loaded })).status).toBe(404)
  const followed = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document' }
  for (let i = 0; i < 50; i++) expect((await tried.ask(`/open?token=${i}`, { headers: followed })).status).toBe(403)
  expect((await tried.ask(`/open?token=${token}`, { headers: followed })).status).toBe(200)
})

test.each([
  ['Sec-Purpose', 'prefetch'],
  ['Sec-Purpose', 'prefetch;prerender'],
  ['Purpose', 'prefetch'],
  ['X-Purpose', 'preview'],
  ['X-Moz', 'prefetch'],
])('a link is not used up by a browser that looks ahead: %s: %s', async (name, value) => {
  const token = await addSession(tried.store, { kind: 'link', lifeMs: 60_000 })
  const ahead = await tried.ask(`/open?token=${token}`, { headers: { 'Sec-Fetch-Dest': 'document', [name]: value } })
  expect([ahead.status, ahead.headers.get('Set-Cookie'), ahead.headers.get('Cache-Control')]).toEqual([
    404,
    null,
    'no-store',
  ])
  expect((await tried.ask(`/open?token=${token}`, { headers: { 'Sec-Fetch-Dest': 'document' } })).status).toBe(200)
})

test('a session’s cookie is told apart by the port of the page', async () => {
  const session = await addSession(tried.store, { kind: 'session', lifeMs: 60_000 })
  const state = async (Host: string, name: string) =>
    (await tried.ask('/api/state', { headers: { Host, Cookie: `${name}=${session}` } })).status
  expect(await state('localhost:4649', 'miwake-4649')).toBe(200)
  expect(await state('localhost', 'miwake')).toBe(200)
  expect(await state('localhost:4649', 'miwake')).toBe(401)
  expect(await state('localhost:4649', 'miwake-8080')).toBe(401)
})

test.each([
  [undefined, 200],
  ['same-origin', 200],
  ['none', 403],
  ['same-site', 403],
  ['cross-site', 403],
])('what a browser asks for with Sec-Fetch-Site %s is answered by %i', async (site, status) => {
  const headers = {
    Host: 'localhost:4649',
    Cookie: `miwake-4649=${await addSession(tried.store, { kind: 'session', lifeMs: 60_000 })}`,
  }
  const given = site === undefined ? headers : { ...headers, 'Sec-Fetch-Site': site }
  for (const path of ['/api/state', `/api/messages/${await idOf('Friday')}/raw`])
    expect((await tried.app.request(path, { headers: given })).status).toBe(status)
})

test.each([
  ['a program of this machine', {}, {}, 200],
  ['a proxy of this machine', {}, { 'X-Forwarded-For': '192.0.2.1' }, 404],
  ['a proxy that says so otherwise', {}, { Forwarded: 'for=192.0.2.1' }, 404],
  ['a proxy that only names itself', {}, { Via: '1.1 proxy' }, 404],
  ['a proxy of the settings', { proxy: true }, {}, 404],
  ['HTTPS, which a proxy makes', { https: true }, {}, 404],
] as const)('metrics for this machine alone are given to %s: %s %s %i', async (_, settings, headers, status) => {
  const one = await tryApp({ settings })
  const incoming = { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } }
  const answer = await one.app.request('/metrics', { headers: { Host: 'localhost:4649', ...headers } }, { incoming })
  await one.close()
  expect(answer.status).toBe(status)
})

test('a session’s token is no link, and a link no session', async () => {
  const session = await addSession(tried.store, { kind: 'session', lifeMs: 60_000 })
  expect((await tried.ask(`/open?token=${session}`)).status).toBe(403)
  const link = await addSession(tried.store, { kind: 'link', lifeMs: 60_000 })
  expect((await tried.ask('/api/state', { headers: { Cookie: `miwake-4649=${link}` } })).status).toBe(401)
})

test('metrics hold figures by route and no word of a search', async () => {
  const open = await tryApp({ settings: { metrics: 'everyone' } })
  await open.signedIn('/api/messages?mailbox=1&q=himitsu')
  const text = await (await open.ask('/metrics')).text()
  await open.close()
  expect(text).toContain('miwake_http_request_seconds_bucket')
  expect(text).toContain('route="/api/messages"')
  expect(text).not.toContain('himitsu')
})

test('the log names routes, and no mail, search or address', () => {
  const log = tried.log.join('')
  expect(log).toContain('/api/messages/:id')
  expect(log).not.toMatch(/停止|amazon|Friday|hanako|himitsu/i)
})

test('sign-in by password: wrong, right, signing out; and so many tries a while', async () => {
  const guarded = await tryApp({ password: 'correct horse battery', settings: { https: true } })
  const login = (password: string) =>
    guarded.ask('/api/login', {
      method: 'POST',
      body: JSON.stringify({ password }),
      headers: { 'Content-Type': 'application/json' },
    })
  expect(await (await guarded.ask('/api/state')).json()).toMatchObject({ status: 401, password: true })
  expect(await (await tried.ask('/api/state')).json()).toMatchObject({ status: 401, password: false })
  expect((await login('wrong')).status).toBe(401)
  const right = await login('correct horse battery')
  const cookie = right.headers.get('Set-Cookie') ?? ''
  expect(cookie).toMatch(/^__Host-miwake-4649=.*Secure/)
  expect(right.headers.get('Strict-Transport-Security')).toBe('max-age=31536000')
  const headers = { Cookie: cookie.split(';')[0]! }
  const { csrf } = (await (await guarded.ask('/api/state', { headers })).json()) as { readonly csrf: string }
  const out = await guarded.ask('/api/logout', { method: 'POST', headers: { ...headers, 'X-CSRF-Token': csrf } })
  expect(out.status).toBe(200)
  expect((await guarded.ask('/api/state', { headers })).status).toBe(401)
  const tries: number[] = []
  for (let i = 0; i < 5; i++) tries.push((await login('wrong')).status)
  expect(tries).toEqual([401, 401, 401, 429, 429])
  await guarded.close()
})

test('events tell of the sorter’s doings, and end with the server', async () => {
  const answer = await tried.signedIn('/api/events')
  expect(answer.headers.get('Content-Type')).toContain('text/event-stream')
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (word: string) => {
    while (!text.includes(word)) {
      const { value, done } = await reader.read()
      if (done) return false
      text += value
    }
    return true
  }
  expect(await until('connected')).toBe(true)
  await tried.send('PATCH', '/api/mailboxes/1', { name: 'Again' })
  expect(await until('event: mailbox-changed\ndata: {"mailbox":1}')).toBe(true)
  tried.ending.abort()
  expect(await until('never said')).toBe(false)
})

const pulled = { kind: 'pop3', address: 'a@example.jp', host: '127.0.0.1', port: 9, user: 'a' }
test.each([
  ['loopback', {}, { kind: 'maildir' }, [200, 201]],
  ['0.0.0.0', {}, { kind: 'maildir' }, [403, 403]],
  // A proxy of this machine hands on what others ask.
  ['loopback', { https: true }, { kind: 'maildir' }, [403, 403]],
  ['loopback', { proxy: true }, { kind: 'maildir' }, [403, 403]],
  ['loopback', {}, pulled, [200, 201]],
  ['0.0.0.0', {}, pulled, [403, 403]],
] as const)('a folder is added on the page only where nobody else reaches it: %s %j %j', async (...row) => {
  const [listening, served, kind, statuses] = row
  const one = await tryApp({ world: { listening }, settings: served })
  const settings = { ...kind, path: join(tmpdir(), 'miwake-nothing') }
  const tested = await one.send('POST', '/api/mailboxes/test', { name: 'M', settings, secret: {} })
  const added = await one.send('POST', '/api/mailboxes', { name: 'M', settings, secret: {} })
  await one.close()
  expect([tested.status, added.status]).toEqual(statuses)
})

test('events end with their session, whoever ended it, and the oldest when too many are open', async () => {
  let at = Date.now()
  const one = await tryApp({ mails: [{ raw: letter }], world: { now: () => at } })
  const open = async (session: string) => {
    const answer = await one.ask('/api/events', { headers: { Cookie: `miwake-4649=${session}` } })
    expect(answer.status).toBe(200)
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    await reader.read()
    return async () => {
      let text = ''
      for (let next = await reader.read(); !next.done; next = await reader.read()) text += next.value
      return text
    }
  }
  const newSession = () => addSession(one.store, { kind: 'session', lifeMs: 60_000 })
  const session = await newSession()
  const rest = await open(session)
  const headers = { Cookie: `miwake-4649=${session}` }
  const { csrf } = (await (await one.ask('/api/state', { headers })).json()) as { readonly csrf: string }
  await one.ask('/api/logout', { method: 'POST', headers: { ...headers, 'X-CSRF-Token': csrf } })
  expect(await rest()).toBe('')

  const dropped = await newSession()
  const restOfDropped = await open(dropped)
  await dropSession(one.store, dropped)
  at += 30_000
  await one.send('PATCH', `/api/mailboxes/${one.mailboxId}`, { name: 'Told to nobody' })
  expect(await restOfDropped()).toBe('')

  const many = await newSession()
  const first = await open(many)
  for (let i = 0; i < 32; i++) await open(many)
  expect(await first()).toBe('')
  await one.close()
})

test('so many requests a while are answered where others reach the page, by a proxy on loopback too', async () => {
  const [near, far] = [await tryApp(), await tryApp({ settings: { proxy: true }, world: { now: () => 0 } })]
  const last = async ({ ask }: typeof near) => {
    for (let i = 0; i < 600; i++) await ask('/healthz', { headers: { 'X-Forwarded-For': '192.0.2.1' } })
    return (await ask('/healthz', { headers: { 'X-Forwarded-For': '192.0.2.1' } })).status
  }
  expect(await last(near)).toBe(200)
  expect(await last(far)).toBe(429)
  expect((await far.ask('/healthz', { headers: { 'X-Forwarded-For': '192.0.2.2' } })).status).toBe(200)
  await near.close()
  await far.close()
})

test('openServer() refuses to listen wider than loopback without a password', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'miwake-wide-'))
  const result = await openServer({
    settings: { ...settingsSchema.parse({ host: '0.0.0.0', port: 0 }), data: folder, keyFile: `${folder}/key` },
    lang: 'en',
    version: '0',
    log: pino({ level: 'silent' }),
    webFolder: null,
    demo: false,
    anyPort: false,
  })
  rmSync(folder, { recursive: true })
  expect(result).toEqual({ ok: false, problem: 'no-password' })
})

test('with the proxy on, images are fetched when asked for, put into the body, and never for phishing', async () => {
  const head = (from: string) =>
    `Authentication-Results: mx.example.jp; dkim=pass header.d=example.com; dmarc=pass header.from=example.com\r\nFrom: Sato <${from}>\r\nTo: hanako@example.jp\r\n`
  const html =
    'Content-Type: text/html; charset=utf-8\r\n\r\n<p>Hi Hanako,</p><p>thank you for the lunch last week. The minutes of our Friday meeting are below, and the photos of the garden.</p><p>Best regards, Sato</p>'
  const pictured = `${head('sato@example.com')}Subject: Re: pictures of the garden\r\nMessage-ID: <p@example.com>\r\nDate: Tue, 3 Feb 2026 11:00:00 +0900\r\nMIME-Version: 1.0\r\n${html}<img src="https://img.example.com/a.png?id=7">`
  const asked: string[] = []
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  const proxied = await tryApp({
    mails: [{ raw: pictured }, { raw: phish }],
    settings: { images: { proxy: true } },
    world: {
      images: {
        resolve: async () => ['8.8.8.8'],
        ownNetworks: () => [],
        get: async ({ href }) => {
          asked.push(href)
          return { kind: 'bytes', bytes: png }
        },
      },
    },
  })
  const find = async (word: string) =>
    (await proxied.get<Page>(`/api/messages?mailbox=${proxied.mailboxId}&q=${encodeURIComponent(word)}&field=subject`))
      .items[0]!.id
  const [mail, bad] = [await find('pictures'), await find('停止')]
  const body = async (id: number, images: 0 | 1) => {
    const answer = await proxied.signedIn(`/api/messages/${id}/body?images=${images}`)
    return { html: await answer.text(), policy: answer.headers.get('Content-Security-Policy') ?? '' }
  }
  expect((await body(mail, 0)).html).not.toContain('<img')
  expect((await body(bad, 1)).html).toContain('フィッシングや迷惑メールの画像は読み込みません')
  expect(asked).toEqual([])
  const shown = await body(mail, 1)
  expect(shown.html).toContain(`<img src="data:image/png;base64,${Buffer.from(png).toString('base64')}">`)
  expect(shown.html).not.toMatch(/src="http|img\.example\.com/)
  expect(shown.policy).toContain('img-src data:;')
  expect(asked).toEqual(['https://img.example.com/a.png?id=7'])

  const view = (id: number) => proxied.get<Record<string, unknown>>(`/api/messages/${id}`)
  expect(await view(mail)).toMatchObject({ imagesAllowed: true, imagesFor: { on: false, domain: 'example.com' } })
  expect(await view(bad)).toMatchObject({ imagesAllowed: false, imagesFor: { on: false, domain: null } })
  expect((await proxied.send('POST', `/api/messages/${mail}/images`, { on: true })).status).toBe(200)
  expect((await proxied.send('POST', `/api/messages/${bad}/images`, { on: true })).status).toBe(409)
  expect(await view(mail)).toMatchObject({ imagesFor: { on: true } })
  expect(await proxied.get(`/api/mailboxes/${proxied.mailboxId}/list`)).toMatchObject([
    { kind: 'images', value: 'example.com' },
  ])
  expect((await proxied.send('POST', `/api/messages/${mail}/images`, { on: false })).status).toBe(200)
  expect(await view(mail)).toMatchObject({ imagesFor: { on: false } })
  await proxied.close()
})
