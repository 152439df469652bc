/** What is done to the writing of a host so that it reads as another. */
import { isAddress } from '../domain/address.ts'
import { toUnicode } from '../domain/idn.ts'
import type { TargetTrick } from './target.ts'

/** Hosts of honest mail stay under this; longer ones are made to push the end out of a narrow window. */
const longHostChars = 64
/** Labels before the registrable domain: 'click.e.mail' is common, more is for show. */
const manyLabels = 4

const cjk = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}`
const latin = /\p{sc=Latin}/u
const cyrillic = /\p{sc=Cyrillic}/u
const greek = /\p{sc=Greek}/u
const eastAsian = new RegExp(`[${cjk}]`, 'u')
const otherScript = new RegExp(
  String.raw`[^\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}${cjk}\p{sc=Common}\p{sc=Inherited}]`,
  'u',
)

/** UTS #39 §5.1 in short: Latin stands beside East Asian scripts in honest names, no other two scripts mix. */
const mixesScripts = (label: string): boolean => {
  const count = +latin.test(label) + +cyrillic.test(label) + +greek.test(label) + +otherScript.test(label)
  return count > 1 || (eastAsian.test(label) && count > +latin.test(label))
}

/** UTS #46 maps these away: joiners, soft hyphen, variation selectors. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u

/** Adds what the raw host, as it stands in the link, was written with. */
export const addWritingTricks = (raw: string, add: (trick: TargetTrick) => void): void => {
  if (raw.includes('%')) add('percent-host')
  let plain = true
  for (let i = 0; i < raw.length; i++) if (raw.charCodeAt(i) > 127) plain = false
  if (plain) return
  if (ignorable.test(raw)) add('odd-letters')
  for (const letter of raw) {
    const c = letter.codePointAt(0) ?? 0
    // Full-width forms and the ideographic full stops that UTS #46 reads as dots; half-width kana are honest.
    if ((c >= 0xff01 && c <= 0xff5e) || c === 0x3002 || c === 0xff61) add('full-width')
    else if (c > 127 && (c < 0xff61 || c > 0xff9f) && isAsciiCompatible(letter)) add('odd-letters')
  }
}

/** Enclosed, mathematical, superscript and ligature letters: another way to write ASCII. */
const isAsciiCompatible = (letter: string): boolean => {
  const folded = letter.normalize('NFKC')
  if (folded === letter) return false
  for (let i = 0; i < folded.length; i++) if (folded.charCodeAt(i) > 127) return false
  return true
}

/**
 * Adds what the host itself shows.
 * @param host as the URL parser gives it. @param raw as it stood in the link.
 */
export const addHostTricks = (
  { host, raw, registrable }: { readonly host: string; readonly raw: string; readonly registrable: string },
  add: (trick: TargetTrick) => void,
): void => {
  if (isAddress(host)) {
    add('ip-host')
    if (host.charCodeAt(0) !== 91 && raw !== host && raw !== `${host}.`) add('integer-host')
    return
  }
  if (host.includes('xn--') && (host.startsWith('xn--') || host.includes('.xn--'))) {
    add('punycode')
    if (toUnicode(host).split('.').some(mixesScripts)) add('mixed-script-host')
  }
  addShapeTricks(host, registrable, add)
}

/** A registry's suffix where a reader takes it for the end of the name: 'www.shop.example.co.jp.' before another domain. */
const suffixInside = /[a-z0-9]\.(?:(?:co|ne|or|go|ac|lg|ed)\.jp|com|net|org)(?:\.|$)/

/** Adds what the host's length and labels show. */
export const addShapeTricks = (host: string, registrable: string, add: (trick: TargetTrick) => void): void => {
  if (host.length > longHostChars) add('long-host')
  let dots = 0
  for (let i = 0; i < host.length - registrable.length; i++) if (host.charCodeAt(i) === 46) dots++
  if (dots >= manyLabels) add('many-labels')
  if (dots >= 2 && registrable !== '' && suffixInside.test(host.slice(0, -registrable.length - 1)))
    add('suffix-in-host')
}
