/** What the gateway remembers of a site, read once and kept until it changes; and what it writes down. */
import { hash } from 'node:crypto'
import { hostname } from 'node:os'
import { emptyMailbox, type Fingerprint, type MailboxVector, type MemoryFacts } from '@miwake/engine'
import { gatewayChanges } from '../store/gateway-changes.ts'
import {
  countOutgoing,
  findCampaign,
  holdMail,
  listSiteEntries,
  loadVector,
  type Outgoing,
  type Store,
} from '../store/index.ts'
import { listTaught } from '../store/list-taught.ts'
import { optedOutAddresses } from '../store/opted-out.ts'
import type { Answer, Hold } from './answer.ts'
import type { Taught } from './judge/judge-mail.ts'
import type { Snapshot } from './judge/snapshot.ts'
import { reloadable } from './reload.ts'
import type { GatewaySettings } from './settings.ts'

export type Site = {
  readonly snapshot: () => Snapshot
  /** Reads anew what changed, here or by another process. @returns whether the snapshot did. */
  readonly refresh: () => Promise<boolean>
  /** Goes by other settings from the next snapshot on: it is there when this resolves. */
  readonly use: (settings: GatewaySettings) => Promise<void>
  /** What those of the recipients taught who taught anything: one read each, then kept. */
  readonly taughtBy: (recipients: readonly string[]) => Promise<readonly Taught[]>
  readonly campaign: (fingerprint: Fingerprint) => Promise<MemoryFacts['campaign']>
  readonly hold: Hold
  readonly countOutgoing: (outgoing: Outgoing) => Promise<number>
}

export type SiteOptions = {
  readonly settings: GatewaySettings
  readonly dns: boolean
  /** Where `miwake feed` keeps its lists. */
  readonly feedFolder: string
}

/** Vectors kept in memory, some 20 kB each. */
const vectorsMax = 2_000

export const openSite = async (store: Store, options: SiteOptions): Promise<Site> => {
  const { dns, feedFolder } = options
  let { settings } = options
  let seen: unknown
  let taught: ReadonlyMap<string, number> = new Map()
  let snapshot: Snapshot
  const vectors = new Map<string, MailboxVector>()

  const read = async (changes: unknown): Promise<void> => {
    const [entries, optedOut, mailboxes] = await Promise.all([
      listSiteEntries(store),
      optedOutAddresses(store),
      listTaught(store),
    ])
    taught = new Map(mailboxes.map(({ address, id }) => [address, id]))
    vectors.clear()
    snapshot = {
      settings,
      site: await vectorOf(''),
      authservId: (settings.authservId || hostname()).toLowerCase(),
      entries: entries.map(({ scope, kind, subject, value }) => ({ scope, kind, subject, value })),
      optedOut,
      hasCampaigns: taught.has(''),
      version: hash('sha256', JSON.stringify([reloadable.map((name) => settings[name]), changes ?? ''])).slice(0, 8),
      feedFolder,
      dns,
    }
  }
  const refresh = async (): Promise<boolean> => {
    const changes = await gatewayChanges(store)
    if (changes === seen) return false
    await read(changes)
    seen = changes
    return true
  }
  const vectorOf = async (address: string): Promise<MailboxVector> => {
    const id = taught.get(address)
    if (id === undefined) return emptyMailbox
    const known = vectors.get(address)
    if (known !== undefined) return known
    const vector = await loadVector(store, id)
    if (vectors.size >= vectorsMax) vectors.delete(vectors.keys().next().value!)
    vectors.set(address, vector)
    return vector
  }

  await refresh()
  return {
    snapshot: () => snapshot,
    refresh,
    use: async (renewed) => {
      settings = renewed
      await read(seen)
    },
    taughtBy: (recipients) =>
      Promise.all(
        recipients
          .filter((recipient) => taught.has(recipient.toLowerCase()))
          .map(async (recipient) => ({ recipient, vector: await vectorOf(recipient.toLowerCase()) })),
      ),
    campaign: async (fingerprint) => {
      const mailboxId = taught.get('')
      if (mailboxId === undefined) return 'unknown'
      const met = await findCampaign(store, { mailboxId, fingerprint })
      return met === null ? 'unknown' : { verdict: met.verdict, seen: met.seen }
    },
    hold: async ({ bytes, envelope }, { judgement }: Answer, recipients) => {
      if (judgement === null) throw new Error('a mail nobody judged is not held')
      const { messageId, fromName, fromAddress, subject, verdict, kept } = judgement
      await holdMail(store, {
        queueId: envelope.queueId,
        messageId,
        mailFrom: envelope.mailFrom,
        fromName,
        fromAddress,
        subject,
        verdict,
        bytes,
        recipients,
        result: kept ?? { result: null, facts: null },
      })
    },
    countOutgoing: (outgoing) => countOutgoing(store, outgoing),
  }
}
