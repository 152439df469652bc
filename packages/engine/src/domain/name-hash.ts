/**
 * 64-bit hashes of host names and of all their parents in one pass from right to left, so that 'example.com'
 * inside 'www.example.com' needs no string of its own.
 *
 * HalfSipHash-2-4 (Aumasson, Bernstein; 32-bit words, 64-bit output) over the name's bytes in reverse. A table of
 * hashes is public, so a weak hash would let anybody search for a name that stands in it; against this one only
 * trying names helps: about 2^47 of them for one of 140,000 entries.
 */

/** Any fixed key: nothing is secret here. */
const key0 = 0x6d697761
const key1 = 0x6b652e31

/** State of the sponge; module scratch, since look-ups must not allocate. */
const state = new Int32Array(4)

const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n))

const rounds = (count: number): void => {
  let v0 = state[0]!
  let v1 = state[1]!
  let v2 = state[2]!
  let v3 = state[3]!
  for (let i = 0; i < count; i++) {
    v0 = (v0 + v1) | 0
    v1 = rotl(v1, 5) ^ v0
    v0 = rotl(v0, 16)
    v2 = (v2 + v3) | 0
    v3 = rotl(v3, 8) ^ v2
    v0 = (v0 + v3) | 0
    v3 = rotl(v3, 7) ^ v0
    v2 = (v2 + v1) | 0
    v1 = rotl(v1, 13) ^ v2
    v2 = rotl(v2, 16)
  }
  state[0] = v0
  state[1] = v1
  state[2] = v2
  state[3] = v3
}

const start = (): void => {
  state[0] = key0
  state[1] = key1 ^ 0xee
  state[2] = 0x6c796765 ^ key0
  state[3] = 0x74656462 ^ key1
}

const absorb = (word: number): void => {
  state[3]! ^= word
  rounds(2)
  state[0]! ^= word
}

/** The two halves of a hash, unsigned. */
export type NameHash = { high: number; low: number }

const finish = (word: number, length: number, out: NameHash): void => {
  const s0 = state[0]!
  const s1 = state[1]!
  const s2 = state[2]!
  const s3 = state[3]!
  absorb(word | (length << 24))
  state[2]! ^= 0xee
  rounds(4)
  out.low = (state[1]! ^ state[3]!) >>> 0
  state[1]! ^= 0xdd
  rounds(4)
  out.high = (state[1]! ^ state[3]!) >>> 0
  state[0] = s0
  state[1] = s1
  state[2] = s2
  state[3] = s3
}

const print: NameHash = { high: 0, low: 0 }

/**
 * Calls `visit` with the hash of each parent of a host and of the host itself, shortest first.
 * @param host ASCII, lower case, at most 255 characters count.
 * @param shortest length of the shortest parent wanted.
 * @param visit gets a hash that is overwritten by the next one.
 */
export const eachParent = (
  host: string,
  shortest: number,
  visit: (print: Readonly<NameHash>, length: number) => void,
): void => {
  start()
  let word = 0
  let length = 0
  const first = Math.max(0, host.length - 255)
  for (let i = host.length - 1; i >= first; i--) {
    const c = host.charCodeAt(i)
    if (c === 46 && length >= shortest) {
      finish(word, length, print)
      visit(print, length)
    }
    word |= (c & 0xff) << ((length & 3) << 3)
    length++
    if ((length & 3) === 0) {
      absorb(word)
      word = 0
    }
  }
  if (length >= shortest) {
    finish(word, length, print)
    visit(print, length)
  }
}

/** The hash of one name. */
export const nameHashOf = (name: string): NameHash => {
  const out: NameHash = { high: 0, low: 0 }
  eachParent(name, name.length, ({ high, low }) => {
    out.high = high
    out.low = low
  })
  return out
}
