/** From settings and secret to the mailbox itself. */
import { createImapSource } from './imap/imap-source.ts'
import type { MailSource } from './mail-source.ts'
import { createMaildirSource } from './maildir/maildir-source.ts'
import { createPop3Source } from './pop3/pop3-source.ts'
import type { MailboxSecret, MailboxSettings } from './settings.ts'
import type { MailboxWorld } from './world.ts'

export type OpenMailbox = {
  /** Names the mailbox for limits and log, unique in the process. */
  readonly key: string
  readonly settings: MailboxSettings
  readonly secret: MailboxSecret
  /** One for all mailboxes of a process: createMailboxWorld(). */
  readonly world: MailboxWorld
  /** Where a POP3 mailbox's mails are kept when its settings name no path: a folder of this mailbox alone. */
  readonly directory: string
}

/** Connects to nothing yet: every failure comes from the first method called. */
export const openMailSource = ({ key, settings, secret, world, directory }: OpenMailbox): MailSource => {
  switch (settings.kind) {
    case 'imap':
      return createImapSource(key, settings, secret, world)
    case 'pop3':
      return createPop3Source(key, settings, secret, world, settings.path ?? directory)
    case 'maildir':
      return createMaildirSource(settings, world)
  }
}
