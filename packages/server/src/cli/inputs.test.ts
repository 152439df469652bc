import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { readInputs } from './inputs.ts'
import { problemTexts } from './problem-texts.ts'

const root = mkdtempSync(join(tmpdir(), 'miwake-inputs-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const t = problemTexts('en')
const mail = (subject: string) => `From: a@example.com\nSubject: ${subject}\n\nHello\n`
const row = (id: string) => JSON.stringify({ id, raw_b64: Buffer.from(mail(id)).toString('base64') })

const put = (path: string, content: string | Buffer): string => {
  const full = join(root, path)
  mkdirSync(join(full, '..'), { recursive: true })
  writeFileSync(full, content)
  return full
}
/** Ids relative to the root, with the subject; problems as `where: text`. */
const read = async (...paths: readonly string[]) => {
  const out: string[] = []
  for await (const input of readInputs(paths.map((path) => join(root, path)))) {
    const line =
      'problem' in input
        ? `${input.where}: ${input.problem}`
        : `${input.id} = ${/^Subject: (.*)$/m.exec(Buffer.from(input.bytes).toString())?.[1]}`
    out.push(line.replaceAll(`${root}/`, ''))
  }
  return out
}

test('readInputs() tells mail, mbox and rows by how they begin', async () => {
  put('a.eml', mail('one'))
  put('bom.eml', `\ufeff${mail('bom')}`)
  put('box', `From a@example.com Mon Jan  1 00:00:00 2024\n${mail('m1')}\nFrom b@example.com x\n${mail('m2')}`)
  put('rows.jsonl', `\ufeff${row('r1')}\nnope\n${row('r2')}\n`)
  put('rows.jsonl.gz', Buffer.concat([gzipSync(`${row('g1')}\n`), gzipSync(`${row('g2')}\n`)]))
  put('zipped.eml.gz', gzipSync(mail('zipped')))
  put('rows.txt', row('named otherwise'))
  expect(await read('a.eml', 'bom.eml', 'box', 'rows.jsonl', 'rows.jsonl.gz', 'zipped.eml.gz', 'rows.txt')).toEqual([
    'a.eml = one',
    'bom.eml = bom',
    'box#1 = m1',
    'box#2 = m2',
    'r1 = r1',
    `rows.jsonl#2: ${t.notJson}`,
    'r2 = r2',
    'g1 = g1',
    'g2 = g2',
    'zipped.eml.gz = zipped',
    'named otherwise = named otherwise',
  ])
})

test('readInputs() says what cannot be read and goes on', async () => {
  put('empty.eml', '')
  put('empty.jsonl.gz', gzipSync(''))
  put('not.jsonl.gz', row('plain'))
  put('outlook.msg', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  put('blank.eml', ' \r\n\t\n')
  put('text.eml', 'no mail, only words\n')
  put('text.gz', gzipSync('https://example.com/\n'))
  put('header-only.eml', 'From: a@example.com\nSubject: header only\n')
  put('box.mbox', `From a@example.com x\n${mail('m1')}\nFrom b@example.com x\n\nno header\n`)
  put('blank.jsonl', JSON.stringify({ id: 'r', raw_b64: Buffer.from(' \n').toString('base64') }))
  put('Stray/cur/1.M1.host:2,S', '\n')
  put('Stray/new/2', mail('kept'))
  put('fine.eml', mail('fine'))
  execFileSync('mkfifo', [join(root, 'fifo')])
  symlinkSync(join(root, 'gone'), join(root, 'broken'))
  const paths = ['nowhere', 'empty.eml', 'empty.jsonl.gz', 'not.jsonl.gz', 'outlook.msg', 'fifo', 'broken', 'fine.eml']
  const notMail = ['blank.eml', 'text.eml', 'text.gz', 'header-only.eml', 'box.mbox', 'blank.jsonl', 'Stray']
  expect(await read(...notMail)).toEqual([
    `blank.eml: ${t.notMail}`,
    `text.eml: ${t.notMail}`,
    `text.gz: ${t.notMail}`,
    'header-only.eml = header only',
    'box.mbox#1 = m1',
    `box.mbox#2: ${t.notMail}`,
    `blank.jsonl#1: ${t.notMail}`,
    `Stray/cur/1.M1.host:2,S: ${t.notMail}`,
    'Stray/new/2 = kept',
  ])
  expect(await read(...paths)).toEqual([
    `nowhere: ${t.missing}`,
    `empty.eml: ${t.empty}`,
    `empty.jsonl.gz: ${t.empty}`,
    `not.jsonl.gz: ${t.notGzip}`,
    `outlook.msg: ${t.outlook}`,
    `fifo: ${t.notAFile}`,
    `broken: ${t.missing}`,
    'fine.eml = fine',
  ])
})

test.each([
  ['truncated', (zipped: Buffer) => zipped.subarray(0, 150_000), t.gzipTruncated],
  [
    'damaged',
    (zipped: Buffer) => Buffer.concat([zipped.subarray(0, 150_000), Buffer.alloc(50_000, 0xff)]),
    t.gzipDamaged,
  ],
] as const)('readInputs() of a %s gzip gives the rows before it and names the row', async (name, spoil, text) => {
  const padding = 'x'.repeat(1_000)
  const rows = Array.from({ length: 200 }, (_, i) => JSON.stringify({ ...JSON.parse(row(`row ${i + 1}`)), padding }))
  put(`${name}.jsonl.gz`, spoil(gzipSync(rows.join('\n'), { level: 0 })))
  const got = await read(`${name}.jsonl.gz`)
  const whole = got.length - 1
  expect(whole).toBeGreaterThan(100)
  expect(got.slice(0, whole)).toEqual(Array.from({ length: whole }, (_, i) => `row ${i + 1} = row ${i + 1}`))
  expect(got.at(-1)).toBe(`${name}.jsonl.gz#${whole + 1}: ${text}`)
})

test('readInputs() walks a folder in name order, passing over what is no mail', async () => {
  put('folder/b.eml', mail('b'))
  put('folder/a/1', mail('numbered'))
  put('folder/a/inbox', `From a@example.com x\n${mail('in a box')}`)
  put('folder/note.txt', 'Note: buy milk\n')
  put('folder/saved.txt', mail('saved as text'))
  put('folder/picture.png', Buffer.from('89504e470d0a1a0a', 'hex'))
  put('folder/data.json', row('not a mail'))
  put('folder/lock', '')
  put('folder/.hidden', mail('hidden'))
  put('folder/rows.jsonl', 'nope')
  symlinkSync(join(root, 'folder'), join(root, 'folder/loop'))
  symlinkSync(join(root, 'gone'), join(root, 'folder/zz-broken'))
  execFileSync('mkfifo', [join(root, 'folder/zz-pipe')])
  expect(await read('folder')).toEqual([
    'folder/a/1 = numbered',
    'folder/a/inbox#1 = in a box',
    'folder/b.eml = b',
    `folder/rows.jsonl#1: ${t.notJson}`,
    'folder/saved.txt = saved as text',
    `folder/zz-broken: ${t.brokenLink}`,
    `folder/zz-pipe: ${t.notAFile}`,
  ])
})

test('readInputs() reads a Maildir: cur, new and sub-folders, whatever the files are called', async () => {
  put('Maildir/cur/1.M1.host.py:2,S', mail('read'))
  put('Maildir/new/2.M2.host', `From a@example.com x\n${mail('one mail, no mbox')}`)
  put('Maildir/new/3.M3.host', gzipSync(mail('compressed')))
  put('Maildir/tmp/4.M4.host', mail('half written'))
  put('Maildir/dovecot-uidlist', 'From: no mail\n')
  put('Maildir/.Junk.2024/cur/5.M5.host:2,', mail('sub-folder'))
  put('Maildir/.Junk.2024/new/6', mail('sub-folder, new'))
  put('Maildir/Sent/cur/7', mail('layout by folders'))
  put('Maildir/Sent/new/8', mail('new there'))
  put('Maildir/keywords/9', mail('of the mail server'))
  expect(await read('Maildir')).toEqual([
    'Maildir/.Junk.2024/cur/5.M5.host:2, = sub-folder',
    'Maildir/.Junk.2024/new/6 = sub-folder, new',
    'Maildir/Sent/cur/7 = layout by folders',
    'Maildir/Sent/new/8 = new there',
    'Maildir/cur/1.M1.host.py:2,S = read',
    'Maildir/new/2.M2.host = one mail, no mbox',
    'Maildir/new/3.M3.host = compressed',
  ])
  expect(await read('Maildir/cur')).toEqual(['Maildir/cur/1.M1.host.py:2,S = read'])
})

test('readInputs() speaks the person’s language', async () => {
  const got: unknown[] = []
  for await (const input of readInputs([join(root, 'nowhere')], 'ja')) got.push(input)
  expect(got).toEqual([{ where: join(root, 'nowhere'), problem: problemTexts('ja').missing }])
})
