/** What the HTTP server is handed: the store, the sorter, and what else of the world it asks. */
import type { Knowledge } from '@miwake/engine'
import type { Logger } from 'pino'
import type { Settings } from '../config/settings.ts'
import type { MailboxSecret, MailboxSettings } from '../mailbox/settings.ts'
import type { Sorter } from '../sort/sorter.ts'
import type { Store } from '../store/index.ts'
import type { ImageWorld } from './images/fetch-images.ts'
import type { Lang } from './lang.ts'
import type { Metrics } from './metrics.ts'
import type { Both } from './problem.ts'

export type TestStep = Both & { readonly name: string; readonly ok: boolean }
export type TestResult = {
  readonly ok: boolean
  readonly steps: readonly TestStep[]
  readonly folders?: readonly string[]
}
export type Preset = {
  readonly id: string
  readonly name: string
  readonly kind: 'imap' | 'pop3'
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string
  readonly sign: 'password' | 'app-password' | 'oauth2'
  readonly note: Both | null
  readonly verified: boolean
}

export type HttpWorld = {
  readonly store: Store
  readonly sorter: Sorter
  readonly knowledge: Knowledge
  readonly settings: Settings
  readonly lang: Lang
  readonly version: string
  readonly startedAt: number
  /** The demo mailbox, null where there is none. */
  readonly demo: {
    readonly mailboxId: () => Promise<number | null>
    /** Adds it, or finds it; null where the sample mails are not there. */
    readonly add: () => Promise<number | null>
  }
  /** 'loopback', or the address others reach. */
  readonly listening: string
  /** vite's output; null where it was not built. */
  readonly webFolder: string | null
  readonly testMailbox: (settings: MailboxSettings, secret: MailboxSecret) => Promise<TestResult>
  readonly findPreset: (address: string) => Promise<Preset | null>
  /** Asked only where the settings turn the fetching of remote images on. */
  readonly images: ImageWorld
  readonly databaseBytes: () => number
  readonly log: Logger
  readonly metrics: Metrics
  /** Epoch ms. */
  readonly now: () => number
}
