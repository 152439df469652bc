/** `miwake doctor`: one line for each thing that has to be right, and what to do where it is not. Changes nothing. */
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Place } from '../../cli/server-commands.ts'
import { serverTexts } from '../../cli/server-texts.ts'
import { fill } from '../../cli/texts.ts'
import { doctorPostfix } from '../../gateway/doctor/doctor-postfix.ts'
import type { Finding } from '../../gateway/doctor/finding.ts'
import { systemResolver } from '../../gather/resolver.ts'
import { loadKnowledge } from '../../knowledge.ts'
import { mailboxSettings, mailboxSecret as secretSchema } from '../../mailbox/settings.ts'
import { testConnection } from '../../mailbox/test-connection.ts'
import { createMailboxWorld } from '../../mailbox/world.ts'
import { hasAccounts, listMailboxes, mailboxSecret, openStore, openToOthers, type Store } from '../../store/index.ts'
import { isLoopbackAddress } from '../access/host.ts'
import { hasPassword } from '../access/password.ts'
import type { Lang } from '../lang.ts'
import { pageFolder } from './build-page.ts'
import { say, settingsFor } from './place.ts'
import { databaseFile, storeName, storePlace } from './store-place.ts'

/** Below this, mail and journal may soon not be written. */
const diskMbMin = 500

type Check = { readonly name: string; readonly ok: boolean; readonly text: string }

/**
 * @param postfixConfig Folder of Postfix' main.cf; null: its own, looked at where the gateway has a milter.
 * @returns 0 where everything is right.
 */
export const doctorCommand = async (place: Place, postfixConfig: string | null, lang: Lang): Promise<number> => {
  const t = serverTexts(lang)
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const { settings, file } = loaded
  const checks: Check[] = []
  const check = (name: string, ok: boolean, text: string) => {
    checks.push({ name, ok, text })
    say(`${ok ? t.good : t.bad}  ${name}: ${text}`)
  }
  check(t.check.node, true, process.versions.node)
  check(t.check.settings, true, file ?? t.defaults)
  try {
    check(t.check.knowledge, true, loadKnowledge().model.id)
  } catch (error) {
    check(t.check.knowledge, false, (error as Error).message)
  }
  const folder = pageFolder()
  check(t.check.page, true, folder ?? t.pageMissing)
  const mb = await freeMb(settings.data)
  check(t.check.disk, mb >= diskMbMin, fill(mb >= diskMbMin ? t.diskFree : t.diskLow, { mb }))
  try {
    const store = await openStore(storePlace(settings))
    try {
      const mailboxes = await listMailboxes(store)
      check(t.check.store, true, fill(t.storeHolds, { mailboxes: mailboxes.length, file: storeName(settings) }))
      if (settings.database === '') {
        const [open] = openToOthers(databaseFile(settings.data))
        check(t.check.files, open === undefined, open === undefined ? t.filesClosed : fill(t.filesOpen, { file: open }))
      }
      const isSet = (await hasAccounts(store)) || (await hasPassword(store))
      const isWide = !isLoopbackAddress(settings.host)
      check(t.check.password, isSet || !isWide, isSet ? t.passwordThere : isWide ? t.passwordNeeded : t.passwordNone)
      for (const mailbox of mailboxes) {
        const { ok, text } = await tryMailbox(store, mailbox, lang)
        check(fill(t.check.mailbox, { name: mailbox.name }), ok, text)
      }
    } finally {
      await store.close()
    }
  } catch (error) {
    const reason = (error as Error).message
    check(t.check.store, false, settings.database === '' ? fill(t.storeBroken, { reason }) : reason)
  }
  const findings: Finding[] = []
  if (settings.gateway.milter !== '' || postfixConfig !== null)
    await doctorPostfix({
      settings: settings.gateway,
      config: postfixConfig,
      resolve: settings.dns ? systemResolver(() => new Date()) : null,
      lang,
      tell: (finding) => {
        findings.push(finding)
        say(`${{ good: t.good, note: t.note, bad: t.bad }[finding.level]}  ${finding.name}: ${finding.text}`)
      },
    })
  return checks.every(({ ok }) => ok) && findings.every(({ level }) => level !== 'bad') ? 0 : 1
}

const freeMb = async (data: string): Promise<number> => {
  let folder = data
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  return Math.floor((bavail * bsize) / 1024 / 1024)
}

type Tried = { readonly ok: boolean; readonly text: string }

const tryMailbox = async (
  store: Store,
  { id, settings }: Awaited<ReturnType<typeof listMailboxes>>[number],
  lang: Lang,
): Promise<Tried> => {
  const parsed = mailboxSettings.safeParse(settings)
  const stored = await mailboxSecret(store, id)
  const secret = secretSchema.safeParse(stored.status === 'found' ? JSON.parse(stored.secret) : {})
  if (!parsed.success || !secret.success) return { ok: false, text: 'settings' }
  const { ok, steps } = await testConnection(parsed.data, secret.data, createMailboxWorld())
  return { ok, text: steps.at(-1)?.[lang] ?? '' }
}
