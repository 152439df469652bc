/** The lists the shipped table is made of: file, source, date, licence. The first column is all that is taken over. */
import type { StandingSource } from '@miwake/engine'
import type { ListKind } from './build.ts'
import { popularityPrefix } from './refresh.ts'

export type ShippedList = StandingSource & {
  readonly kind: ListKind
  readonly file: string
  /** Kept beside this file rather than in the folder that is given. */
  readonly own?: true
}

const sublime = { date: '2026-08', licence: 'MIT' } as const
const own = { date: '2026-11', licence: 'Apache-2.0', own: true } as const

export const shippedLists: readonly ShippedList[] = [
  {
    kind: 'popularity',
    file: 'popular-domains.tsv.gz',
    name: `${popularityPrefix}Cisco Umbrella 2020-06, Alexa 2016-03, OpenDNS 2014`,
    date: '2020-06',
    licence: 'published for free use',
  },
  { kind: 'service', file: 'services.tsv', name: '2factorauth/twofactorauth', date: '2026-08', licence: 'MIT' },
  {
    kind: 'sibling',
    file: 'sibling-domains.tsv',
    name: 'apple/password-manager-resources',
    date: '2026-08',
    licence: 'MIT',
  },
  { kind: 'free-host', file: 'free-subdomain-hosts.txt', name: 'sublime-security/static-files', ...sublime },
  { kind: 'free-host', file: 'free-file-hosts.txt', name: 'sublime-security/static-files', ...sublime },
  { kind: 'free-host', file: 'self-service-platforms.txt', name: 'sublime-security/static-files', ...sublime },
  { kind: 'shortener', file: 'url-shorteners.txt', name: 'sublime-security/static-files', ...sublime },
  { kind: 'mailer', file: 'bulk-mailer-domains.txt', name: 'sublime-security/static-files', ...sublime },
  { kind: 'free-mail', file: 'free-mail-providers.txt', name: 'sublime-security/static-files', ...sublime },
  { kind: 'service', file: 'bodies-jp.tsv', name: 'Miwake: bodies that warn of fraud in Japan', ...own },
  { kind: 'free-host', file: 'free-hosts-jp.txt', name: 'Miwake: free hosts in Japan', ...own },
  { kind: 'shortener', file: 'shorteners-jp.txt', name: 'Miwake: shorteners in Japan', ...own },
  { kind: 'free-host', file: 'free-hosts.txt', name: 'Miwake: free hosts', ...own },
  { kind: 'mailer', file: 'mailers.txt', name: 'Miwake: mailers', ...own },
]
