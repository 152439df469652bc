/**
 * Text folded for matching: NFKC, lower case, default-ignorables and variation selectors out, enclosed and
 * mathematical letters to plain ones, spaces (and · ・ | _ used as spaces) between single CJK characters out,
 * long vowel and hyphen variants unified, katakana full width. Never for display.
 */
export type Folded = {
  readonly original: string
  readonly value: string
  /** value offset -> original offset, length value.length + 1; null when they are the same. */
  readonly map: Uint32Array | null
  /** Default-ignorable code points taken out (joiners inside emoji not counted). */
  readonly ignorables: number
  /** Letters that NFKC or the enclosed/mathematical table changed (full-width forms not counted). */
  readonly disguised: number
  /** Spaces taken out from between single CJK characters. */
  readonly spaced: number
}
