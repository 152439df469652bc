/** The project's own mails as a person's mailbox would hold them: where the provider put each, and when it came. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashString } from '@miwake/engine'
import { z } from 'zod'

const corpus = fileURLToPath(new URL('../../../../corpus', import.meta.url))
/** The receiving server of the sample mails: its results are believed, as a person's own provider's would be. */
export const sampleAuthservId = 'mx.example.jp'
export const sampleAddress = 'hanako@example.jp'

export type SampleMail = {
  readonly name: string
  readonly read: () => Uint8Array
  readonly folder: 'INBOX' | '迷惑メール'
  /** When it arrived, counted back from the start; null: it arrives while the page is open. */
  readonly agoMs: number | null
  readonly seen: boolean
}

const rows = z.record(z.string(), z.looseObject({ verdict: z.string(), symbols: z.array(z.string()) }))

const dayMs = 86_400_000
/** The mailbox reaches so far back. */
const historyDays = 24
/** So many arrive while one looks on. */
const arriving = 24
/** One in so many is sorted wrongly by the provider, in either direction: what Miwake is there for. */
const missedOneIn = 2
const falseAlarmOneIn = 4

/** null where the corpus is not there (a package without it). The same mails in the same order each time. */
export const sampleMails = (): readonly SampleMail[] | null => {
  const index = join(corpus, 'expected.json')
  if (!existsSync(index)) return null
  const known = rows.parse(JSON.parse(readFileSync(index, 'utf8')))
  const order = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => hashString(a) - hashString(b)
  const mails = Object.entries(known)
    .filter(([name]) => name.startsWith('mail/'))
    .sort(order)
  const count = { bad: 0, proven: 0 }
  return mails.map(([name, { verdict, symbols }], i) => {
    const isBad = verdict !== 'ham'
    const isProven = symbols.includes('BRAND_PROVEN')
    const isWrong = isBad ? count.bad++ % missedOneIn === 0 : isProven && count.proven++ % falseAlarmOneIn === 0
    const isLate = i >= mails.length - arriving
    return {
      name,
      read: () => readFileSync(join(corpus, name)),
      folder: isBad === isWrong ? ('INBOX' as const) : ('迷惑メール' as const),
      agoMs: isLate
        ? null
        : Math.round(((mails.length - arriving - i) / (mails.length - arriving)) * historyDays * dayMs),
      seen: !isLate && !isBad && i % 3 !== 0,
    }
  })
}
