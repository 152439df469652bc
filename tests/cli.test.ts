/** The command line end to end: bin/miwake.mjs as a person starts it. */
import { type SpawnOptionsWithoutStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { blankModel, formatModel } from '@miwake/engine'
import { afterAll, expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../packages/server/bin/miwake.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'miwake-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

/** Heavy on what the mail below shows, so that these tests do not hang on the shipped weights. */
const heavy = { unwanted: 6, phishing: 6 }
const model = put(
  'model.bin',
  formatModel({
    ...blankModel,
    symbols: { LINK_IP: heavy, LINK_TEXT_MISMATCH: heavy, ACCOUNT_THREAT: heavy, BRAND_CLAIM_UNPROVEN: heavy },
  }),
)

type Run = { readonly code: number | null; readonly out: string; readonly err: string }
const run = (args: readonly string[], stdin: string | Uint8Array = '', options: SpawnOptionsWithoutStdio = {}) =>
  new Promise<Run>((resolve, reject) => {
    const env = { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: '', NO_COLOR: '1', ...options.env }
    const child = spawn(process.execPath, [bin, ...args], { ...options, env })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (s: string) => (out += s))
    child.stderr.setEncoding('utf8').on('data', (s: string) => (err += s))
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }))
    // A command that reads no input may be gone before it is written.
    child.stdin.on('error', () => {}).end(stdin)
  })
const scan = (...args: readonly string[]) => run(['scan', '--model', model, ...args])
const rows = (out: string) =>
  out
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

const phish = [
  'From: =?utf-8?B?QW1hem9u44Kr44K544K/44Oe44O844K144O844OT44K5?= <info@account-check.test>',
  'Subject: Your account will be closed',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>24時間以内にご確認がない場合、アカウントを停止します。</p>',
  '<a href="http://192.0.2.7/login">https://www.amazon.co.jp/</a>',
].join('\n')
const ham = [
  'From: Hanako <hanako@example.jp>',
  'To: Taro <taro@example.jp>',
  'Subject: Lunch on Friday?',
  'Message-ID: <1@example.jp>',
  '',
  'Hi Taro, shall we meet at noon?',
  '',
].join('\n')
const row = (id: string, mail: string) => JSON.stringify({ id, raw_b64: Buffer.from(mail).toString('base64') })
const mbox = (...mails: readonly string[]) =>
  mails.map((mail) => `From a@example.com Mon Jan  1 00:00:00 2024\n${mail}\n\n`).join('')

const phishPath = put('phish.eml', phish)
const hamPath = put('ham.eml', ham)

test.concurrent('scan: exit 0 and 1, the answer in full', async () => {
  const [fine, bad] = await Promise.all([scan(hamPath), scan(phishPath)])
  expect([fine.code, fine.err, bad.code, bad.err]).toEqual([0, '', 1, ''])
  expect(fine.out).toContain('■ Fine')
  expect(bad.out).toContain('■ Phishing')
  expect(bad.out).toContain('https://www.amazon.co.jp/')
})

test.concurrent('scan: exit 2 where something cannot be read, the rest still scanned', async () => {
  const path = put('rows.jsonl', [row('a', phish), '{"id":"b"}', 'x', row('d', ham)].join('\n'))
  const { code, out, err } = await scan('--json', path, join(folder, 'nowhere'), hamPath)
  expect(code).toBe(2)
  expect(rows(out).map(({ id, action }) => [id, action])).toEqual([
    ['a', 'junk'],
    ['d', 'deliver'],
    [hamPath, 'deliver'],
  ])
  expect(err.trim().split('\n')).toEqual([
    `miwake: ${path}#2: this row has no raw_b64 (the mail in base64)`,
    `miwake: ${path}#3: this row is not JSON`,
    `miwake: ${join(folder, 'nowhere')}: no such file or folder`,
  ])
})

test.concurrent('scan: a gzip cut short gives its rows, the row it breaks at, and exit 2', async () => {
  const all = Array.from({ length: 40 }, (_, n) => row(`r${n + 1}`, ham)).join('\n')
  const path = put('cut.jsonl.gz', gzipSync(all, { level: 0 }).subarray(0, 6_000))
  const { code, out, err } = await scan('--json', '--lang', 'ja', path)
  const n = rows(out).length
  expect([code, n > 5]).toEqual([2, true])
  expect(err).toBe(`miwake: ${path}#${n + 1}: gzip が途中で切れています。ここより前は調べました\n`)
})

