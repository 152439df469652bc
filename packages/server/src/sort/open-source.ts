/** A mailbox of the store, opened: its settings checked, its secret decrypted. */
import { join } from 'node:path'
import { openMailSource } from '../mailbox/open.ts'
import { MailboxError, type MailboxProblem } from '../mailbox/problem.ts'
import { mailboxSettings, mailboxSecret as secretSchema } from '../mailbox/settings.ts'
import type { MailboxWorld } from '../mailbox/world.ts'
import { mailboxSecret } from '../store/mailbox-secret.ts'
import type { Store } from '../store/store.ts'
import type { OpenSource } from './sorter.ts'

/** Below the data folder: where POP3 mailboxes' mails are kept. A backup holds them. */
export const mailboxesFolder = (data: string): string => join(data, 'mailboxes')
export const pulledFolder = (data: string, mailboxId: number): string => join(mailboxesFolder(data), String(mailboxId))

/** @param data the data folder. @param world one for the process: its limits hold across mailboxes. */
export const openStored =
  (store: Store, world: MailboxWorld, data: string): OpenSource =>
  async (mailbox) => {
    const settings = mailboxSettings.safeParse(mailbox.settings)
    if (!settings.success) throw new MailboxError(unreadable(`settings: ${settings.error.issues[0]?.message ?? ''}`))
    const stored = await mailboxSecret(store, mailbox.id)
    if (stored.status === 'unreadable') throw new MailboxError(otherKey)
    const secret = secretSchema.safeParse(stored.status === 'found' ? JSON.parse(stored.secret) : {})
    if (!secret.success) throw new MailboxError(unreadable('secret'))
    return openMailSource({
      key: `mailbox ${mailbox.id}`,
      settings: settings.data,
      secret: secret.data,
      world,
      directory: pulledFolder(data, mailbox.id),
    })
  }

const unreadable = (detail: string): MailboxProblem => ({
  kind: 'bug',
  ja: 'このメールボックスの設定を読めません。設定し直してください。',
  en: 'The settings of this mailbox cannot be read. Set it up again.',
  retry: false,
  detail,
})

const otherKey: MailboxProblem = {
  kind: 'wrong-password',
  ja: '保存したパスワードを開けません。鍵のファイルが変わっています。パスワードをもう一度入力してください。',
  en: 'The stored password cannot be opened: the key file is another one. Enter the password again.',
  retry: false,
  detail: null,
}
