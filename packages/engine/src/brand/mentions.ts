/** Where a text names a brand. */
import { type Folded, originalOffset } from '../text/fold.ts'
import { matchPhrases } from '../text/phrases.ts'
import { disguisedWords } from './disguised-words.ts'
import { addressFinder } from './in-address.ts'
import { brands } from './registry.ts'
import { spellingIs } from './spelling-table.ts'
import { spellings } from './spellings.ts'
import { hasContext, standsAlone } from './surroundings.ts'

export type Mention = {
  /** Registry id, or 'service:NAME'. */
  readonly brand: string
  /** Offsets in folded.value. */
  readonly start: number
  readonly end: number
  /** As the registry writes it. */
  readonly spelling: string
  /** A common word: a claim only in a display name, or with inContext. */
  readonly ambiguous: boolean
  /** Ambiguous, and a word of the brand's context stands near. */
  readonly inContext: boolean
  /** Written with spaces between its letters: 'ア マ ゾ ン'. */
  readonly spaced?: true
  /** Written with look-alike, enclosed, mathematical or invisible characters. */
  readonly disguised?: true
}
type MentionOptions = {
  /** The text is a display name: names in an address or host there are said to the reader, so they count. */
  readonly displayName?: boolean
}

/** Mentions kept of one text. */
const mentionsMax = 400
/** Places at which one brand's ambiguous spellings are looked at, and those kept that have no context. */
const ambiguousMax = 60
const looseMax = 6

/**
 * The brands a text names, by place, overlaps resolved to the longest: 楽天カード is not 楽天. Names inside URLs, host
 * names and addresses do not count, except in a display name.
 */
export const brandMentions = (folded: Folded, { displayName = false }: MentionOptions = {}): readonly Mention[] => {
  const remembered = displayName ? ofDisplayNames : ofTexts
  let mentions = remembered.get(folded)
  if (mentions === undefined) {
    mentions = findMentions(folded, displayName)
    remembered.set(folded, mentions)
  }
  return mentions
}

/** Several detectors ask of the same text. */
const ofTexts = new WeakMap<Folded, readonly Mention[]>()
const ofDisplayNames = new WeakMap<Folded, readonly Mention[]>()

const findMentions = (folded: Folded, displayName: boolean): readonly Mention[] => {
  const { rows, matcher } = spellings()
  const { value } = folded
  const inAddress = displayName ? () => false : addressFinder(value)
  const mentions: Mention[] = []
  const limit = ambiguousLimit()
  let best: number[] = []
  let bestStart = -1
  let bestEnd = -1
  const take = () => {
    for (const id of best) {
      if (mentions.length >= mentionsMax) return
      const mention = limit.mayLook(id) ? toMention(id, folded, bestStart, bestEnd) : null
      if (mention !== null && limit.mayKeep(mention)) mentions.push(mention)
    }
  }
  matchPhrases(matcher, value, (id, start, end) => {
    if (start < bestEnd && (start !== bestStart || end < bestEnd)) return
    const [, brand, flags] = rows[id]!
    if (brand !== '' && (!standsAlone(flags, value, start, end) || inAddress(start, end))) return
    if (start === bestStart && end === bestEnd) {
      best.push(id)
      return
    }
    if (start !== bestStart) take()
    best = [id]
    bestStart = start
    bestEnd = end
  })
  take()
  return withDisguised(mentions, value, displayName)
}

/** A text can hold a common word a hundred thousand times; after some the answer is known. */
const ambiguousLimit = () => {
  const looked = new Map<string, number>()
  const kept = new Map<string, number>()
  const count = (counts: Map<string, number>, brand: string) => {
    const next = (counts.get(brand) ?? 0) + 1
    counts.set(brand, next)
    return next
  }
  return {
    mayLook: (id: number): boolean => {
      const [, brand, flags] = spellings().rows[id]!
      return (flags & spellingIs.ambiguous) === 0 || count(looked, brand) <= ambiguousMax
    },
    mayKeep: ({ brand, ambiguous, inContext }: Mention): boolean =>
      !ambiguous || inContext || count(kept, brand) <= looseMax,
  }
}

const toMention = (id: number, folded: Folded, start: number, end: number): Mention | null => {
  const { rows, contexts } = spellings()
  const [, brand, flags, spelling] = rows[id]!
  if (brand === '') return null
  const { value, original } = folded
  const ambiguous = (flags & spellingIs.ambiguous) !== 0
  const written = () => original.slice(originalOffset(folded, start), originalOffset(folded, end))
  if (ambiguous && (flags & spellingIs.capital) !== 0 && value.length > end - start) {
    if (written() === written().toLowerCase()) return null
  }
  const inContext = ambiguous && Object.hasOwn(contexts, brand) && hasContext(contexts[brand]!, value, start, end)
  const mention = { brand, start, end, spelling, ambiguous, inContext }
  if (folded.disguised === 0 && folded.ignorables === 0 && folded.spaced === 0) return mention
  const how = writing(written(), value.slice(start, end))
  return { ...mention, ...(how.spaced && { spaced: true }), ...(how.disguised && { disguised: true }) }
}

/** What stands in a name as written that fold() took out or changed (full-width forms are not counted). */
const writing = (written: string, name: string): { readonly spaced: boolean; readonly disguised: boolean } => {
  let spaced = false
  let disguised = false
  for (let i = 0; i < written.length; i++) {
    const c = written.charCodeAt(i)
    if (c === 0x20 || c === 0x3000 || c === 0x7c || c === 0x5f || c === 0x30fb) spaced ||= !name.includes(' ')
    // Soft hyphen and invisible characters; letter-like and enclosed letters; mathematical ones are surrogates.
    else if (c === 0xad || c === 0xfeff || (c >= 0x200b && c <= 0x2064)) disguised = true
    else if ((c >= 0x2100 && c <= 0x214f) || (c >= 0x2460 && c <= 0x24ff) || (c >= 0xd800 && c <= 0xdbff))
      disguised = true
  }
  return { spaced, disguised }
}

/** Adds the words that only look like a name, where no name stands. */
const withDisguised = (mentions: readonly Mention[], value: string, displayName: boolean): readonly Mention[] => {
  const found = disguisedWords(value)
  if (found.length === 0) return mentions
  const inAddress = displayName ? () => false : addressFinder(value)
  const added: Mention[] = []
  for (const { brand, spelling, start, end } of found) {
    if (added.length >= mentionsMax || inAddress(start, end)) continue
    if (mentions.some((mention) => mention.start < end && mention.end > start)) continue
    added.push({ brand, start, end, spelling, ambiguous: false, inContext: false, disguised: true })
  }
  return added.length === 0 ? mentions : [...mentions, ...added].sort((a, b) => a.start - b.start)
}

/** What an index of look-alike hosts is built of: one entry a brand, its own unshared domains and its host words. */
export const lookAlikeEntries = (): readonly {
  readonly brand: string
  readonly domains: readonly string[]
  readonly words: readonly string[]
}[] =>
  brands.map(({ id, domains, hostWords }) => ({
    brand: id,
    domains: domains.filter(({ shared }) => shared !== true).map(({ domain }) => domain),
    words: hostWords ?? [],
  }))
