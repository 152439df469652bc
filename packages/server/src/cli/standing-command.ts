/** `miwake standing info` and `lookup`: the table of domains, and how it sees one. */
import { type Knowledge, registrableDomain, standingBits, standingOf, toAscii } from '@miwake/engine'
import { loadKnowledge } from '../knowledge.ts'
import { paintFor, wantsColour } from './colour.ts'
import { bar, fit } from './layout.ts'
import { brandName } from './reasons.ts'
import { safeLine } from './safe.ts'
import { fill, type Lang, textsOf } from './texts.ts'

const labels = {
  ja: {
    built: '{date} 作成、{n} ドメイン',
    sources: '出どころ',
    kinds: '内訳（重なりあり）',
    popular: 'よく使われている',
    service: '名の知れたサービス',
    mailer: 'メール配信',
    freeMail: 'だれでも取れるメール',
    freeHost: 'だれでもページを作れる',
    shortener: '短縮リンク',
    rank: '世界の上位 {n} 位以内',
    none: '「{host}」はホスト名として読めません',
  },
  en: {
    built: 'built {date}, {n} domains',
    sources: 'Sources',
    kinds: 'Kinds (a domain may be several)',
    popular: 'widely used',
    service: 'known service',
    mailer: 'mailing service',
    freeMail: 'mail for anybody',
    freeHost: 'anybody can publish',
    shortener: 'link shortener',
    rank: 'among the world’s top {n}',
    none: '“{host}” is no host name',
  },
} satisfies Record<Lang, Record<string, string>>

/** What ranks 1 to 5 stand for. */
const rankLimits = ['1,000', '10,000', '100,000', '500,000', '1,000,000']
const barCells = 24

type Options = { readonly json: boolean; readonly lang: Lang }

export const standingInfoCommand = ({ json, lang }: Options): number => {
  const t = labels[lang]
  const { standing } = loadKnowledge({ withoutModel: true })
  const kinds = countKinds(standing)
  const { built, count, sources } = standing
  if (json) {
    process.stdout.write(`${JSON.stringify({ built, count, sources, kinds })}\n`)
    return 0
  }
  const paint = paintFor(wantsColour(process.stdout, process.env))
  const lines = [
    paint.bold(fill(t.built, { date: built, n: count.toLocaleString('en') })),
    '',
    paint.bold(t.kinds),
    ...Object.entries(kinds).map(
      ([kind, n]) =>
        `  ${fit(t[kind as keyof typeof kinds], 24)} ${paint.green(fit(bar(n / Math.max(1, count), barCells), barCells))} ${n.toLocaleString('en').padStart(9)}`,
    ),
    '',
    paint.bold(t.sources),
    ...sources.map(({ name, date, licence }) => `  ${name}  ${paint.dim(`${date}  ${licence}`)}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

const countKinds = ({ codes }: Knowledge['standing']) => {
  const count = (mask: number) => codes.reduce((n, code) => n + ((code & mask) !== 0 ? 1 : 0), 0)
  return {
    popular: count(standingBits.rank),
    service: count(standingBits.service),
    mailer: count(standingBits.mailer),
    freeMail: count(standingBits.freeMail),
    freeHost: count(standingBits.freeHost),
    shortener: count(standingBits.shortener),
  }
}

export const standingLookupCommand = (hosts: readonly string[], { json, lang }: Options): number => {
  const t = labels[lang]
  const { standing, lookAlikes } = loadKnowledge({ withoutModel: true })
  const paint = paintFor(wantsColour(process.stdout, process.env))
  let failed = false
  for (const asked of hosts) {
    const host = hostIn(asked)
    if (host === '') {
      failed = true
      process.stderr.write(`miwake: ${t.none.replace('{host}', () => safeLine(asked))}\n`)
      continue
    }
    const found = standingOf(host, standing, lookAlikes)
    if (json) {
      process.stdout.write(`${JSON.stringify({ host, registrable: registrableDomain(host), ...found })}\n`)
      continue
    }
    const about = fill(textsOf(lang).standing[found.kind], { brand: found.brand ? brandName(found.brand, lang) : '' })
    const rank = found.rank > 0 ? ` ・ ${fill(t.rank, { n: rankLimits[found.rank - 1]! })}` : ''
    process.stdout.write(`${paint.bold(host)} — ${about}${paint.dim(rank)}\n`)
  }
  return failed ? 2 : 0
}

/** A host, the host of a URL, or the domain of an address; '' where there is none. */
const hostIn = (asked: string): string => {
  const text = asked.trim()
  const bare = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? (URL.parse(text)?.hostname ?? '') : text.replace(/^.*@/, '')
  return toAscii(bare.replace(/[/?#:].*$/, '').replace(/\.$/, '')) ?? ''
}
