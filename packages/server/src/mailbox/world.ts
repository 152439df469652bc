/** What the mailboxes use of the world, handed in: limits shared by all of them, chance, log, time. */
import { type ConnectionGate, createGate } from './gate.ts'

export type MailboxLog = (
  level: 'debug' | 'info' | 'warn',
  event: string,
  fields: Readonly<Record<string, unknown>>,
) => void

export type MailboxWorld = {
  readonly gate: ConnectionGate
  readonly now: () => number
  /** In [0, 1). */
  readonly random: () => number
  /** Never gets a secret or a piece of a mail. */
  readonly log: MailboxLog
  /** For OAuth tokens only. */
  readonly fetch: typeof fetch
}

/** The real one. Make one for a process: the limits hold across mailboxes only when they share it. */
export const createMailboxWorld = (given: Partial<MailboxWorld> = {}): MailboxWorld => ({
  gate: createGate(),
  now: Date.now,
  random: Math.random,
  log: () => undefined,
  fetch,
  ...given,
})
