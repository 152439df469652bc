/** Text to bytes in the charsets of real mail. */
import Encoding from 'encoding-japanese'
import type { Charset } from './spec.ts'

const utf8 = new TextEncoder()
const japanese = { 'iso-2022-jp': 'JIS', shift_jis: 'SJIS', 'euc-jp': 'EUCJP' } as const

let gbkTable: ReadonlyMap<string, readonly [number, number]> | null = null

/** GBK has no encoder in the platform: its decoder is read backwards once. */
function gbk(): ReadonlyMap<string, readonly [number, number]> {
  if (gbkTable) return gbkTable
  const decoder = new TextDecoder('gbk')
  const table = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if (trail !== 0x7f && char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail])
    }
  }
  gbkTable = table
  return table
}

function encodeGbk(text: string): Uint8Array {
  const out: number[] = []
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0x3f
    const pair = gbk().get(char)
    if (code < 0x80) out.push(code)
    else if (pair) out.push(...pair)
    else throw new Error(`no GBK bytes for ${char}`)
  }
  return Uint8Array.from(out)
}

/** JIS wave dash and minus in the spelling every decoder of today gives back (code page 932). */
const cp932 = (text: string): string => text.replace(/\u301c/g, '\uff5e').replace(/\u2212/g, '\uff0d')

/** @throws where the charset has no such character: a fixture must not lose text unseen. */
export function encode(text: string, charset: Charset): Uint8Array {
  if (charset === 'utf-8') return utf8.encode(text)
  if (charset === 'gb2312') return encodeGbk(text)
  if (charset === 'us-ascii') {
    if (/[^\x00-\x7f]/.test(text)) throw new Error(`not ASCII: ${text.slice(0, 60)}`)
    return utf8.encode(text)
  }
  const wanted = cp932(text)
  const bytes = Uint8Array.from(
    Encoding.convert(Encoding.stringToCode(wanted), { from: 'UNICODE', to: japanese[charset] }),
  )
  const back = Encoding.codeToString(Encoding.convert(bytes, { from: japanese[charset], to: 'UNICODE' }))
  if (back !== wanted) {
    const at = [...wanted].findIndex((char, i) => char !== [...back][i])
    throw new Error(`${charset} cannot write: ${[...wanted].slice(Math.max(0, at - 5), at + 10).join('')}`)
  }
  return bytes
}
