/** Links as detectors count them. */
import type { Standing, StandingKind } from '../domain/standing.ts'
import type { Span } from '../mail/message.ts'
import type { LinkView, View } from './view.ts'

/** Links a reader is led to; hidden ones are the disguise detectors' business, those in a quoted mail somebody else's. */
export const visibleLinks = (view: View): readonly LinkView[] =>
  view.links.filter(({ link, quoted }) => !link.hidden && !quoted)

/** Where to highlight a link: its words in the text, else the link itself. */
export const linkSpan = ({ link, index }: LinkView): Span =>
  link.span ?? { place: 'link', index, start: 0, end: link.href.length }

const doubtful: ReadonlySet<StandingKind> = new Set([
  'unknown',
  'free-host',
  'shortener',
  'dynamic-dns',
  'look-alike',
  'ip',
  'reserved',
])
/** Nobody vouches for it. */
export const isDoubtful = (kind: StandingKind): boolean => doubtful.has(kind)

const good: ReadonlySet<StandingKind> = new Set(['brand', 'service', 'popular'])
/** Known or vetted, and only its owner publishes there; a co.jp name any registered firm can have. */
export const isGood = (standing: Standing): boolean => good.has(standing.kind) || standing.vetted
