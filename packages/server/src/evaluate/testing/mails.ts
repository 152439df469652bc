/** Small labelled mails for tests, own words, the same each time. */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Sample } from '@miwake/engine'

export type MadeMail = {
  readonly id: string
  readonly corpus: string
  readonly label: Sample['label']
  readonly group: string
  readonly kind?: string
  readonly lang?: string
  readonly year?: number | null
  readonly raw: string
}

const friendly = ['minutes', 'garden', 'choir', 'lunch', 'printer', 'harvest', 'picnic', 'library', 'ladder', 'kettle']
const greedy = [
  'jackpot',
  'voucher',
  'suspended',
  'password',
  'claim',
  'transfer',
  'urgent',
  'expires',
  'unlock',
  'prize',
]

const phraseOf = (words: readonly string[], n: number): string =>
  Array.from({ length: 12 }, (_, k) => words[(n * 7 + k * k + (n >> 2)) % words.length]).join(' ')

const mailOf = (n: number, isHam: boolean, fields: readonly string[]): string =>
  [
    ...fields,
    `From: Sender ${n} <a${n}@${isHam ? 'choir.example.com' : `x${n}.example.net`}>`,
    `To: reader@example.org`,
    `Subject: ${phraseOf(isHam ? friendly : greedy, n).slice(0, 30)}`,
    `Date: Mon, ${1 + (n % 28)} Jun 2026 10:00:00 +0900`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    phraseOf(isHam ? friendly : greedy, n),
    isHam ? 'See you there.' : `Sign in now: http://x${n}.example.net/login`,
    '',
  ].join('\n')

/** `count` groups each of honest and unwanted mail. @param fields extra header lines, by whether a mail is honest. */
export const madeMails = (
  count: number,
  corpus = 'made',
  fields: (isHam: boolean, n: number) => readonly string[] = () => [],
): readonly MadeMail[] =>
  Array.from({ length: 2 * count }, (_, n) => {
    const isHam = n % 2 === 0
    const label = isHam ? 'ham' : n % 4 === 1 ? 'spam' : 'phish'
    return { id: `${corpus}-${n}`, corpus, label, group: `${corpus}-g${n}`, raw: mailOf(n, isHam, fields(isHam, n)) }
  })

export const rowText = ({ raw, ...row }: MadeMail): string =>
  JSON.stringify({ ...row, raw_b64: Buffer.from(raw).toString('base64') })

/** @returns the path, for chaining. */
export const writeRows = (path: string, mails: readonly MadeMail[]): string => {
  writeFileSync(path, gzipSync(`${mails.map(rowText).join('\n')}\n`))
  return path
}
