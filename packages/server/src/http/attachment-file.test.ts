import { afterAll, beforeAll, expect, test } from 'vitest'
import { dispositionOf } from './attachment-file.ts'
import { tryApp } from './testing/try-app.ts'

const gif = 'R0lGODlhAQABAAAAACw='
const part = (name: string, base64: string) =>
  `--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${base64}\r\n`
const picture = part('dot.gif', gif)
const all = `${picture}${part('note.exe', btoa('hello'))}${part('page.html', btoa('<html><body><script>alert(1)</script></body></html>'))}`
const mail = (from: string, subject: string, text: string, parts = all) =>
  `From: ${from}\r\nTo: Hanako <hanako@example.jp>\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@example.com>\r\nDate: Tue, 3 Feb 2026 11:00:00 +0900\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n${parts}--b--\r\n`
const letter = mail('Sato <sato@example.com>', 'Friday', 'See you on Friday.')
const phish = mail(
  'Amazon <notice@fresh-miwake-sample.top>',
  'Stopped',
  '24時間以内に確認してください。アカウントを停止しました。パスワードを入力 http://192.0.2.7/login',
)

let tried: Awaited<ReturnType<typeof tryApp>>
beforeAll(async () => {
  tried = await tryApp({ mails: [{ raw: letter }, { raw: phish }], mode: 'shadow' })
})
afterAll(() => tried.close())

type Page = { readonly items: readonly { readonly id: number }[] }
const idOf = async (word: string): Promise<number> =>
  (await tried.get<Page>(`/api/messages?mailbox=1&q=${word}&field=subject`)).items[0]?.id ?? 0
const asked = async (word: string, index: number | string) =>
  tried.signedIn(`/api/messages/${await idOf(word)}/attachments/${index}`)

test('of a phishing mail nothing is saved, and each attachment says what to do', async () => {
  const view = await tried.get<{ readonly attachments: readonly unknown[] }>(`/api/messages/${await idOf('Stopped')}`)
  expect(view.attachments).toMatchObject([
    { name: 'dot.gif', dangerous: false, opens: false, why: { ja: 'このメールの添付は開かないでください。' } },
    { name: 'note.exe', kind: 'exe', dangerous: true, opens: false },
    { name: 'page.html', kind: 'html', dangerous: true, opens: false },
  ])
  for (const index of [0, 1, 2]) expect((await asked('Stopped', index)).status).toBe(403)
})

test.each([
  ['a program', 1, 403],
  ['a page', 2, 403],
  ['none', 3, 404],
  ['no number', 'x', 400],
  ['before the first', -1, 400],
] as const)('attachments: %s is not given out', async (_, index, status) => {
  const answer = await asked('Friday', index)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
})

test('a picture of an honest mail comes byte for byte, as a file no browser shows', async () => {
  const honest = await tryApp({
    mails: [
      {
        raw: mail(
          'Sato <sato@example.com>',
          'Monday',
          '佐藤です。月曜の会議の写真をお送りします。よろしくお願いします。',
          picture,
        ),
      },
    ],
    mode: 'shadow',
  })
  try {
    const answer = await honest.signedIn('/api/messages/1/attachments/0')
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(gif)
    const field = (name: string) => answer.headers.get(name)
    expect(field('Content-Type')).toBe('application/octet-stream')
    expect(field('Content-Disposition')).toBe('attachment; filename="attachment-1"; filename*=UTF-8\'\'dot.gif')
    expect(field('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
    expect(field('X-Content-Type-Options')).toBe('nosniff')
    expect(field('Cache-Control')).toBe('no-store')
    expect((await honest.ask('/api/messages/1/attachments/0')).status).toBe(401)
  } finally {
    await honest.close()
  }
})

const saved = (name: string) => `attachment; filename="attachment-1"${name === '' ? '' : `; filename*=UTF-8''${name}`}`
test.each([
  ['見積.pdf', saved('%E8%A6%8B%E7%A9%8D.pdf')],
  ['../../etc/passwd', saved('_.._etc_passwd')],
  ['a\r\nSet-Cookie: x', saved('a__Set-Cookie_%20x')],
  ['a\u202efdp.txt', saved('a_fdp.txt')],
  ["it's (1)*.txt", saved('it%27s%20%281%29_.txt')],
  ['', saved('')],
  [`${'a'.repeat(200)}.pdf`, saved(`${'a'.repeat(96)}.pdf`)],
])('dispositionOf(%j)', (name, want) => expect(dispositionOf(name, 0)).toBe(want))
