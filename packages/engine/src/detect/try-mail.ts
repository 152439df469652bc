/** For tests: a small mail of given parts, looked at by all detectors with a small standing table. */
import { lookAlikeEntries } from '../brand/mentions.ts'
import { buildLookAlikeIndex } from '../domain/look-alike.ts'
import { readStandingTable, standingBits } from '../domain/standing-table.ts'
import { formatStandingTable, standingEntry } from '../domain/standing-write.ts'
import { type Facts, noFacts } from '../facts/facts.ts'
import { blankModel } from '../judge/model.ts'
import { parseMessage } from '../mail/parse.ts'
import type { Finding } from './detector.ts'
import type { Knowledge } from './knowledge.ts'
import { observe } from './observe.ts'
import { detectAll, phraseHitsOf } from './run.ts'

/** A mail by its parts; `raw` takes the place of all others. */
export type Trial = {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  /** text/plain body. */
  readonly text?: string
  /** text/html body; with `text` both, as alternatives. */
  readonly html?: string
  /** Further header lines, without line end. */
  readonly header?: readonly string[]
  /** Further parts: their header lines, an empty line and the body. */
  readonly parts?: readonly string[]
  readonly raw?: string
  readonly facts?: Partial<Facts>
}

const listed: readonly (readonly [string, number])[] = [
  ['gmail.com', standingBits.freeMail | 1],
  ['outlook.com', standingBits.freeMail | 1],
  ['bit.ly', standingBits.shortener | 1],
  ['is.gd', standingBits.shortener | 2],
  ['github.io', standingBits.freeHost | 1],
  ['sendgrid.net', standingBits.mailer | 2],
  ['popular-shop.com', 2],
  ['popular-news.jp', 3],
  ['known-service.com', standingBits.service | 2],
]

let known: Knowledge | null = null
const knowledge = (): Knowledge => {
  if (known) return known
  const bytes = formatStandingTable(
    { built: '2026-01-01', sources: [] },
    listed.map(([name, code]) => standingEntry(name, code)),
  )
  const standing = readStandingTable(bytes)
  if (!standing) throw new Error('unreadable standing table')
  known = { standing, model: blankModel, lookAlikes: buildLookAlikeIndex(lookAlikeEntries()) }
  return known
}

/** Every finding of every detector. */
export const findingsOf = (trial: Trial): readonly Finding[] => {
  const message = parseMessage(new TextEncoder().encode(trial.raw ?? rawOf(trial)))
  return detectAll(observe(message, { ...noFacts, ...trial.facts }, knowledge(), phraseHitsOf))
}

export const symbolsOf = (trial: Trial): ReadonlySet<string> => new Set(findingsOf(trial).map(({ symbol }) => symbol))

const rawOf = (trial: Trial): string => {
  const header = [
    `From: ${trial.from ?? 'Yamada Taro <taro@example.com>'}`,
    ...(trial.to === '' ? [] : [`To: ${trial.to ?? 'Suzuki Hanako <hanako@example.jp>'}`]),
    `Subject: ${trial.subject ?? 'Hello'}`,
    'Date: Tue, 3 Feb 2026 10:00:00 +0900',
    'Message-ID: <1@example.com>',
    'MIME-Version: 1.0',
    ...(trial.header ?? []),
  ].filter((line, i, all) => !all.slice(i + 1).some((later) => sameOverride(line, later, trial.header)))
  return `${[...header, content(trial)].join('\r\n')}\r\n`
}

/** A Date: given by the test takes the place of the usual one. */
const sameOverride = (line: string, later: string, given: readonly string[] | undefined): boolean =>
  line.startsWith('Date:') && later.startsWith('Date:') && (given?.includes(later) ?? false)

const content = ({ text, html, parts }: Trial): string => {
  const plain = text === undefined ? [] : [leaf('plain', text)]
  const rich = html === undefined ? [] : [leaf('html', html)]
  const body = [...plain, ...rich]
  if (body.length === 0) body.push(leaf('plain', ''))
  const [first] = body
  const readable = body.length === 1 ? first! : multipart('alternative', body)
  return parts === undefined ? readable : multipart('mixed', [readable, ...parts])
}

const leaf = (kind: string, text: string): string =>
  `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`

const multipart = (kind: string, parts: readonly string[]): string => {
  const boundary = `=_${kind}`
  const inner = parts.map((part) => `--${boundary}\r\n${part}`).join('\r\n')
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${inner}\r\n--${boundary}--`
}

/** Hits that must show the symbol and near misses that must not. */
export type Case = { readonly hits: readonly Trial[]; readonly misses: readonly Trial[] }
export type Cases = Readonly<Record<string, Case>>
