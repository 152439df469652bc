/** Where a text names a brand. */
import { charClass, classAt, katakana, word } from '../text/char-class.ts'
import { type Folded, originalOffset } from '../text/fold.ts'
import { matchPhrases } from '../text/phrases.ts'
import { disguisedWords } from './disguised-words.ts'
import { brands } from './registry.ts'
import { type Entry, spellings } from './spellings.ts'

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
/** Of one brand's ambiguous spellings outside their context: more say nothing more. */
const looseMax = 6
/** Characters before and after an ambiguous spelling in which a context word counts: a sentence or two. */
const contextChars = 60
/** How far an address or URL around a name is followed. */
const addressChars = 200
/** Katakana that follows a name in compounds: アマゾンアカウント, オリコカード. */
const compounds = [
  'アカウント',
  'カード',
  'ポイント',
  'サービス',
  'サポート',
  'カスタマー',
  'ジャパン',
  'プライム',
  'ペイ',
  'ショップ',
  'ショッピング',
  'ストア',
  'オンライン',
  'ネット',
  'ログイン',
  'メンバー',
  'マイページ',
  'ユーザー',
  'セキュリティ',
  'アプリ',
  'ダイレクト',
  'システム',
  'メール',
  'クーポン',
  'ギフト',
  'キャンペーン',
]

/**
 * The brands a text names, by place, overlaps resolved to the longest: 楽天カード is not 楽天. Names inside URLs, host
 * names and addresses do not count, except in a display name.
 */
export const brandMentions = (folded: Folded, options: MentionOptions = {}): readonly Mention[] => {
  const { entries, matcher } = spellings()
  const { value } = folded
  const mentions: Mention[] = []
  const loose = new Map<string, number>()
  const inAddress = options.displayName === true ? () => false : isInAddress
  let best: number[] = []
  let bestStart = -1
  let bestEnd = -1
  const take = () => {
    for (const id of best) {
      if (mentions.length >= mentionsMax) return
      const mention = toMention(entries[id]!, folded, bestStart, bestEnd)
      if (mention === null) continue
      if (mention.ambiguous && !mention.inContext) {
        const count = loose.get(mention.brand) ?? 0
        if (count >= looseMax) continue
        loose.set(mention.brand, count + 1)
      }
      mentions.push(mention)
    }
  }
  matchPhrases(matcher, value, (id, start, end) => {
    if (start < bestEnd && (start !== bestStart || end < bestEnd)) return
    const entry = entries[id]!
    if (entry.brand !== '' && (!standsAlone(entry, value, start, end) || inAddress(value, start, end))) return
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
  return withDisguised(mentions, disguisedWords(value), inAddress, value)
}

const toMention = (entry: Entry, folded: Folded, start: number, end: number): Mention | null => {
  const { brand, text, ambiguous, capital, context } = entry
  if (brand === '') return null
  const { value, original } = folded
  const from = originalOffset(folded, start)
  const to = originalOffset(folded, end)
  if (ambiguous && capital && value.length > end - start) {
    const written = original.slice(from, to)
    if (written === written.toLowerCase()) return null
  }
  const mention = {
    brand,
    start,
    end,
    spelling: text,
    ambiguous,
    inContext: ambiguous && context.length > 0 && hasContext(context, value, start, end),
  }
  if (folded.map === null || to - from === end - start) return mention
  const how = writing(original, from, to, value.slice(start, end))
  return { ...mention, ...(how.spaced && { spaced: true }), ...(how.disguised && { disguised: true }) }
}

/** What stands in the original of a name that fold() took out or changed (full-width forms are not counted). */
const writing = (original: string, from: number, to: number, name: string): { spaced: boolean; disguised: boolean } => {
  let spaced = false
  let disguised = false
  for (let i = from; i < to; i++) {
    const c = original.charCodeAt(i)
    if (c === 0x20 || c === 0x3000 || c === 0x7c || c === 0x5f || c === 0x30fb) spaced ||= !name.includes(' ')
    // Surrogates: mathematical and enclosed letters. 2100-214F letter-like, 2460-24FF enclosed, 200B-2064 invisible.
    else if (c === 0xad || (c >= 0x200b && c <= 0x2064) || (c >= 0x2100 && c <= 0x214f) || (c >= 0x2460 && c <= 0x24ff))
      disguised = true
    else if ((c >= 0xd800 && c <= 0xdbff) || c === 0xfeff) disguised = true
  }
  return { spaced, disguised }
}

const standsAlone = (entry: Entry, value: string, start: number, end: number): boolean => {
  if (entry.kanaStart && (classAt(value, start - 1) & katakana) !== 0) return false
  if (!entry.kanaEnd || (classAt(value, end) & katakana) === 0) return true
  return compounds.some((compound) => value.startsWith(compound, end))
}

const hasContext = (context: readonly string[], value: string, start: number, end: number): boolean => {
  const before = value.slice(Math.max(0, start - contextChars), start)
  const after = value.slice(end, end + contextChars)
  return context.some((text) => hasWord(before, text) || hasWord(after, text))
}

/** A word of a script with spaces counts only whole: 'id' is not in 'video'. */
const hasWord = (text: string, wanted: string): boolean => {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const opens = (charClass[wanted.charCodeAt(0)]! & classAt(text, at - 1) & word) === 0
    const closes = (charClass[wanted.charCodeAt(wanted.length - 1)]! & classAt(text, at + wanted.length) & word) === 0
    if (opens && closes) return true
  }
  return false
}

/** Characters of a URL, host name or address: letters, digits, and `.-_~%/?#&=+@`. */
const addressUnit = Uint8Array.from({ length: 0x80 }, (_, c) =>
  /[a-z0-9.\-_~%/?#&=+@]/.test(String.fromCharCode(c)) ? 1 : 0,
)
const colon = 0x3a
const at = 0x40
const dot = 0x2e

/** Whether a name is a part of something longer that is a URL, a host name, an address or a file name. */
const isInAddress = (value: string, start: number, end: number): boolean => {
  let left = start
  const leftMin = Math.max(0, start - addressChars)
  for (; left > leftMin; left--) {
    const c = value.charCodeAt(left - 1)
    if (c === colon ? value.charCodeAt(left) !== 0x2f : c >= 0x80 || addressUnit[c] === 0) break
    if (c === colon || c === at) return true
  }
  const rightMax = Math.min(value.length, end + addressChars)
  let dots = false
  for (let right = end; right < rightMax; right++) {
    const c = value.charCodeAt(right)
    if (c >= 0x80 || addressUnit[c] === 0) break
    if (c === at) return true
    dots ||= c === dot && (classAt(value, right + 1) & word) !== 0 && value.charCodeAt(right + 1) < 0x80
    if (dots) return true
  }
  if (left === start) return false
  // 'www.amazon', 'example.com/amazon'.
  return value.charCodeAt(start - 1) === dot || value.slice(left, start).includes('.')
}

type Disguised = ReturnType<typeof disguisedWords>

const withDisguised = (
  mentions: readonly Mention[],
  found: Disguised,
  inAddress: (value: string, start: number, end: number) => boolean,
  value: string,
): readonly Mention[] => {
  const added: Mention[] = []
  for (const { brand, spelling, start, end } of found) {
    if (added.length >= mentionsMax || inAddress(value, start, end)) continue
    if (mentions.some((mention) => mention.start < end && mention.end > start)) continue
    added.push({ brand, start, end, spelling, ambiguous: false, inContext: false, disguised: true })
  }
  if (added.length === 0) return mentions
  return [...mentions, ...added].sort((a, b) => a.start - b.start)
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
