/** Who may teach: it changes what is judged for everybody. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestFields } from './envelope-of.ts'

/** undefined: a Unix socket, whose permissions decide. */
export const isOwnMachine = (remote: string | undefined): boolean =>
  remote === undefined || remote === '::1' || /^(?:::ffff:)?127\./.test(remote)

/** Of one length, so that comparing tells nothing of it. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** @param password '' none: only this machine may. */
export const mayTeach = (remote: string | undefined, fields: RequestFields, password: string): boolean =>
  isOwnMachine(remote) ||
  (password !== '' && timingSafeEqual(digest(fields.get('password')?.[0] ?? ''), digest(password)))

/** A page in a browser on this machine: browsers say so, and clients of rspamd are none. */
export const isOfBrowser = (fields: RequestFields): boolean => fields.has('origin') || fields.has('sec-fetch-site')
