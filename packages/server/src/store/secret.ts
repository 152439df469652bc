/**
 * Passwords of mailboxes, encrypted by a key that lies outside the database: a copy of the database alone gives none
 * away. AES-256-GCM (NIST SP 800-38D), a random nonce each time.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const cipher = 'aes-256-gcm'
const keyBytes = 32
/** SP 800-38D §8.2: 96 bits. */
const nonceBytes = 12
const tagBytes = 16
/** First byte of what encryptSecret() writes, so that another form can follow. */
const form = 1
/** Group and others, each of read, write, execute. */
const othersMask = 0o077

export type SecretKey = { readonly bytes: Uint8Array }

/** Why a key file cannot be used. `message` names the file and what to do. */
export class KeyFileError extends Error {}

/**
 * Reads the key file, or makes one (mode 0600) where there is none.
 * @throws KeyFileError where others may read it, or it holds no key.
 */
export const openKeyFile = (path: string): SecretKey => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const made = makeKeyFile(path)
  if (made !== null) return made
  const file = openSync(path, 'r')
  try {
    const { mode } = fstatSync(file)
    if ((mode & othersMask) !== 0)
      throw new KeyFileError(`${path} may be read by others (mode ${(mode & 0o777).toString(8)}): chmod 600 ${path}`)
    const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
    if (bytes.length !== keyBytes)
      throw new KeyFileError(`${path} holds no key of ${keyBytes} bytes: put the right file back from your backup`)
    return { bytes }
  } finally {
    closeSync(file)
  }
}

/** @returns null where the file is there already. */
const makeKeyFile = (path: string): SecretKey | null => {
  let file: number
  try {
    file = openSync(path, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null
    throw error
  }
  try {
    chmodSync(path, 0o600)
    const bytes = randomBytes(keyBytes)
    writeSync(file, `${bytes.toString('base64')}\n`)
    fsyncSync(file)
    return { bytes }
  } finally {
    closeSync(file)
  }
}

/**
 * Form byte, nonce, tag, ciphertext.
 * @param place what the secret belongs to (`mailbox 7`): it cannot be moved to another row and still be read.
 */
export const encryptSecret = (key: SecretKey, place: string, plain: string): Uint8Array => {
  const nonce = randomBytes(nonceBytes)
  const c = createCipheriv(cipher, key.bytes, nonce).setAAD(Buffer.from(place))
  const text = Buffer.concat([c.update(plain, 'utf8'), c.final()])
  return Buffer.concat([Uint8Array.of(form), nonce, c.getAuthTag(), text])
}

/** @returns null where the key is another one, or the bytes were changed or moved. */
export const decryptSecret = (key: SecretKey, place: string, bytes: Uint8Array): string | null => {
  if (bytes[0] !== form || bytes.length < 1 + nonceBytes + tagBytes) return null
  const nonce = bytes.subarray(1, 1 + nonceBytes)
  const tag = bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes)
  try {
    const d = createDecipheriv(cipher, key.bytes, nonce).setAAD(Buffer.from(place)).setAuthTag(tag)
    return Buffer.concat([d.update(bytes.subarray(1 + nonceBytes + tagBytes)), d.final()]).toString('utf8')
  } catch {
    return null
  }
}