test.concurrent.each([
  ['one mail', phish, ['-']],
  ['an mbox', mbox(ham, phish), ['-#1', '-#2']],
  ['rows', `${row('x', ham)}\n${row('y', phish)}\n`, ['x', 'y']],
  ['rows in gzip', gzipSync(row('z', phish)), ['z']],
] as const)('scan - reads %s from standard input', async (_, stdin, ids) => {
  const { code, out } = await run(['scan', '--model', model, '--json', '-'], stdin)
  expect(code).toBe(1)
  expect(rows(out).map(({ id }) => id)).toEqual(ids)
})

test.concurrent('scan without a path reads standard input; nothing there is said', async () => {
  const [mail, nothing] = await Promise.all([run(['scan', '--model', model], ham), run(['scan', '--model', model], '')])
  expect([mail.code, nothing.code, nothing.err]).toEqual([0, 2, 'miwake: -: empty, not a mail\n'])
})

test.concurrent('scan: what is no mail is named and gets no verdict; a header without a body is one', async () => {
  const [blank, text] = [put('blank.eml', ' \r\n\t\n'), put('text.eml', 'only words\n')]
  const bare = put('bare.eml', 'From: a@example.jp\nSubject: x\n')
  const [none, ja, kept] = await Promise.all([scan('--json', blank, text), scan('--lang', 'ja', blank), scan(bare)])
  expect([none.code, none.out]).toEqual([2, ''])
  expect(none.err.split('\n').slice(0, 2)).toEqual(
    [blank, text].map((path) => `miwake: ${path}: not a mail (it has no header fields such as From or Subject)`),
  )
  expect([ja.code, ja.err.includes(`${blank}: メールではありません`)]).toEqual([2, true])
  expect([kept.code, kept.err]).toEqual([0, ''])
})

test.concurrent('scan --smime-roots: a file without certificates is named, and nothing is scanned', async () => {
  const none = put('none.pem', 'no certificate')
  const broken = put('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
  const gone = join(folder, 'gone.pem')
  const { code, out, err } = await scan(...[none, broken, gone].flatMap((path) => ['--smime-roots', path]), hamPath)
  expect([code, out]).toEqual([2, ''])
  expect(err.trim().split('\n')).toEqual([
    `miwake: ${none}: no certificate in it (PEM, BEGIN CERTIFICATE)`,
    `miwake: ${broken}: it holds a certificate that cannot be read`,
    `miwake: ${gone}: no such file or folder`,
  ])
})

test.concurrent('an old Node is told what to do, in both languages, before anything fails', async () => {
  const old = put(
    'old-node.cjs',
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })",
  )
  const { code, out, err } = await run(['scan', hamPath], '', { env: { NODE_OPTIONS: `--require=${old}` } })
  expect([code, out]).toEqual([2, ''])
  const [ja, en, ...more] = err.trim().split('\n')
  expect(more).toEqual([])
  expect(ja).toMatch(/^miwake: Node 24 以上が要ります（いまは 20\.20\.2）。.*(?:npm start|miwake\.mjs)/)
  expect(en).toMatch(/^miwake: Node 24 or newer is needed, this is 20\.20\.2; .*(?:npm start|miwake\.mjs)/)
})

test.concurrent('scan of many mails is a list with a summary; the order of --json is that of the mails', async () => {
  const path = put('box.mbox', mbox(...Array.from({ length: 30 }, (_, n) => (n % 3 === 0 ? phish : ham))))
  const [list, json] = await Promise.all([scan(path), scan('--json', path)])
  expect([list.code, json.code]).toEqual([1, 1])
  expect(list.out).toContain('■ Phishing  10')
  expect(list.out).toContain('30 mails scanned')
  expect(rows(json.out).map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, n) => `${path}#${n + 1}`))
})

