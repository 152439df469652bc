/** Names looked up where they stand in a longer text, whatever their case, without making a string of each. */

export type NameTable = {
  readonly names: readonly string[]
  /** Indexes in names by length × 32 + low bits of the first letter: hardly ever more than one. */
  readonly slots: readonly (readonly number[] | undefined)[]
  readonly longest: number
}

const slotOf = (length: number, first: number): number => length * 32 + (first & 31)

/** @param names lower case; letters, `-` and `:` only. */
export function nameTable(names: readonly string[]): NameTable {
  const slots: number[][] = []
  for (const [index, name] of names.entries()) {
    const slot = slotOf(name.length, name.charCodeAt(0))
    slots[slot] = [...(slots[slot] ?? []), index]
  }
  return { names, slots: Array.from(slots), longest: Math.max(...names.map((name) => name.length)) }
}

/** Makes an ASCII letter lower case; `-` and `:` have the bit already. */
const lowerBit = 0x20

/** Index in names of text.slice(start, end), -1 when it is none of them. */
export function findName({ names, slots, longest }: NameTable, text: string, start: number, end: number): number {
  const length = end - start
  if (length > longest || length <= 0) return -1
  const candidates = slots[slotOf(length, text.charCodeAt(start))]
  if (candidates === undefined) return -1
  for (const index of candidates) {
    const name = names[index] as string
    let i = 0
    while (i < length && (text.charCodeAt(start + i) | lowerBit) === name.charCodeAt(i)) i++
    if (i === length) return index
  }
  return -1
}
