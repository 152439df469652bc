import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Encoding from 'encoding-japanese'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { addressOf } from '../scripts/corpus/header.ts'
import { corpusEntries, type Entry, staleFiles } from '../scripts/corpus.ts'

const entries = corpusEntries()
const byPath = new Map(entries.map((entry) => [entry.path, entry]))
const main = entries.filter(({ path }) => path.startsWith('mail/'))
const twins = entries.filter(({ path }) => path.startsWith('twins/'))

/** Spelling only: line ends, wave dash and minus of code page 932, white space around. */
const plain = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/\u301c/g, '\uff5e')
    .replace(/\u2212/g, '\uff0d')
    .trim()

/** mailparser knows neither a raw Shift_JIS header nor a body whose label is missing or wrong. */
const oracleReads = ({ spec }: Entry): boolean =>
  spec.label === undefined && !(spec.words === 'raw' && spec.charset !== 'utf-8')

test('corpus files are what the sources say', () => {
  expect(staleFiles()).toEqual([])
})

test('corpus holds enough of each kind', () => {
  const count = (list: readonly Entry[], is: (entry: Entry) => boolean): number => list.filter(is).length
  expect(count(main, ({ spec }) => spec.verdict !== 'ham')).toBeGreaterThanOrEqual(75)
  expect(count(main, ({ spec }) => spec.verdict === 'ham')).toBeGreaterThanOrEqual(75)
  const japanese = count(main, ({ spec }) => spec.lang === 'ja') / main.length
  expect(japanese).toBeGreaterThan(0.6)
  expect(japanese).toBeLessThan(0.73)
  const sizeBytes = entries.reduce((sum, { built }) => sum + built.bytes.length, 0)
  expect(sizeBytes).toBeLessThan(3 * 1024 * 1024)
})

test.each(entries.filter(oracleReads).map((entry) => [entry.path, entry] as const))(
  'mailparser reads %s as it was written',
  async (_path, { spec, built }) => {
    const mail = await simpleParser(Buffer.from(built.bytes))
    expect(plain(mail.subject ?? '')).toBe(plain(spec.subject))
    const from = typeof spec.from === 'string' ? spec.from : (spec.from[0] ?? '')
    expect(mail.from?.value[0]?.address).toBe(addressOf(from))
    const name = from.match(/^(.*?)\s*<[^<>]*>$/s)?.[1] ?? ''
    // mailparser leaves out a name that only repeats the address.
    if (name !== addressOf(from)) expect(plain(mail.from?.value[0]?.name ?? '')).toBe(plain(name))
    if (built.html !== null && !spec.files?.some((file) => file.contentId)) {
      expect(plain(mail.html || '')).toBe(plain(built.html))
    }
    if (built.text !== null) expect(plain(mail.text ?? '').startsWith(plain(built.text))).toBe(true)
    expect(mail.attachments.filter(({ contentType }) => contentType !== 'text/calendar').length).toBeGreaterThanOrEqual(
      spec.files?.filter(({ type }) => type !== 'text/calendar').length ?? 0,
    )
  },
)

test('legacy bytes without a label are the charset they should be', () => {
  const bytes = byPath.get('mail/mojibake-honest.eml')?.built.bytes ?? new Uint8Array()
  expect(Encoding.detect(bytes)).toBe('SJIS')
  expect(Encoding.codeToString(Encoding.convert(bytes, { from: 'SJIS', to: 'UNICODE' }))).toContain('高原山')
})

test('QR pictures hold the address they should', async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } })
  const file = byPath.get('mail/qr-picture-bad.eml')?.spec.files?.[0]
  const [code] = await readBarcodes(file?.bytes ?? new Uint8Array())
  expect(code?.text).toBe('https://mfa.miwake-sample-50.top/enroll?u=hanako')
})

test('every foreign host is reserved or plainly invented, every address documentation only', () => {
  for (const { spec, built } of entries) {
    const text = `${built.text ?? ''}\n${built.html ?? ''}`
    for (const [, address] of text.matchAll(/https?:\/\/(\d+\.\d+\.\d+\.\d+)/g))
      expect(address).toMatch(/^(192\.0\.2|203\.0\.113)\./)
    for (const [, domain] of text.matchAll(
      /https?:\/\/[^/\s"<>?]*?([a-z0-9-]+\.(?:cn|top|shop|sbs|xyz))(?=[/:?"<\s]|$)/g,
    )) {
      expect(domain, spec.name).toContain('miwake')
    }
  }
})

test('twins are sixty pairs, the honest ones proven by their own domain', () => {
  expect(twins.length).toBe(120)
  for (const { path } of twins.filter(({ spec }) => spec.verdict !== 'ham'))
    expect(byPath.has(path.replace('-bad', '-honest'))).toBe(true)
  for (const { spec } of twins.filter(({ spec }) => spec.verdict === 'ham')) expect(spec.auth).not.toBe('none')
})
