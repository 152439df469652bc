/** Words that look like a brand's name and are not: 'paypai', 'аmazon' with a Cyrillic а, 'メル力リ' with the Han 力. */
import { charClass, katakana, word } from '../text/char-class.ts'
import { skeleton, visualSkeleton } from '../text/confusable.ts'
import { look } from './spelling-table.ts'
import { spellings } from './spellings.ts'

export type DisguisedWord = {
  readonly brand: string
  readonly spelling: string
  readonly start: number
  readonly end: number
}
type Names = {
  /** Skeleton -> row of the spelling. */
  readonly bySkeleton: ReadonlyMap<string, number>
  /** One bit a hash of a skeleton's first two letters, last letter and length. */
  readonly filter: Uint8Array
  /** Skeletons of the ASCII characters. */
  readonly ascii: Uint8Array
}

let built: Names | undefined

function names(): Names {
  if (built !== undefined) return built
  const { looks } = spellings()
  const filter = new Uint8Array(1 << 13)
  for (const [seemed] of looks) {
    const h = hash(seemed.charCodeAt(0), seemed.charCodeAt(1), seemed.charCodeAt(seemed.length - 1), seemed.length)
    filter[h >> 3]! |= 1 << (h & 7)
  }
  const ascii = Uint8Array.from({ length: 0x80 }, (_, c) => skeleton(String.fromCharCode(c)).charCodeAt(0))
  built = { bySkeleton: new Map(looks), filter, ascii }
  return built
}

function hash(first: number, second: number, last: number, length: number): number {
  return (Math.imul(first, 0x9e5) ^ Math.imul(second, 0x3d) ^ Math.imul(last, 0x1b1) ^ (length << 11)) & 0xffff
}

/** Han and hiragana that pass for katakana. */
const kanaTwins = '力口囗二一夕工卜八千丿へべぺり三厶又乄〆才匕亻'
/** Bits of `kinds`. */
const latin = 1
const kana = 2
const kanaTwin = 4
/** Looks like another letter: 0 1 5 i. */
const oneForOne = 8
/** May be the second of two that look like one: rn, vv, cl. */
const second = 16
const beyondAscii = 32

/** What each UTF-16 code unit is to this search; most of a text is 0 or `latin` alone. */
const kinds: Uint8Array = buildKinds()

function buildKinds(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let c = 0; c < 0x10000; c++) {
    const bits = charClass[c]!
    if ((bits & word) !== 0) table[c] = c > 0x7e ? latin | beyondAscii : latin
    else if ((bits & katakana) !== 0) table[c] = kana
  }
  for (const c of kanaTwins) table[c.charCodeAt(0)]! |= kanaTwin
  for (const c of '015i') table[c.charCodeAt(0)]! |= oneForOne
  for (const c of 'nvli1') table[c.charCodeAt(0)]! |= second
  return table
}

/** Every such word of a folded text, by place. */
export const disguisedWords = (value: string): readonly DisguisedWord[] => {
  const found: DisguisedWord[] = []
  const { length } = value
  for (let i = 0; i < length; ) {
    const kind = kinds[value.charCodeAt(i)]!
    if (kind === 0) i++
    else if ((kind & latin) !== 0) i = takeLatin(value, i, found)
    else i = takeKatakana(value, i, found)
  }
  return found
}

/** @returns where the word at `start` ends. */
function takeLatin(value: string, start: number, found: DisguisedWord[]): number {
  let doubt = 0
  let pair = false
  let end = start
  for (; end < value.length; end++) {
    const kind = kinds[value.charCodeAt(end)]!
    if ((kind & latin) === 0) break
    doubt |= kind
    if ((kind & second) !== 0) pair ||= end > start && looksLikeOne(value.charCodeAt(end - 1), value.charCodeAt(end))
  }
  const length = end - start
  if (length < look.latinMin || length > look.max) return end
  if (!pair && (doubt & beyondAscii) === 0) {
    // Letter for letter: most words are told apart without making their skeleton.
    if ((doubt & oneForOne) === 0) return end
    const { ascii, filter } = names()
    const h = hash(
      ascii[value.charCodeAt(start)]!,
      ascii[value.charCodeAt(start + 1)]!,
      ascii[value.charCodeAt(end - 1)]!,
      length,
    )
    if ((filter[h >> 3]! & (1 << (h & 7))) === 0) return end
  }
  const text = value.slice(start, end)
  add(text, visualSkeleton(text), start, end, found)
  return end
}

/** rn, vv, cl (c1, ci). */
function looksLikeOne(first: number, second: number): boolean {
  if (first === 0x72) return second === 0x6e
  if (first === 0x76) return second === 0x76
  return first === 0x63 && (second === 0x6c || second === 0x69 || second === 0x31)
}

function takeKatakana(value: string, start: number, found: DisguisedWord[]): number {
  let end = start
  let twins = 0
  for (; end < value.length; end++) {
    const kind = kinds[value.charCodeAt(end)]!
    if ((kind & (kana | kanaTwin)) === 0) break
    if ((kind & kanaTwin) !== 0) twins++
  }
  if (twins === 0 || twins === end - start) return end
  // A particle or a Han word may stand beside the name: 'メル力リへ'.
  const from = isTwin(value, start) ? [start, start + 1] : [start]
  const to = isTwin(value, end - 1) ? [end, end - 1] : [end]
  for (const s of from) {
    for (const e of to) {
      if (e - s < look.katakanaMin || e - s > look.max) continue
      const text = value.slice(s, e)
      if (add(text, skeleton(text), s, e, found)) return end
    }
  }
  return end
}

function isTwin(value: string, at: number): boolean {
  return (kinds[value.charCodeAt(at)]! & kanaTwin) !== 0
}

function add(text: string, seemed: string, start: number, end: number, found: DisguisedWord[]): boolean {
  const row = spellings().rows[names().bySkeleton.get(seemed) ?? -1]
  if (row === undefined || row[0] === text) return false
  found.push({ brand: row[1], spelling: row[3], start, end })
  return true
}
