/** All a judging thread goes by beside the mail: plain data, sent to each thread again when it changes. */
import type { MailboxVector } from '@miwake/engine'
import type { SiteEntryTable } from '../../store/schema.ts'
import type { GatewaySettings } from '../settings.ts'

export type SiteEntry = Pick<SiteEntryTable, 'scope' | 'kind' | 'subject' | 'value'>

export type Snapshot = {
  readonly settings: Pick<
    GatewaySettings,
    'policies' | 'trustAuthservIds' | 'scanAuthenticated' | 'dnsbl' | 'uribl' | 'clamd'
  >
  /** What the site as a whole learned. */
  readonly site: MailboxVector
  /** Lower case. */
  readonly authservId: string
  readonly entries: readonly SiteEntry[]
  /** Addresses, lower case, whose owners want no filtering. */
  readonly optedOut: readonly string[]
  /** Whether the site remembers campaigns: else none is asked for. */
  readonly hasCampaigns: boolean
  /** Of what is in here: part of the version in every verdict. */
  readonly version: string
  /** Folder of the lists of URLs. */
  readonly feedFolder: string
  /** DNS is asked. */
  readonly dns: boolean
}
