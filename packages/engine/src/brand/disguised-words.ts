/** Words that look like a brand's name and are not: 'paypai', 'аmazon' with a Cyrillic а, 'メル力リ' with the Han 力. */
import { charClass, cjk, katakana, word } from '../text/char-class.ts'
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
  /** One bit a hash of a skeleton's first two letters and its length. */
  readonly filter: Uint8Array
}

let built: Names | undefined

function names(): Names {
  if (built !== undefined) return built
  const { looks } = spellings()
  const filter = new Uint8Array(1 << 13)
  for (const [skeleton] of looks) filter[hash(skeleton) >> 3]! |= 1 << (hash(skeleton) & 7)
  built = { bySkeleton: new Map(looks), filter }
  return built
}

function hash(text: string): number {
  return (Math.imul(text.charCodeAt(0), 0x9e5) ^ Math.imul(text.charCodeAt(1), 0x3d) ^ (text.length << 11)) & 0xffff
}

/** Han and hiragana that pass for katakana. */
const kanaTwin = new Set([...'力口囗二一夕工卜八千丿へべぺり三厶又乄〆才匕亻'].map((c) => c.charCodeAt(0)))

/** Every such word of a folded text, by place. */
export const disguisedWords = (value: string): readonly DisguisedWord[] => {
  const found: DisguisedWord[] = []
  const { length } = value
  for (let i = 0; i < length; ) {
    const bits = charClass[value.charCodeAt(i)]!
    if ((bits & word) !== 0) i = takeLatin(value, i, found)
    else if ((bits & cjk) !== 0) i = takeKatakana(value, i, found)
    else i++
  }
  return found
}

/** @returns where the word at `start` ends. */
function takeLatin(value: string, start: number, found: DisguisedWord[]): number {
  let end = start + 1
  // Letters that look like another one, or two that together do: without any, the skeleton is the word itself.
  let doubtful = isDoubtful(value.charCodeAt(start), 0)
  for (; end < value.length; end++) {
    const c = value.charCodeAt(end)
    if ((charClass[c]! & word) === 0) break
    doubtful ||= isDoubtful(c, value.charCodeAt(end - 1))
  }
  if (doubtful && end - start >= look.latinMin && end - start <= look.max) {
    const text = value.slice(start, end)
    add(text, visualSkeleton(text), start, end, found)
  }
  return end
}

function isDoubtful(c: number, before: number): boolean {
  // 0 1 5 i, anything beyond ASCII; rn, vv, cl.
  if (c === 0x30 || c === 0x31 || c === 0x35 || c === 0x69 || c > 0x7e) return true
  return (c === 0x6e && before === 0x72) || (c === 0x76 && before === 0x76) || (c === 0x6c && before === 0x63)
}

function takeKatakana(value: string, start: number, found: DisguisedWord[]): number {
  let end = start
  let twins = 0
  for (; end < value.length; end++) {
    const c = value.charCodeAt(end)
    if ((charClass[c]! & katakana) !== 0) continue
    if (!kanaTwin.has(c)) break
    twins++
  }
  if (end === start) return start + 1
  if (twins === 0 || twins === end - start) return end
  // A particle or a Han word may stand beside the name: 'メル力リへ'.
  const from = kanaTwin.has(value.charCodeAt(start)) ? [start, start + 1] : [start]
  const to = kanaTwin.has(value.charCodeAt(end - 1)) ? [end, end - 1] : [end]
  for (const s of from) {
    for (const e of to) {
      if (e - s < look.katakanaMin || e - s > look.max) continue
      const text = value.slice(s, e)
      if (add(text, skeleton(text), s, e, found)) return end
    }
  }
  return end
}

function add(text: string, seemed: string, start: number, end: number, found: DisguisedWord[]): boolean {
  const { bySkeleton, filter } = names()
  const h = hash(seemed)
  if ((filter[h >> 3]! & (1 << (h & 7))) === 0) return false
  const row = spellings().rows[bySkeleton.get(seemed) ?? -1]
  if (row === undefined || row[0] === text) return false
  found.push({ brand: row[1], spelling: row[3], start, end })
  return true
}
