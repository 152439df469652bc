/** The three answers above a mail: plain sentences, each leading to its place in the text. */
import type { Answer, Lang, Answers as ThreeAnswers } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { Icon } from '../parts/icon.tsx'

export type AnswerName = keyof ThreeAnswers
const order: readonly AnswerName[] = ['claim', 'origin', 'want']

export const Answers = ({
  answers,
  shown = order,
  chosen,
  onChoose,
}: {
  readonly answers: ThreeAnswers
  /** All three unless told. */
  readonly shown?: readonly AnswerName[] | undefined
  readonly chosen: AnswerName | null
  readonly onChoose: (name: AnswerName) => void
}) => {
  const { t, lang } = useApp()
  return (
    <dl className="answers">
      {shown.map((name) => (
        <div key={name} className={`answer is-${answers[name].tone}`}>
          <dt>{t.reader[name]}</dt>
          <dd>
            <Sentence answer={answers[name]} lang={lang} isChosen={chosen === name} onChoose={() => onChoose(name)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const Sentence = ({
  answer,
  lang,
  isChosen,
  onChoose,
}: {
  readonly answer: Answer
  readonly lang: Lang
  readonly isChosen: boolean
  readonly onChoose: () => void
}) => {
  const { t } = useApp()
  const sentence = (
    <>
      <span className="answer-sign" title={t.reader.tone[answer.tone]}>
        <Icon name={answer.tone} />
        <span className="sr">{t.reader.tone[answer.tone]}: </span>
      </span>
      <span className="answer-text">{answer[lang]}</span>
    </>
  )
  if (answer.spans.length === 0) return <p className="answer-line">{sentence}</p>
  return (
    <button type="button" className="answer-line" aria-pressed={isChosen} title={t.reader.showPlace} onClick={onChoose}>
      {sentence}
      <Icon name="down" />
    </button>
  )
}
