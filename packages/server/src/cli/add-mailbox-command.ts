/** `miwake mailbox add`: settings by the address or as given, tried before they are kept. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { complain, say } from '../http/serve/place.ts'
import { type DiscoveryWorld, discover } from '../mailbox/discover.ts'
import { discoveryBy } from '../mailbox/discovery-world.ts'
import { settingsOf } from '../mailbox/providers.ts'
import { type MailboxSettings, type MailboxSettingsInput, mailboxSettings } from '../mailbox/settings.ts'
import { testConnection } from '../mailbox/test-connection.ts'
import { addMailbox } from '../store/add-mailbox.ts'
import { listMailboxes } from '../store/list-mailboxes.ts'
import type { Store } from '../store/store.ts'
import { askLine } from './ask-line.ts'
import { safeLine } from './safe.ts'
import type { Place } from './server-commands.ts'
import { type SorterTexts, sorterTexts } from './sorter-texts.ts'
import { stepLine } from './step-line.ts'
import { fill, type Lang } from './texts.ts'
import { inStore } from './with-sorter.ts'

/** As typed. */
export type AddOptions = {
  readonly address?: string | undefined
  readonly name?: string | undefined
  readonly kind?: string | undefined
  readonly host?: string | undefined
  readonly port?: string | undefined
  readonly security?: string | undefined
  readonly user?: string | undefined
  readonly path?: string | undefined
  readonly passwordFile?: string | undefined
  readonly authservIds: readonly string[]
  readonly untested: boolean
}

/** Ports by kind and encryption (RFC 8314 §7.3). */
const usualPorts: Readonly<Record<string, number>> = {
  'imap tls': 993,
  'pop3 tls': 995,
  'imap starttls': 143,
  'pop3 starttls': 110,
  'imap none': 143,
  'pop3 none': 110,
}

/** Which mails, by which way. */
const sourceOf = (settings: MailboxSettings): string =>
  settings.kind === 'maildir'
    ? `maildir ${settings.path}`
    : `${settings.kind} ${settings.host}:${settings.port} ${settings.user}`

/** Watched twice, each would take the other's moves for the person's. */
const alreadyThere = async (store: Store, wanted: MailboxSettings) =>
  (await listMailboxes(store)).find(({ settings }) => {
    const kept = mailboxSettings.safeParse(settings)
    return kept.success && sourceOf(kept.data) === sourceOf(wanted)
  })

export const addMailboxCommand = (place: Place, typed: AddOptions, lang: Lang): Promise<number> =>
  inStore(place, lang, async ({ store, settings: own, world }) => {
    const t = sorterTexts(lang)
    // A Japanese keyboard types ＠ and ． in full width.
    const given = { ...typed, address: typed.address?.normalize('NFKC').trim() }
    if (given.address === undefined && given.path === undefined && given.kind !== 'maildir')
      return complain(t.noAddress)
    const wanted = await settingsFrom(given, discoveryBy(own), t)
    if (wanted === null) return complain(fill(t.noServer, { address: safeLine(given.address ?? '') }))
    const parsed = mailboxSettings.safeParse(wanted)
    if (!parsed.success) {
      const reason = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
      return complain(fill(t.badSettings, { reason }))
    }
    const settings = parsed.data
    const there = await alreadyThere(store, settings)
    if (there) return complain(fill(t.alreadyThere, { id: there.id, name: safeLine(there.name) }))
    const secret = settings.kind === 'maildir' ? {} : { password: await passwordFor(settings, given, t) }
    const { ok, steps } = await testConnection(settings, secret, world)
    for (const step of steps) say(stepLine(step, lang))
    if (!ok && !given.untested) return complain(t.notAdded)
    const name = given.name ?? given.address ?? ('path' in settings ? (settings.path ?? '') : '')
    const id = await addMailbox(store, {
      name,
      kind: settings.kind,
      settings,
      secret: settings.kind === 'maildir' ? null : JSON.stringify(secret),
    })
    say(fill(t.added, { id, name: safeLine(name) }))
    return 0
  })

const passwordFor = async (
  settings: Exclude<MailboxSettings, { kind: 'maildir' }>,
  { passwordFile }: AddOptions,
  t: SorterTexts,
): Promise<string> => {
  if (passwordFile !== undefined && passwordFile !== '-')
    return readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '')
  return askLine(passwordFile === '-' ? '' : fill(t.askPassword, { user: safeLine(settings.user) }), true)
}

/** null where neither the options nor the address tell a server. */
const settingsFrom = async (
  given: AddOptions,
  discovery: DiscoveryWorld,
  t: SorterTexts,
): Promise<MailboxSettingsInput | null> => {
  const { address, kind, host, port, security = 'tls', user, path } = given
  const authservIds = given.authservIds.length > 0 ? { authservIds: [...given.authservIds] } : {}
  if (kind === 'maildir' || (kind === undefined && path !== undefined)) {
    const named = address === undefined ? {} : { address }
    return { kind: 'maildir', path: resolve(path ?? ''), ...named, ...authservIds }
  }
  if (address === undefined) return null
  if (host === undefined) {
    const preset = await discover(address, discovery)
    const choice = preset?.servers.find((server) => kind === undefined || server.kind === kind)
    if (!preset || choice === undefined) return null
    const { kind: way, port: number, security: how } = choice
    const shown = { name: safeLine(preset.name), host: safeLine(choice.host), user: safeLine(user ?? choice.user) }
    say(fill(t.guessed, { ...shown, kind: way, port: number, security: how }))
    return {
      ...settingsOf(address, preset, choice),
      ...(user === undefined ? {} : { user }),
      ...authservIds,
    } as MailboxSettingsInput
  }
  const chosen = kind ?? 'imap'
  return {
    kind: chosen,
    address,
    host,
    port: port === undefined ? usualPorts[`${chosen} ${security}`] : Number(port),
    security,
    user: user ?? address,
    ...(chosen === 'pop3' && path !== undefined ? { path: resolve(path) } : {}),
    ...authservIds,
    // What was typed is checked by the schema: what is wrong there is named.
  } as MailboxSettingsInput
}
