/** Where each answer can be seen, so that each is a way into the mail. */
import type { Answers } from '../api/types.ts'

/** Who it is really stands in the sender's line, if nothing else is named. */
export const withPlaces = (answers: Answers, sender: string): Answers =>
  answers.origin.spans.length > 0 || sender === ''
    ? answers
    : {
        ...answers,
        origin: { ...answers.origin, spans: [{ place: 'from', index: 0, start: 0, end: sender.length }] },
      }

/** The first marked place is brought into view, in the text rather than above it. */
export const showPlace = (article: HTMLElement | null): void => {
  const found = article?.querySelector('.body mark') ?? article?.querySelector('mark, .is-marked')
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  found?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
}