test.concurrent('scan --json keeps the form other programs read', async () => {
  const { out } = await scan('--json', phishPath)
  const [result] = rows(out)
  expect(result).toMatchObject({
    id: phishPath,
    verdict: 'phishing',
    p: { ham: expect.any(Number), spam: expect.any(Number), phishing: expect.any(Number) },
    action: 'junk',
    origin: { domain: 'account-check.test', proven: expect.anything() },
    model: expect.any(String),
  })
  expect(result.claims[0]).toMatchObject({ brand: 'amazon', spans: expect.any(Array) })
  for (const term of result.terms) {
    expect(term).toMatchObject({
      symbol: expect.any(String),
      aspect: expect.any(String),
      unwanted: expect.any(Number),
      phishing: expect.any(Number),
      spans: expect.any(Array),
    })
  }
  const sum = result.terms.reduce((s: number, term: { unwanted: number }) => s + term.unwanted, 0)
  expect(Math.abs(sum - result.logits.unwanted)).toBeLessThan(0.0006 * (result.terms.length + 1))
})

test.concurrent('scan believes only results under a trusted id, of several; top is the topmost field', async () => {
  const signed = (id: string) =>
    `Authentication-Results: ${id}; dkim=pass header.d=example.jp; dmarc=pass header.from=example.jp\n${ham}`
  const path = put('signed.eml', signed('mx.example.net'))
  const proven = async (...ids: readonly string[]) => {
    const { out } = await scan('--json', ...ids.flatMap((id) => ['--trust-authserv-id', id]), path)
    return rows(out)[0].origin.proven
  }
  expect(
    await Promise.all([proven(), proven('mx.example.org'), proven('mx.example.org', 'mx.example.net'), proven('top')]),
  ).toEqual(['unknown', 'unknown', true, true])
})

