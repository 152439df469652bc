/** Where a mail's links lead, in one language and harmless for a terminal. */
import { type Answers, type Scan, targetsOf as targetsOfScan } from '@miwake/engine'
import { safe, safeLine } from './safe.ts'
import type { Lang } from './texts.ts'

export type Target = {
  /** A-label form. */
  readonly host: string
  /** The domain that host says it leads on to; '' where none. */
  readonly onward: string
  readonly about: string
  /** What the link's text shows in its place, '' where it is honest. */
  readonly shownAs: string
  readonly bad: boolean
}

/** One entry a host, of links a reader can follow; the ones to mind first. */
export const targetsOf = (scan: Scan, answers: Answers, lang: Lang): readonly Target[] =>
  targetsOfScan(scan, answers).map(({ host, onward, about, shownAs, bad }) => ({
    host: safe(host),
    onward: safe(onward),
    about: safeLine(about[lang]),
    shownAs: safeLine(shownAs),
    bad,
  }))
