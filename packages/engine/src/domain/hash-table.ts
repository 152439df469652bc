/** Runs of folded letters to word numbers, by a rolling hash: no string is made while looking. */

/** Odd, from the golden ratio; h(run) = sum of letter × multiplier^(place from the end), mod 2^32. */
const multiplier = 0x9e3779b1 | 0
export const runMax = 161
/** multiplier^n. */
export const powers = new Int32Array(runMax)
powers[0] = 1
for (let i = 1; i < runMax; i++) powers[i] = Math.imul(powers[i - 1]!, multiplier)

/** Writes the hash of letters[start, start + i) to prefix[i], up to `end`. */
export const prefixHashes = (letters: ArrayLike<number>, start: number, end: number, prefix: Int32Array): void => {
  prefix[0] = 0
  for (let i = 0; i < end - start; i++) {
    prefix[i + 1] = (Math.imul(prefix[i]!, multiplier) + letters[start + i]!) | 0
  }
}

/** Hash of letters[start, end), from the prefix hashes. */
export const runHash = (prefix: Int32Array, start: number, end: number): number =>
  (prefix[end]! - Math.imul(prefix[start]!, powers[end - start]!)) | 0

/** Open addressing, linear probing; a key may stand in it several times. Slots are 0 (empty) or value + 1. */
export type HashTable = { readonly mask: number; readonly keys: Int32Array; readonly slots: Int32Array }

/** @param values value i under key i. */
export const buildHashTable = (keys: Int32Array, values: Int32Array): HashTable => {
  let size = 16
  while (size < keys.length * 2) size *= 2
  const table = { mask: size - 1, keys: new Int32Array(size), slots: new Int32Array(size) }
  for (let n = 0; n < keys.length; n++) {
    const key = keys[n]!
    let i = slotOf(table, key)
    while (table.slots[i] !== 0) i = (i + 1) & table.mask
    table.keys[i] = key
    table.slots[i] = values[n]! + 1
  }
  return table
}

/** First slot to look at for a key; walk on while slots are filled. */
export const slotOf = ({ mask }: HashTable, key: number): number => (Math.imul(key, 0x85ebca6b) >>> 8) & mask
