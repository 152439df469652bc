/** Folding of code points above U+FFFF: mathematical, enclosed and regional letters, squared words, tags. */
import { foldOne, settle } from './fold-table.ts'

export type AstralFold = {
  /** What it becomes, '' when it is taken out. */
  readonly value: string
  /** It is a letter dressed up. */
  readonly disguised: boolean
  readonly ignorable: boolean
}

const ignorable: AstralFold = { value: '', disguised: false, ignorable: true }
/** ISO 3166 regions that have a flag, with EU, UN and the exceptional reservations: AC, AD, AE, ... */
const regions =
  'ACADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCPCQCRCUCVCWCX' +
  'CYCZDEDGDJDKDMDODZEAECEEEGEHERESETEUFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUICIDIEILIMINIOIQIRIS' +
  'ITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNR' +
  'NUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTATCTDTFTGTHTJTKTLTMTNTOTRTTTV' +
  'TWTZUAUGUMUNUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW'
const regionSet = new Set(regions.match(/../g))
/** Squared words from U+1F18E and U+1F191 on: honest mail has them as emoji, so they do not count as disguise. */
const squaredWords = new Map(
  ['ab', '', '', 'cl', 'cool', 'free', 'id', 'new', 'ng', 'ok', 'sos', 'up!', 'vs'].map((text, i) => [
    0x1f18e + i,
    text,
  ]),
)
/** Alphabets A-Z without NFKC mapping: squared, negative circled, negative squared. First code point of each. */
const enclosedAlphabets = [0x1f130, 0x1f150, 0x1f170] as const
/** 🅰 🅱 🅾 🅿 are emoji in their own right: blood groups, car parks. */
const emojiLetters: ReadonlySet<number> = new Set([0x1f170, 0x1f171, 0x1f17e, 0x1f17f])
const regionalA = 0x1f1e6
/** Mathematical letters and digits, U+1D400 to U+1D7FF, worked out once. */
const mathematical: readonly AstralFold[] = Array.from({ length: 0x400 }, (_, i) => plain(0x1d400 + i, true))

export function isRegional(cp: number): boolean {
  return cp >= regionalA && cp < regionalA + 26
}

/** Are these two regional indicators the flag of a region? */
export function isFlag(first: number, second: number): boolean {
  return isRegional(second) && regionSet.has(String.fromCharCode(first - regionalA + 0x41, second - regionalA + 0x41))
}

/** Most emoji and rare Han are answered without a look at any table: null = stays as it is. */
export function foldAstral(cp: number): AstralFold | null {
  if (cp >= 0x1f250 && cp <= 0x1fbef) return null
  if (cp >= 0x20000 && cp < 0x2f800) return null
  if (cp >= 0x1d400 && cp <= 0x1d7ff) return mathematical[cp - 0x1d400]!
  if (cp >= 0xe0000 && cp <= 0xe0fff) return ignorable
  if ((cp >= 0x1bca0 && cp <= 0x1bca3) || (cp >= 0x1d173 && cp <= 0x1d17a)) return ignorable
  if (cp >= 0x1f100 && cp <= 0x1f1ff) return foldEnclosed(cp)
  return plain(cp, false)
}

/** Is the letter an emoji in its own right, so that only one among letters counts as disguise? */
export function isEmojiLetter(cp: number): boolean {
  return emojiLetters.has(cp)
}

function foldEnclosed(cp: number): AstralFold | null {
  if (isRegional(cp)) return letter(cp - regionalA)
  const squared = squaredWords.get(cp)
  if (squared) return { value: squared, disguised: false, ignorable: false }
  for (const first of enclosedAlphabets) if (cp >= first && cp < first + 26) return letter(cp - first)
  // 🄐 to 🄩: NFKC keeps the brackets, which are no more than clothes here.
  if (cp >= 0x1f110 && cp <= 0x1f129) return letter(cp - 0x1f110)
  return plain(cp, false)
}

function letter(index: number): AstralFold {
  return { value: String.fromCharCode(0x61 + index), disguised: true, ignorable: false }
}

function plain(cp: number, disguised: boolean): AstralFold {
  const own = String.fromCodePoint(cp)
  const value = settle(foldOne(own))
  return { value: value === '' ? own : value, disguised: disguised && value !== own, ignorable: false }
}
