import { expect, test } from 'vitest'
import { noFacts } from '../facts/facts.ts'
import { tryKnowledge } from '../judge/try-scan.ts'
import { parseMessage } from '../mail/parse.ts'
import { scan } from '../scan.ts'
import type { Headline } from './answers.ts'
import { attachmentRows } from './attachments.ts'

const rowsOf = (name: string, content: string, headline: Headline = 'ham') => {
  const encoded = `=?utf-8?B?${btoa(String.fromCharCode(...new TextEncoder().encode(name)))}?=`
  const mail = `From: a@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/octet-stream; name="${encoded}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n${btoa(content)}\r\n--b--\r\n`
  const scanned = scan(parseMessage(new TextEncoder().encode(mail)), noFacts, tryKnowledge())
  return attachmentRows(scanned, headline)[0]!
}
const gif = atob('R0lGODlhAQABAAAAACw=')
const zip = `PK\u0005\u0006${'\0'.repeat(18)}`

test.each<[name: string, file: string, content: string, kind: string, dangerous: boolean, opens: boolean, ja: string]>([
  ['a picture', 'dot.gif', gif, 'image', false, true, 'いつものメールソフトで'],
  ['a query named as one', 'note.iqy', 'WEB\n1\nhttp://a.test/', 'text', false, false, '中身はまだ見ていません'],
  ['a profile', 'note.mobileconfig', 'See you on Friday.', 'text', false, false, '中身はまだ見ていません'],
  ['a note without an ending', 'note', 'See you on Friday.', 'text', false, true, 'いつものメールソフトで'],
  ['a note', 'note.txt', 'See you on Friday.', 'text', false, true, 'いつものメールソフトで'],
  ['an archive', 'a.zip', zip, 'zip', false, false, '中身はまだ見ていません'],
  ['a program by its name', 'invoice.exe', 'hello there', 'exe', true, false, 'プログラムです。添付は絶対に'],
  ['a program whose name is turned round', 'invoice\u202efdp.exe', 'hello', 'exe', true, false, 'プログラムです。'],
  ['a page', 'a.html', '<html><body>Hello</body></html>', 'html', true, false, '開くとページが表示され'],
  [
    'what nobody knows',
    'a.xz',
    '\u00fd7zXZ\u0000\u0000\u0004\u00e6\u00d6\u00b4F',
    'unknown',
    false,
    false,
    '中身はまだ見ていません',
  ],
])('attachmentRows() of %s', (_, file, content, kind, dangerous, opens, ja) => {
  const row = rowsOf(file, content)
  expect(row).toMatchObject({ kind, dangerous, opens })
  expect(row.why.ja.startsWith(ja), row.why.ja).toBe(true)
  expect(row.why.en).not.toBe('')
})

test.each<[Headline, boolean, string]>([
  ['ham', true, 'いつものメールソフトで開けます。'],
  ['maybe-spam', true, 'いつものメールソフトで開けます。'],
  ['review', false, '知っている人からのときだけ開いてください。'],
  ['spam', false, 'このメールの添付は開かないでください。'],
  ['phishing', false, 'このメールの添付は開かないでください。'],
])('attachmentRows() of a picture in a mail that is %s', (headline, opens, ja) => {
  expect(rowsOf('dot.gif', gif, headline)).toMatchObject({ dangerous: false, opens, why: { ja } })
})
