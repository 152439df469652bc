/** Settings and sources for the throw-away servers. */
import { createImapSource } from '../../packages/server/src/mailbox/imap/imap-source.ts'
import type { Entry, MailSource, RawMail } from '../../packages/server/src/mailbox/mail-source.ts'
import { type ImapSettings, mailboxSettings } from '../../packages/server/src/mailbox/settings.ts'
import { createMailboxWorld, type MailboxWorld } from '../../packages/server/src/mailbox/world.ts'
import { taro } from './dovecot-users.ts'

export const imapSettings = (port: number, more: Readonly<Record<string, unknown>> = {}): ImapSettings => {
  const settings = mailboxSettings.parse({
    kind: 'imap',
    address: taro.user,
    host: '127.0.0.1',
    port,
    security: 'none',
    user: taro.user,
    ...more,
  })
  if (settings.kind !== 'imap') throw new Error('not imap')
  return settings
}

export const imapSource = (
  port: number,
  more: Readonly<Record<string, unknown>> = {},
  world: MailboxWorld = createMailboxWorld(),
): MailSource => createImapSource('test', imapSettings(port, more), { password: taro.password }, world)

export const collect = async <T>(all: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = []
  for await (const one of all) list.push(one)
  return list
}

export const entries = (source: MailSource, path: string): Promise<Entry[]> =>
  collect(source.listSince(path, { uid: 1 }))

export const raws = async (source: MailSource, path: string): Promise<RawMail[]> =>
  collect(
    source.fetchRaw(
      path,
      (await entries(source, path)).map(({ uid }) => uid),
    ),
  )
