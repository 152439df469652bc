/** For tests: a mail of given fields through scan(), with a small standing table and a model of a few plain weights. */
import type { Knowledge } from '../detect/knowledge.ts'
import { readKnowledge } from '../detect/knowledge.ts'
import { standingBits } from '../domain/standing-table.ts'
import { formatStandingTable, standingEntry } from '../domain/standing-write.ts'
import { type Facts, noFacts } from '../facts/facts.ts'
import { parseMessage } from '../mail/parse.ts'
import { type Scan, scan } from '../scan.ts'
import type { JudgeOptions } from './judge.ts'
import { type MailboxFeatures, mailboxFeatures } from './mailbox.ts'
import { blankModel, type Model } from './model.ts'
import { wordsOf } from './words.ts'

const against = { unwanted: 2, phishing: 1.5 }

/** Every claim and trick 2 nats, every gram a little, so that words and caps have their say. */
export const plainModel: Model = {
  ...blankModel,
  id: 'plain',
  symbols: {
    BRAND_CLAIM_UNPROVEN: against,
    BRAND_CLAIM_TARGET_FOREIGN: against,
    BRAND_IMPERSONATED: against,
    LOOK_ALIKE_SENDER: against,
    LINK_LOOK_ALIKE: against,
    LINK_IP: against,
    ACCOUNT_THREAT: against,
    DEADLINE: against,
    LINKS_ALL_OWN: { unwanted: -1, phishing: 0 },
  },
  words: {
    unwanted: { ...blankModel.words.unwanted, cap: 3 },
    phishing: { ...blankModel.words.phishing, cap: 3 },
  },
}

/** The same with every gram pulling one way, by this much after length is taken out. */
export const withLoudWords = (model: Model, nats: number): Model => {
  const words = (w: Model['words']['unwanted']) => ({ ...w, scale: nats / 1000, weights: w.weights.map(() => 1000) })
  return { ...model, words: { unwanted: words(model.words.unwanted), phishing: words(model.words.phishing) } }
}

let read: Knowledge | null = null
export const tryKnowledge = (model: Model = plainModel): Knowledge => {
  if (read === null) {
    const table = formatStandingTable({ built: '2026-01-01', sources: [] }, [
      standingEntry('gmail.com', standingBits.freeMail | 1),
      standingEntry('known-shop.com', 2),
    ])
    const known = readKnowledge({ standing: table, model: null })
    if ('error' in known) throw new Error(known.error)
    read = known
  }
  return { ...read, model }
}

export type Trial = {
  readonly from: string
  readonly subject?: string
  readonly text?: string
  readonly html?: string
  readonly header?: readonly string[]
  readonly facts?: Partial<Facts>
  readonly model?: Model
  readonly options?: JudgeOptions
}

export const bytesOf = ({ from, subject = 'Hello', text, html, header = [] }: Trial): Uint8Array =>
  new TextEncoder().encode(
    [
      `From: ${from}`,
      'To: Suzuki Hanako <hanako@example.jp>',
      `Subject: ${subject}`,
      'Date: Tue, 3 Feb 2026 10:00:00 +0900',
      'Message-ID: <1@example.com>',
      'MIME-Version: 1.0',
      ...header,
      `Content-Type: text/${html === undefined ? 'plain' : 'html'}; charset=utf-8`,
      '',
      html ?? text ?? '',
    ].join('\r\n'),
  )

export const tryScan = (trial: Trial): Scan =>
  scan(parseMessage(bytesOf(trial)), { ...noFacts, ...trial.facts }, tryKnowledge(trial.model), trial.options)

/** What a mailbox can hold on to, and the logit before its word. */
export const tryFeatures = (trial: Trial): { readonly features: MailboxFeatures; readonly shippedNats: number } => {
  const { view, findings, verdict } = tryScan(trial)
  return {
    features: mailboxFeatures(view, findings, wordsOf(view).grams.ids),
    shippedNats: verdict.logits.unwanted,
  }
}

/** DMARC as an own check would have found it. */
export const authenticated = (domain: string, result: 'pass' | 'fail' = 'pass'): Partial<Facts> => ({
  auth: {
    spf: { result, domain },
    dkim: [],
    dmarc: { result, domain, policy: 'reject' },
    arc: 'unknown',
    smime: 'unknown',
    bimi: 'unknown',
    by: 'dns',
  },
})
