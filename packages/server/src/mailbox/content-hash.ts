/** What makes two mails the same one: every byte. */
import { createHash } from 'node:crypto'

/** sha256 of the raw mail, lower-case hex. */
export const contentHash = (raw: Uint8Array): string => createHash('sha256').update(raw).digest('hex')
