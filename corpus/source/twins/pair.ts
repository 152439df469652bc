/** One text, two mails: a brand's own, and the same words with one thing changed. */
import type { Auth, FileSpec, MailSpec } from '../../../scripts/corpus/spec.ts'

type Shared = Omit<MailSpec, 'name' | 'verdict' | 'actions' | 'why' | 'symbols' | 'files'>

export type Pair = Shared & {
  readonly name: string
  /** `{slot}` in the body: what stands there in the honest mail, and in the bad one. */
  readonly slots?: Readonly<Record<string, readonly [honest: string, bad: string]>>
  readonly files?: readonly FileSpec[]
  readonly bad: {
    readonly why: string
    readonly from?: string
    readonly mailFrom?: string
    readonly auth: Auth
    readonly hop: string
    readonly replyTo?: string
    readonly files?: readonly FileSpec[]
    readonly date?: string
  }
}

const fill = (body: string, slots: Pair['slots'], which: 0 | 1): string =>
  Object.entries(slots ?? {}).reduce((text, [slot, values]) => text.replaceAll(`{${slot}}`, values[which]), body)

/** The honest mail and its twin, named NAME-honest and NAME-bad. */
export function pair({ name, slots, files, bad, ...shared }: Pair): readonly [MailSpec, MailSpec] {
  const { why, from, mailFrom, replyTo, date, files: badFiles, auth, hop } = bad
  const honest: MailSpec = {
    ...shared,
    ...(files ? { files } : {}),
    name: `${name}-honest`,
    verdict: 'ham',
    why: "The brand's own mail: proven by its own domain, every link on its own domains.",
    symbols: ['ORIGIN_PROVEN', 'BRAND_OWN_TARGETS'],
    body: fill(shared.body, slots, 0),
  }
  const { mailFrom: _, header: __, ...words } = shared
  const twin: MailSpec = {
    ...words,
    ...((badFiles ?? files) ? { files: badFiles ?? files } : {}),
    ...(replyTo ? { replyTo } : {}),
    name: `${name}-bad`,
    verdict: 'phishing',
    why,
    // A forged From: is the brand's own address; a foreign sender only says that it is the brand.
    symbols: from === undefined ? ['BRAND_OWN_ADDRESS_FOREIGN_TARGET'] : ['BRAND_CLAIM_UNPROVEN'],
    from: from ?? shared.from,
    mailFrom:
      mailFrom ?? (from === undefined ? 'www-data@miwake-sample-host.test' : (from.match(/<(.*)>/)?.[1] ?? from)),
    auth,
    hop,
    date: date ?? shared.date,
    body: fill(shared.body, slots, 1),
  } as MailSpec
  return [twin, honest]
}

/** What all forged twins have in common; the sentence goes on with the kind of target. */
export const forged = "From: is forged as the brand's own domain and is not authenticated; the link leads elsewhere"

/** The same for twins of a foreign sender. */
export const foreign = "The words and links are the brand's, the sender is not"
