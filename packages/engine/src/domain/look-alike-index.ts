/** Brands' names and domains, prepared so that a host is compared with all of them at once. */
import { buildHashTable, type HashTable, powers, prefixHashes, runHash, runMax } from './hash-table.ts'
import { join, newShape, shapeOf } from './label-shape.ts'
import { commonWords } from './label-words.ts'
import { chanceBits } from './random-label.ts'
import { hostParts } from './registrable.ts'

/** A brand as the index wants it. */
export type LookAlikeEntry = {
  /** Registry id. */
  readonly brand: string
  /** Its own and its sisters' domains: never a look-alike of anything. */
  readonly domains: readonly string[]
  /** Latin names, lower case: 'amazon', 'smbc'. */
  readonly words: readonly string[]
}

/**
 * How much a word says inside a label. weak: up to 3 letters, or a common word. plain: 4 or 5 letters. strong: 6 on.
 * domain: a whole domain, 'amazoncojp' for amazon.co.jp.
 */
export type WordWeight = 'weak' | 'plain' | 'strong' | 'domain'
export type BrandWord = {
  readonly brand: string
  /** Letters and digits as written, hyphens and dots left out. */
  readonly text: string
  /** Folded as label-shape.ts does. */
  readonly letters: Uint8Array
  readonly weight: WordWeight
  readonly common: boolean
  /** No label begins so by chance, whatever follows: 'smbc', 'rakuten'. */
  readonly rare: boolean
  /** Of three letters, such as no other words have: 'jcb'. */
  readonly odd: boolean
  /** Of a domain, how many letters stand before its first dot. */
  readonly labelLetters: number
}
export type LookAlikeIndex = {
  /** Own domain to brand. */
  readonly owners: ReadonlyMap<string, string>
  readonly words: readonly BrandWord[]
  /** Lengths of words that occur, ascending. */
  readonly lengths: Uint8Array
  /** Folded word to its number. */
  readonly whole: HashTable
  /** Folded word with up to two letters left out to its number (after SymSpell, Garbe). */
  readonly edited: HashTable
  /** One bit for each key of `edited` (by its low bits): nearly all look-ups end here. */
  readonly editedBits: Uint8Array
  /** Registrable domains of the owners' domains: most hosts are nobody's, which one look-up tells. */
  readonly ownedUnder: ReadonlySet<string>
}

const filterBits = 1 << 20
export const filterMask = filterBits - 1

/** One label in a million begins with such letters by chance. */
const rareBits = 20
const rareMin = 4
/** The same for words of three letters, of which few letters cost as much. */
const oddBits = 16
/** Letters a name needs to tell that a label speaks of the brand. */
const tellingMin = 3
const wordMin = 2
const wordMax = 40
/** Shorter words are one slip away from too much. */
export const editedMin = 6
/** From here on two slips are looked for. */
const twoEditsMin = 10
/** Longer words get by with one: the number of pairs grows with the square. */
const twoEditsMax = 18

