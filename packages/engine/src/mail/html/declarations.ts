/** CSS declarations that decide whether and how text is seen; all others are passed over. */

/**
 * Index of each property in Declarations.values.
 * Lengths are px; below 0 for a factor of the font size (`2em` is -2), `fontSize: 50%` is -0.5.
 */
export const property = {
  /** See `display`. */
  display: 0,
  /** 1 hidden, 0 visible. */
  visibility: 1,
  /** 0 to 1. */
  opacity: 2,
  fontSize: 3,
  lineHeight: 4,
  width: 5,
  height: 6,
  maxWidth: 7,
  maxHeight: 8,
  /** 1 when what stands outside the box is cut off. */
  overflow: 9,
  colour: 10,
  background: 11,
  /** 1 relative, 2 absolute or fixed, 0 static. */
  position: 12,
  left: 13,
  top: 14,
  right: 15,
  bottom: 16,
  textIndent: 17,
  marginLeft: 18,
  marginTop: 19,
  /** 1 when clip or clip-path leaves nothing. */
  clip: 20,
  /** 1 scaled to nothing, 2 moved far away. */
  transform: 21,
  /** See `whiteSpace`. */
  whiteSpace: 22,
  /** 1 floated: a box even where the element is inline. */
  float: 23,
  /** 1 right to left. */
  direction: 24,
  /** 1 when letters are forced into `direction`. */
  bidiOverride: 25,
} as const
const properties = 26

/** `attribute`: none, by the hidden attribute. */
export const display = { inline: 0, none: 1, block: 2, cell: 3, inlineBlock: 4, attribute: 5 } as const
export const whiteSpace = { collapse: 0, keep: 1, keepLines: 2 } as const

/** Further left or up than this is out of sight. */
export const farPx = 300

export type Declarations = {
  /** Bit `1 << property` for each that is declared. */
  set: number
  important: number
  readonly values: number[]
  /** As written after font-family:, lower case, '' when none. */
  fonts: string
}

const zeros = new Array<number>(properties).fill(0)

export function noDeclarations(): Declarations {
  return { set: 0, important: 0, values: zeros.slice(), fonts: '' }
}

/** Lays `from` over `to`: the later wins unless the earlier alone is !important. */
export function mergeDeclarations(to: Declarations, from: Declarations): void {
  let bits = from.set & ~(to.important & ~from.important)
  to.set |= bits
  to.important |= from.important
  while (bits !== 0) {
    const bit = 31 - Math.clz32(bits)
    to.values[bit] = from.values[bit] as number
    bits &= ~(1 << bit)
  }
  if (from.fonts !== '') to.fonts = from.fonts
}

export function declare(to: Declarations, at: number, value: number): void {
  to.set |= 1 << at
  to.values[at] = value
}
