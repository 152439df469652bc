/** All detectors over one view. Phrases of all of them are found in one pass over subject and text. */
import type { Span } from '../mail/message.ts'
import { type Folded, originalOffset } from '../text/fold.ts'
import { compilePhrases, matchPhrases } from '../text/phrases.ts'
import type { Detector, Finding } from './detector.ts'
import { detectors } from './index.ts'
import type { View } from './view.ts'

/** Places kept per symbol: enough to highlight. */
const spansMax = 20

const withPhrases = detectors.filter((d) => d.phrases !== undefined)
let matcher: ReturnType<typeof compilePhrases> | null = null
const phraseMatcher = () => {
  matcher ??= compilePhrases(withPhrases.flatMap((d, id) => d.phrases!.map((phrase) => [phrase, id] as const)))
  return matcher
}

export const phraseHitsOf = ({
  subject,
  text,
}: Pick<View, 'subject' | 'text'>): ReadonlyMap<string, readonly Span[]> => {
  const hits = new Map<string, Span[]>()
  const collect = (place: 'subject' | 'text', folded: Folded) =>
    matchPhrases(phraseMatcher(), folded.value, (id, start, end) => {
      const { symbol } = withPhrases[id]!
      let spans = hits.get(symbol)
      if (!spans) {
        spans = []
        hits.set(symbol, spans)
      }
      if (spans.length < spansMax) {
        spans.push({ place, index: 0, start: originalOffset(folded, start), end: originalOffset(folded, end) })
      }
    })
  collect('subject', subject)
  collect('text', text)
  return hits
}

export const detectAll = (view: View): readonly Finding[] => {
  const findings: Finding[] = []
  for (const detector of detectors) {
    const finding = detectOne(detector, view)
    if (finding) findings.push(finding)
  }
  return findings
}

const detectOne = (detector: Detector, view: View): Finding | null => {
  if (detector.phrases && view.phraseHits(detector.symbol).length === 0) return null
  const hit = detector.detect(view)
  if (!hit || !(hit.value > 0)) return null
  return {
    symbol: detector.symbol,
    aspect: detector.aspect,
    value: hit.value,
    spans: hit.spans ?? view.phraseHits(detector.symbol),
    data: hit.data ?? {},
  }
}
