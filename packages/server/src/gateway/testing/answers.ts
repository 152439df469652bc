/** Answers for tests of protocols, without judging anything. */
import { chooseAction } from '@miwake/engine'
import type { Answer, AnswerTerm, Deed, Judgement } from '../answer.ts'

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

/** The mail as its terms say. */
export const judgementOf = (terms: readonly AnswerTerm[]): Judgement => {
  const unwanted = terms.reduce((sum, term) => sum + term.unwanted, 0)
  const phishing = terms.reduce((sum, term) => sum + term.phishing, 0)
  const u = sigmoid(unwanted)
  const f = sigmoid(phishing)
  const p = { ham: 1 - u, spam: u * (1 - f), phishing: u * f }
  const verdict = p.ham >= p.spam && p.ham >= p.phishing ? 'ham' : p.phishing >= p.spam ? 'phishing' : 'spam'
  return {
    verdict,
    p,
    logits: { unwanted, phishing },
    action: chooseAction(p),
    terms,
    reasons: { ja: ['リンクの文字と実際の行き先が違います'], en: ['The link says one place and leads to another'] },
    subject: '口座の確認',
    messageId: 'a@example.test',
    fromName: '例銀行',
    fromAddress: 'info@example.test',
    urls: ['example.test'],
    emails: ['info@example.test'],
    version: 'test@0',
    kept: null,
  }
}

export const spamTerms: readonly AnswerTerm[] = [
  { symbol: 'BIAS', unwanted: -1, phishing: -3 },
  { symbol: 'WORDS', unwanted: 5.123, phishing: 0.1 },
  { symbol: 'LINK_TEXT_MISMATCH', unwanted: 2.2, phishing: 1 },
]
export const hamTerms: readonly AnswerTerm[] = [
  { symbol: 'BIAS', unwanted: -1, phishing: -3 },
  { symbol: 'WORDS', unwanted: -4.3, phishing: 0 },
]

export const answerOf = (
  judgement: Judgement | null,
  deeds: readonly Deed[],
  because: readonly string[] = [],
): Answer => ({
  status: 'judged',
  judgement,
  recipients: deeds.map((deed, i) => ({ recipient: `r${i}@example.test`, deed, because })),
  fields: {
    remove: [{ name: 'X-Spam-Flag', nth: 1 }],
    insert: [{ name: 'Authentication-Results', text: 'mx.example.test; spf=pass' }],
    add: [
      { name: 'X-Miwake-Verdict', text: `${judgement?.verdict ?? 'none'};\n p=1` },
      { name: 'X-Miwake-Reason', text: 'because' },
    ],
  },
})
