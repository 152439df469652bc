/** What is said of a mail in words: the reasons in both languages, then the points as SpamAssassin lists them. */
import type { Answer } from '../answer.ts'
import type { Score } from '../check/score.ts'
import { requiredScore } from '../check/score.ts'

const verdictWords = { ham: '問題なし / ham', spam: '迷惑メール / spam', phishing: 'フィッシング / phishing' } as const
const linesMax = 100

/** UTF-8, lines end in LF. */
export const reportOf = ({ judgement }: Answer, { score, symbols }: Score): string => {
  const points = `${score.toFixed(2)} / ${requiredScore.toFixed(1)}`
  if (judgement === null) return `Miwake: 判定していません / not scanned (${points})\n`
  const { ja, en } = judgement.reasons
  return [
    `Miwake: ${verdictWords[judgement.verdict]} (${points})`,
    '',
    ...ja.map((reason, i) => `* ${reason}\n  ${en[i] ?? ''}`),
    '',
    '  pts  rule name               description',
    ' ----- ----------------------- ----------------------------------------',
    ...symbols
      .slice(0, linesMax)
      .map(({ name, score, description }) => `${score.toFixed(2).padStart(6)} ${name.padEnd(23)} ${description}`),
    '',
  ].join('\n')
}
