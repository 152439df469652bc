/** For tests: a small mail of given parts, looked at by all detectors with a small standing table. */
import { standingBits } from '../domain/standing-table.ts'
import { formatStandingTable, standingEntry } from '../domain/standing-write.ts'
import { type Facts, noFacts } from '../facts/facts.ts'
import { parseMessage } from '../mail/parse.ts'
import type { Finding } from './detector.ts'
import { type Knowledge, readKnowledge } from './knowledge.ts'
import { observe } from './observe.ts'
import { detectAll, phraseHitsOf } from './run.ts'

/** A mail by its parts; `raw` takes the place of all others. */
export type Trial = {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly date?: string
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
  const read = readKnowledge({ standing: bytes, model: null })
  if ('error' in read) throw new Error(read.error)
  known = read
  return known
}

/** Every finding of every detector. */
export const findingsOf = (trial: Trial): readonly Finding[] => {
  const message = parseMessage(new TextEncoder().encode(trial.raw ?? rawOf(trial)))
  return detectAll(observe(message, { ...noFacts, ...trial.facts }, knowledge(), phraseHitsOf))
}

/** What a symbol's finding is worth in a mail; 0 where there is none. */
export const valueIn = (trial: Trial, symbol: string): number =>
  findingsOf(trial).find((finding) => finding.symbol === symbol)?.value ?? 0

export const symbolsOf = (trial: Trial): ReadonlySet<string> => new Set(findingsOf(trial).map(({ symbol }) => symbol))

const rawOf = (trial: Trial): string => {
  const header = [
    `From: ${trial.from ?? 'Yamada Taro <taro@example.com>'}`,
    ...(trial.to === '' ? [] : [`To: ${trial.to ?? 'Suzuki Hanako <hanako@example.jp>'}`]),
    `Subject: ${trial.subject ?? 'Hello'}`,
    `Date: ${trial.date ?? 'Tue, 3 Feb 2026 10:00:00 +0900'}`,
    'Message-ID: <1@example.com>',
    'MIME-Version: 1.0',
    ...(trial.header ?? []),
  ]
  return `${[...header, content(trial)].join('\r\n')}\r\n`
}

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

/** For each symbol mails that must show it, and near misses that must not. */
export type Cases = Readonly<Record<string, { readonly hits: readonly Trial[]; readonly misses: readonly Trial[] }>>

/** One row a mail, for test.each: symbol, 'hit 1' or 'miss 2', the mail, whether the symbol is wanted. */
export const rowsOf = (cases: Cases): readonly (readonly [string, string, Trial, boolean])[] =>
  Object.entries(cases).flatMap(([symbol, { hits, misses }]) => [
    ...hits.map((trial, i) => [symbol, `hit ${i + 1}`, trial, true] as const),
    ...misses.map((trial, i) => [symbol, `miss ${i + 1}`, trial, false] as const),
  ])

/** Results that an own check would have found, for the domain given. */
export const authenticated = (
  domain: string,
  dmarc: 'pass' | 'fail' | 'none' = 'pass',
  by = 'dns',
): Partial<Facts> => ({
  auth: {
    spf: { result: dmarc === 'pass' ? 'pass' : 'none', domain },
    dkim: [],
    dmarc: { result: dmarc, domain, policy: 'reject' },
    arc: 'unknown',
    smime: 'unknown',
    bimi: 'unknown',
    by,
  },
})
