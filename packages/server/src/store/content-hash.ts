import { hash } from 'node:crypto'

/** The name of a raw mail: its sha256, hex. */
export const contentHashOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex')