export const buildLookAlikeIndex = (entries: readonly LookAlikeEntry[]): LookAlikeIndex => {
  const owners = new Map<string, string>()
  const ownedUnder = new Set<string>()
  const words: BrandWord[] = []
  const seen = new Set<string>()
  const shape = newShape()
  const add = (brand: string, name: string, isDomain: boolean): void => {
    const text = plainOf(name)
    if (text.length < wordMin || text.length > wordMax || /^\d+$/.test(text)) return
    shapeOf(isDomain ? name : text, shape)
    const letters = shape.letters.slice(0, shape.length)
    const known = String.fromCharCode(...letters)
    if (seen.has(known)) return
    seen.add(known)
    const common = commonWords.has(text)
    const bits = chanceBits(text)
    words.push({
      brand,
      text,
      letters,
      common,
      rare: !common && text.length >= rareMin && bits >= rareBits,
      odd: !common && text.length === 3 && bits >= oddBits,
      labelLetters: isDomain ? shape.joins.indexOf(join.dot, 1) : 0,
      weight: isDomain ? 'domain' : weightOf(text, common),
    })
  }
  // All names before all domains: a name that is one brand's word and another's label is the former's.
  for (const { brand, words: names } of entries) for (const name of names) add(brand, name, false)
  for (const { brand, domains, words: names } of entries) {
    const plainNames = [brand, ...names].map(plainOf).filter((name) => name.length >= tellingMin)
    for (const domain of domains) {
      const { registrable, label } = hostParts(domain)
      if (!owners.has(domain)) owners.set(domain, brand)
      ownedUnder.add(registrable || domain)
      // The label of a longer host belongs to whoever owns the domain it stands under.
      if (registrable !== domain || label.startsWith('xn--')) continue
      const plain = plainOf(label)
      // 'blog' of blog.google and 'link' of link.com say nothing of the brand; 'smbccard' does.
      if (!commonWords.has(plain) && plainNames.some((name) => plain.includes(name))) add(brand, label, false)
      add(brand, domain, true)
    }
  }
  const { keys, values, count } = editsOf(words)
  const editedBits = new Uint8Array(filterBits >> 3)
  for (let i = 0; i < count; i++) {
    const key = keys[i]!
    editedBits[(key & filterMask) >> 3]! |= 1 << (key & 7)
  }
  return {
    owners,
    ownedUnder,
    words,
    lengths: Uint8Array.from(new Set(words.map((word) => word.letters.length))).sort(),
    whole: buildHashTable(
      Int32Array.from(words, ({ letters }) => hashOf(letters)),
      Int32Array.from(words.keys()),
    ),
    edited: buildHashTable(keys.subarray(0, count), values),
    editedBits,
  }
}

const plainOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

const weightOf = (text: string, common: boolean): WordWeight =>
  common || text.length <= 3 ? 'weak' : text.length <= 5 ? 'plain' : 'strong'

const prefix = new Int32Array(runMax)

const hashOf = (letters: Uint8Array): number => {
  prefixHashes(letters, 0, letters.length, prefix)
  return prefix[letters.length]!
}

/** Keys of all words that are looked for with slips in them, and whose they are. */
const editsOf = (
  words: readonly BrandWord[],
): { readonly keys: Int32Array; readonly values: Int32Array; readonly count: number } => {
  const keys = new Int32Array(words.length * editKeysMax)
  const values = new Int32Array(keys.length)
  let count = 0
  for (const [value, { letters, weight, common }] of words.entries()) {
    if (common || weight === 'domain' || weight === 'weak' || letters.length < editedMin) continue
    const added = deletionKeys(letters, 0, letters.length, keys.subarray(count))
    values.fill(value, count, count + added)
    count += added
  }
  return { keys, values, count }
}

/** Room for the keys of one word: itself, each letter left out, each two. */
export const editKeysMax = 1 + runMax + (twoEditsMax * (twoEditsMax - 1)) / 2

/**
 * Writes the hashes of letters[start, end), and of them with one and, where long enough, two left out, to `keys`.
 * @returns how many.
 */
export const deletionKeys = (letters: ArrayLike<number>, start: number, end: number, keys: Int32Array): number => {
  const length = end - start
  prefixHashes(letters, start, end, prefix)
  let count = 0
  keys[count++] = prefix[length]!
  const two = length >= twoEditsMin - 1 && length <= twoEditsMax
  for (let i = 0; i < length; i++) {
    const head = prefix[i]!
    keys[count++] = (Math.imul(head, powers[length - i - 1]!) + runHash(prefix, i + 1, length)) | 0
    if (!two) continue
    const from = prefix[i + 1]!
    for (let j = i + 1; j < length; j++) {
      const upTo = (Math.imul(head, powers[j - i - 1]!) + prefix[j]! - Math.imul(from, powers[j - i - 1]!)) | 0
      keys[count++] = (Math.imul(upTo, powers[length - j - 1]!) + runHash(prefix, j + 1, length)) | 0
    }
  }
  return count
}
