import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decryptSecret, encryptSecret, KeyFileError, openKeyFile } from './secret.ts'
import { temporaryFolder } from './testing/temporary-store.ts'

const keyOf = (fill: number) => ({ bytes: new Uint8Array(32).fill(fill) })

test.each(['himitsu', '', 'パスワード🔑'])('decryptSecret() reads what encryptSecret() wrote: %j', (plain) => {
  expect(decryptSecret(keyOf(1), 'mailbox 7', encryptSecret(keyOf(1), 'mailbox 7', plain))).toBe(plain)
})

test('encryptSecret() never writes the same twice, and never the secret itself', () => {
  const [a, b] = [encryptSecret(keyOf(1), 'x', 'himitsu'), encryptSecret(keyOf(1), 'x', 'himitsu')]
  expect(a).not.toEqual(b)
  expect(Buffer.from(a).includes('himitsu')).toBe(false)
})

test('decryptSecret() of another key, another place, or changed bytes is null', () => {
  const bytes = encryptSecret(keyOf(1), 'mailbox 7', 'himitsu')
  expect(decryptSecret(keyOf(2), 'mailbox 7', bytes)).toBeNull()
  expect(decryptSecret(keyOf(1), 'mailbox 8', bytes)).toBeNull()
  expect(decryptSecret(keyOf(1), 'mailbox 7', new Uint8Array())).toBeNull()
  expect(decryptSecret(keyOf(1), 'mailbox 7', bytes.subarray(0, 20))).toBeNull()
  for (let i = 0; i < bytes.length; i++) {
    const changed = Uint8Array.from(bytes)
    changed[i]! ^= 1
    expect(decryptSecret(keyOf(1), 'mailbox 7', changed), `byte ${i}`).toBeNull()
  }
})

test('openKeyFile() makes a key that only its owner may read, and reads it again', () => {
  const path = join(temporaryFolder(), 'deep', 'key')
  const key = openKeyFile(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect([...openKeyFile(path).bytes]).toEqual([...key.bytes])
  expect(readFileSync(path, 'utf8').trim()).toHaveLength(44)
})

test.each([0o640, 0o604, 0o660, 0o644])('openKeyFile() refuses mode %o and says what to do', (mode) => {
  const path = join(temporaryFolder(), 'key')
  openKeyFile(path)
  chmodSync(path, mode)
  expect(() => openKeyFile(path)).toThrow(KeyFileError)
  expect(() => openKeyFile(path)).toThrow(`chmod 600 ${path}`)
})

test.each(['', 'short', 'not base64 at all, but long enough to be one?'])('openKeyFile() refuses %j', (text) => {
  const path = join(temporaryFolder(), 'key')
  writeFileSync(path, text, { mode: 0o600 })
  expect(() => openKeyFile(path)).toThrow(KeyFileError)
})
