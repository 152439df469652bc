/** Small byte helpers: lines, base64, quoted-printable, and random looking but repeatable tokens. */
import { createHash } from 'node:crypto'

const ascii = new TextEncoder()

export function join(pieces: readonly (Uint8Array | string)[]): Uint8Array {
  const parts = pieces.map((piece) => (typeof piece === 'string' ? ascii.encode(piece) : piece))
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** RFC 2045 §6.8: lines of 76. */
export function base64Lines(bytes: Uint8Array): string {
  const all = Buffer.from(bytes).toString('base64')
  return `${(all.match(/.{1,76}/g) ?? []).join('\r\n')}\r\n`
}

/** RFC 2045 §6.7 over bytes whose line ends are CRLF. */
export function quotedPrintable(bytes: Uint8Array): string {
  const out: string[] = []
  let line = ''
  const put = (piece: string): void => {
    if (line.length + piece.length > 75) {
      out.push(`${line}=`)
      line = ''
    }
    line += piece
  }
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    const next = bytes[i + 1]
    if (byte === 13 && next === 10) {
      out.push(line)
      line = ''
      i++
    } else if (byte === 61 || byte > 126 || byte < 32 || (byte === 32 && (next === 13 || next === undefined))) {
      put(`=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    } else put(String.fromCharCode(byte))
  }
  out.push(line)
  return `${out.join('\r\n')}${line === '' ? '' : '\r\n'}`
}

/** A token that is the same at every build: letters and digits of a hash. */
export function token(seed: string, length: number, alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'): string {
  let out = ''
  for (let round = 0; out.length < length; round++) {
    for (const byte of createHash('sha256').update(`${seed}/${round}`).digest()) {
      out += alphabet[byte % alphabet.length]
    }
  }
  return out.slice(0, length)
}

/** A number below `below`, the same at every build. */
export function pick(seed: string, below: number): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0) % below
}

export const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
