/** What a detector is: one symbol, one file, one meaning. It reports what is there; only judge/ weighs. */
import type { Span } from '../mail/message.ts'
import type { View } from './view.ts'

export type Aspect = 'claim' | 'origin' | 'ask' | 'target' | 'disguise' | 'memory' | 'law'

/** What one symbol saw in one mail. */
export type Finding = {
  readonly symbol: string
  readonly aspect: Aspect
  /** How much of it: a count, a share; never a weight. Above 0. */
  readonly value: number
  /** What to highlight, never prose. */
  readonly spans: readonly Span[]
  /** Machine-readable details: a host, a brand's id. Short, from the mail's structure, not its prose. */
  readonly data: Readonly<Record<string, string | number | boolean>>
}

/** A detector's answer; the runner adds symbol and aspect. */
export type Hit = {
  readonly value: number
  readonly spans?: readonly Span[]
  readonly data?: Finding['data']
}

export type Detector = {
  /** Upper case, underscores; the file is the same in kebab-case. */
  readonly symbol: string
  readonly aspect: Aspect
  /** For a lay reader: short, says what was seen. */
  readonly about: { readonly ja: string; readonly en: string }
  /**
   * Phrases, already as fold() writes them, searched in subject and text for all detectors in one pass. With phrases,
   * detect() is called only where at least one stands in the mail; view.phraseHits(symbol) gives the places.
   * A Latin phrase matches at word starts and ends only.
   */
  readonly phrases?: readonly string[]
  readonly detect: (view: View) => Hit | null
}
