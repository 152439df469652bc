/**
 * The demo mailbox: the project's own mails in a Maildir of the data folder, put there as a provider sorted them, with its
 * mistakes, the last ones arriving one by one. Watched and sorted like anybody's mailbox: in shadow mode, until the person
 * has seen what would be moved, and agrees.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { createMaildirSource } from '../mailbox/maildir/maildir-source.ts'
import { mailboxSettings } from '../mailbox/settings.ts'
import type { MailboxWorld } from '../mailbox/world.ts'
import { addMailbox, getMailbox, getSetting, type Store, setSetting } from '../store/index.ts'
import { dated } from './dated.ts'
import { type SampleMail, sampleAddress, sampleAuthservId, sampleMails } from './sample-mails.ts'

const settingName = 'demo'
const state = z.object({ mailboxId: z.int(), delivered: z.int() })
type State = z.infer<typeof state>

export type DemoOptions = {
  readonly store: Store
  readonly world: MailboxWorld
  readonly data: string
  readonly name: string
  /** Between two mails that arrive. */
  readonly everyMs?: number
}
export type Demo = {
  /** null where there is none, or it was removed. */
  readonly mailboxId: () => Promise<number | null>
  /** Whether it was ever added: one that was removed is not added again unasked. */
  readonly wasAdded: () => Promise<boolean>
  /** Adds it, or finds it; null where the sample mails are not there. */
  readonly add: () => Promise<number | null>
  /** Lets the last mails arrive, until all have or `signal` is aborted. */
  readonly arrive: (signal: AbortSignal) => Promise<void>
}

const everyMsDefault = 20_000

export const createDemo = ({ store, world, data, name, everyMs = everyMsDefault }: DemoOptions): Demo => {
  const path = join(data, 'demo')
  const settings = mailboxSettings.parse({
    kind: 'maildir',
    path,
    address: sampleAddress,
    authservIds: [sampleAuthservId],
    pollSeconds: 5,
  })
  const stateOf = async (): Promise<State | null> => state.safeParse(await getSetting(store, settingName)).data ?? null
  const mailboxId = async (): Promise<number | null> => {
    const known = await stateOf()
    return known !== null && (await getMailbox(store, known.mailboxId)) !== null ? known.mailboxId : null
  }
  const source = () => createMaildirSource({ path, folders: {}, pollSeconds: 5 }, world)
  const deliver = async (to: ReturnType<typeof source>, mail: SampleMail, atMs: number) => {
    await to.append(mail.folder, dated(mail.read(), atMs), {
      flags: mail.seen ? ['\\Seen'] : [],
      internalDateMs: atMs,
    })
  }
  /** The older mails, into folders that are made first. */
  const fill = async (mails: readonly SampleMail[]) => {
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(path, part), { recursive: true, mode: 0o700 })
    const to = source()
    try {
      for (const folder of ['迷惑メール', '送信済み', 'ゴミ箱']) await to.ensureFolder(folder)
      for (const mail of mails) if (mail.agoMs !== null) await deliver(to, mail, world.now() - mail.agoMs)
    } finally {
      await to.close()
    }
  }
  return {
    mailboxId,
    wasAdded: async () => (await stateOf()) !== null,
    add: async () => {
      const known = await mailboxId()
      if (known !== null) return known
      const mails = sampleMails()
      if (mails === null) return null
      if (!existsSync(join(path, 'cur'))) await fill(mails)
      const id = await addMailbox(store, { name, kind: 'maildir', settings, secret: null, mode: 'shadow' })
      const delivered = (await stateOf())?.delivered ?? 0
      await setSetting(store, settingName, { mailboxId: id, delivered } satisfies State)
      return id
    },
    arrive: async (signal) => {
      const late = (sampleMails() ?? []).filter(({ agoMs }) => agoMs === null)
      while (!signal.aborted) {
        await wait(everyMs, undefined, { signal }).catch(() => undefined)
        const known = signal.aborted ? null : await stateOf()
        if (known === null || (await mailboxId()) === null) continue
        const mail = late[known.delivered]
        if (mail === undefined) return
        const to = source()
        await deliver(to, mail, world.now())
        await to.close()
        await setSetting(store, settingName, { ...known, delivered: known.delivered + 1 })
      }
    },
  }
}
