/** The page's password: only its scrypt hash is kept (RFC 7914), in a form that names its own cost. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { dropAllSessions, getSetting, type Store, setSetting } from '../../store/index.ts'
import { isCommonPassword } from './common-password.ts'

/** OWASP Password Storage, 2025: N 2^17, r 8, p 1, which takes 128 MiB and some 0.3 s. */
const cost = { N: 2 ** 17, r: 8, p: 1 } as const
/** What scrypt needs for that, and a little. */
const memoryBytesMax = 256 * 1024 * 1024
const hashBytes = 32
const saltBytes = 16
const settingName = 'password'

/** NIST SP 800-63B-4 §3.1.1.2: a password alone has 15 characters at least, and is none that everybody tries. */
export const passwordCharsMin = 15
const passwordCharsMax = 1_024

export type PasswordProblem = 'too-short' | 'too-long' | 'too-common'
export type PasswordChange = { readonly ok: true } | { readonly ok: false; readonly problem: PasswordProblem }

/** null where it may be taken. */
export const passwordProblem = (password: string): PasswordProblem | null => {
  if ([...password].length < passwordCharsMin) return 'too-short'
  if (password.length > passwordCharsMax) return 'too-long'
  return isCommonPassword(password) ? 'too-common' : null
}

const derive = (
  password: string,
  salt: Uint8Array,
  { N, r, p }: { readonly N: number; readonly r: number; readonly p: number },
): Promise<Buffer> =>
  new Promise((done, failed) => {
    scrypt(password.normalize('NFC'), salt, hashBytes, { N, r, p, maxmem: memoryBytesMax }, (error, key) =>
      error === null ? done(key) : failed(error),
    )
  })

export const hashPassword = async (password: string, given: { readonly N: number } = cost): Promise<string> => {
  const salt = randomBytes(saltBytes)
  const used = { ...cost, ...given }
  const key = await derive(password, salt, used)
  return `scrypt$${used.N}$${used.r}$${used.p}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

const form = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{1,100})\$([\w-]{1,100})$/

export const verifyPassword = async (password: string, hash: string): Promise<boolean> => {
  const parts = form.exec(hash)
  if (parts === null || password.length > passwordCharsMax) return false
  const [, N, r, p, salt, key] = parts
  const wanted = Buffer.from(key!, 'base64url')
  const found = await derive(password, Buffer.from(salt!, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return wanted.length === found.length && timingSafeEqual(wanted, found)
}

/** A new password ends every session of the old one. */
export const setPassword = async (store: Store, password: string): Promise<PasswordChange> => {
  const problem = passwordProblem(password)
  if (problem !== null) return { ok: false, problem }
  await setSetting(store, settingName, await hashPassword(password))
  await dropAllSessions(store)
  return { ok: true }
}

export const hasPassword = async (store: Store): Promise<boolean> =>
  typeof (await getSetting(store, settingName)) === 'string'

export const checkPassword = async (store: Store, password: string): Promise<'right' | 'wrong' | 'none'> => {
  const hash = await getSetting(store, settingName)
  if (typeof hash !== 'string') return 'none'
  return (await verifyPassword(password, hash)) ? 'right' : 'wrong'
}