test.concurrent('a mail and its file name cannot steer the terminal', async () => {
  const evil = '\u001b[2J\u009b1m\u202e'
  const path = put(`evil-${evil}.eml`, phish.replace('Subject: ', `Subject: ${evil}`))
  const labels = { label: 'ham', corpus: evil, source: evil, group: evil, kind: evil }
  const evilRow = JSON.stringify({ ...JSON.parse(row(evil, ham)), ...labels })
  const all = await Promise.all([
    scan(path),
    scan('--explain', path),
    scan(path, hamPath),
    scan('--json', path),
    scan(`${path}x`),
    run(['brands', evil]),
    run([evil]),
    run(['eval', '--wrong', put('evil.jsonl', evilRow), join(folder, `${evil}.jsonl`)]),
    run(['eval', '--wrong', '--json', put('evil2.jsonl', evilRow)]),
    run(['standing', 'lookup', evil]),
  ])
  for (const { out, err } of all) expect(`${out}${err}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

test.concurrent('a closed pipe ends the output quietly', async () => {
  const path = put('long.jsonl', Array.from({ length: 300 }, (_, n) => row(`${n}`, phish)).join('\n'))
  const child = spawn(process.execPath, [bin, 'scan', '--model', model, '--json', path])
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (s: string) => (err += s))
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect([err, code]).toEqual(['', 1])
})

test.concurrent('help and usage errors in the person’s language', async () => {
  const [help, ja, scanHelp, unknown, option, lang, none, build, bare, path] = await Promise.all([
    run(['--help']),
    run(['--help'], '', { env: { LANG: 'ja_JP.UTF-8' } }),
    run(['scan', '--help', '--lang', 'ja']),
    run(['scn']),
    run(['scan', '--jsn']),
    run(['scan', '--lang', 'xx']),
    run([]),
    run(['standing', 'build', '--help']),
    run(['standing']),
    run([folder]),
  ])
  for (const word of ['Usage:', 'scan', 'brands', 'symbols', 'standing', 'model', 'eval', 'train'])
    expect(help.out).toContain(word)
  expect([help.code, help.err]).toEqual([0, ''])
  expect(ja.out).toContain('使い方:')
  expect(scanHelp.out).toContain('終了コード')
  expect([unknown.code, unknown.out]).toEqual([2, ''])
  expect(unknown.err).toBe('miwake: there is no command scn\ndid you mean scan?\nusage: miwake --help\n')
  expect(option.code).toBe(2)
  expect(option.err).toContain('there is no option --jsn')
  expect(option.err).toContain('miwake scan --help')
  expect([lang.code, lang.err.includes('xx')]).toEqual([2, true])
  expect(lang.err).toContain('it may be ja, en')
  expect([none.code, none.out.includes('Usage:')]).toEqual([2, true])
  // Wrapped by cells: a Japanese character takes two.
  const lines = scanHelp.out.split('\n')
  expect(lines.filter((line) => line.length + (line.match(/[^\x00-\x7f]/g)?.length ?? 0) > 80)).toEqual([])
  expect([bare.code, bare.err.includes('lookup'), bare.err.includes('outputHelp')]).toEqual([2, true, false])
  expect([path.code, path.err.includes(`miwake scan ${folder}`)]).toEqual([2, true])
  expect([build.code, build.out.includes('--popularity')]).toEqual([0, true])
})

test.concurrent('a model that is none is named, with what to do', async () => {
  const path = put('not-a-model.bin', 'x')
  const [wrong, gone] = await Promise.all([
    run(['scan', '--model', path, hamPath]),
    run(['scan', '--model', join(folder, 'gone.bin'), hamPath]),
  ])
  expect([wrong.code, gone.code]).toEqual([2, 2])
  expect(wrong.err).toBe(
    `miwake: ${path} is not a model of this version. Restore it, or make it anew with: miwake train\n`,
  )
  expect(gone.err).toContain('ENOENT')
})

test.concurrent('brands, symbols, model and standing tell what Miwake knows', async () => {
  const [card, list, json, none, symbols, cardOfModel, info, lookup, notHost] = await Promise.all([
    run(['brands', 'smbc-card']),
    run(['brands']),
    run(['brands', '--json', 'アマゾン']),
    run(['brands', 'no-such-brand']),
    run(['symbols', '--json', '--model', model]),
    run(['model', '--json', '--model', model]),
    run(['standing', 'info', '--json']),
    run(['standing', 'lookup', '--json', 'https://www.amazon.co.jp/x', 'taro@gmail.com', '192.0.2.1']),
    run(['standing', 'lookup', 'a b']),
  ])
  expect(card.out).toContain('vpass.ne.jp')
  expect(list.out.split('\n').length).toBeGreaterThan(200)
  expect(rows(json.out).map(({ id }) => id)).toContain('amazon')
  expect([none.code, none.err.includes('no-such-brand')]).toEqual([2, true])
  const heavySymbol = rows(symbols.out).find(({ symbol }) => symbol === 'LINK_IP')
  expect(heavySymbol).toMatchObject({ aspect: 'target', unwanted: 6, phishing: 6 })
  expect(rows(cardOfModel.out)[0]).toMatchObject({ sources: [], symbols: 4 })
  expect(rows(info.out)[0]).toMatchObject({
    built: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    count: expect.any(Number),
  })
  expect(rows(lookup.out).map(({ host, kind }) => [host, kind])).toEqual([
    ['www.amazon.co.jp', 'brand'],
    ['gmail.com', 'free-mail'],
    ['192.0.2.1', 'ip'],
  ])
  expect([notHost.code, notHost.out]).toEqual([2, ''])
})

/** Prints the most memory the process had, in MB, as the last thing it says. */
const tellMemory = `--import=data:text/javascript,${encodeURIComponent(
  'process.on("exit",()=>console.error("peak",Math.round(process.resourceUsage().maxRSS/1024)))',
)}`

test('an mbox of 200 MB needs no more memory than one of 40 MB', async () => {
  const mail = `From: a@example.com\nSubject: big\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n${`${'QUJD'.repeat(18)}\n`.repeat(13_000)}`
  const peak = async (mails: number) => {
    const path = join(folder, `${mails}.mbox`)
    const file = createWriteStream(path)
    for (let n = 0; n < mails; n++) if (!file.write(mbox(mail))) await once(file, 'drain')
    file.end()
    await finished(file)
    const { err, out } = await run(['scan', '--model', model, '--json', '--threads', '1', path], '', {
      env: { NODE_OPTIONS: tellMemory },
    })
    rmSync(path)
    expect(rows(out).length).toBe(mails)
    return Number(/peak (\d+)/.exec(err)?.[1])
  }
  const small = await peak(42)
  const large = await peak(210)
  // Half of what the larger has more: what varies from run to run is when garbage is collected.
  expect(large - small).toBeLessThan(80)
})

test('an id of nothing is refused: it would believe nobody and look like a setting', async () => {
  const { code, out, err } = await scan('--trust-authserv-id', '', '-')
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('--trust-authserv-id <id> cannot be “”')
})
