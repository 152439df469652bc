/** What a delivered mail's header tells of its verdict, in the forms users' Sieve scripts and mail programs go by. */
import type { HeaderField, Judgement } from '../answer.ts'
import { type Points, requiredScore, type Score } from '../check/score.ts'
import { encodeText, fold } from './encode-text.ts'

/** Reasons in words, each language. */
const reasonsMax = 2
const levelMax = 50
const testsMax = 60

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** Names come from our own lists; nothing else belongs in a header. */
const token = (name: string): string => name.replace(/[^A-Za-z0-9_]/g, '_')

/** Small scores are for whoever looks: the strongest ones are told. */
const tests = ({ symbols }: Score<Points>): readonly string[] =>
  symbols
    .filter(({ name, score }) => score !== 0 || name.startsWith('MIWAKE_'))
    .slice(0, testsMax)
    .map(({ name }) => token(name))

/**
 * @param tagged The mail goes to its recipient as junk.
 * @param score Of the answer these fields are for.
 */
export const resultFields = (judgement: Judgement, score: Score<Points>, tagged: boolean): readonly HeaderField[] => {
  const { verdict, action, p, reasons, version } = judgement
  const points = score.score.toFixed(2)
  const ja = reasons.ja.slice(0, reasonsMax).join('、')
  const en = reasons.en.slice(0, reasonsMax).join('; ')
  const field = (name: string, text: string): HeaderField => ({ name, text })
  return [
    field('X-Miwake-Verdict', `${verdict}; action=${action}; p=${percent(p[verdict])};\n model=${version}`),
    ...(ja === '' ? [] : [field('X-Miwake-Reason', `${encodeText(ja, 17)}\n ${encodeText(`/ ${en}`, 1)}`)]),
    ...(tagged ? [field('X-Spam-Flag', 'YES')] : []),
    field(
      'X-Spam-Status',
      fold(
        `${tagged ? 'Yes' : 'No'}, score=${points} required=${requiredScore.toFixed(1)} tests=${tests(score).join(', ')} autolearn=no`.split(
          ' ',
        ),
        15,
      ),
    ),
    ...(score.score >= 1 ? [field('X-Spam-Level', '*'.repeat(Math.min(levelMax, Math.floor(score.score))))] : []),
    field(
      'X-Spamd-Result',
      `default: ${tagged ? 'True' : 'False'} [${points} / ${requiredScore.toFixed(2)}];\n ${score.symbols
        .filter((symbol) => symbol.score !== 0)
        .slice(0, testsMax)
        .map((symbol) => `${token(symbol.name)}(${symbol.score.toFixed(2)})[]`)
        .join(';\n ')}`,
    ),
  ]
}
