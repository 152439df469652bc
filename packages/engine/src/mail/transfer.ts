/** RFC 2045 §6: content transfer encodings, bytes to bytes, tolerant and linear. */

export type Decoded = {
  readonly bytes: Uint8Array
  /** Something in it was not as the RFC says. */
  readonly broken: boolean
}

const skip = 64
const bad = 65
const pad = 66
const sextets = new Uint8Array(256).fill(bad)
for (let i = 0; i < 26; i++) {
  sextets[65 + i] = i
  sextets[97 + i] = 26 + i
}
for (let i = 0; i < 10; i++) sextets[48 + i] = 52 + i
sextets[43] = 62
sextets[47] = 63
sextets[61] = pad
for (const white of [9, 10, 13, 32]) sextets[white] = skip

/**
 * RFC 2045 §6.8. Foreign bytes are passed over; a padded end followed by more base64 goes on (joined pieces), followed
 * by other text (a list's footer) ends.
 * @param limitBytes decoding stops at about this many bytes out.
 */
export function decodeBase64(input: Uint8Array, limitBytes = Number.POSITIVE_INFINITY): Decoded {
  const out = new Uint8Array(Math.min(Math.ceil((input.length * 3) / 4), limitBytes) + 3)
  let broken = false
  let n = 0
  let i = 0
  let bits = 0
  let held = 0
  const end = input.length
  while (i < end && n < limitBytes) {
    if (held === 0) {
      while (i + 4 <= end && n < limitBytes) {
        const a = sextets[input[i]!]!
        const b = sextets[input[i + 1]!]!
        const c = sextets[input[i + 2]!]!
        const d = sextets[input[i + 3]!]!
        if ((a | b | c | d) >= skip) break
        out[n] = (a << 2) | (b >> 4)
        out[n + 1] = (b << 4) | (c >> 2)
        out[n + 2] = (c << 6) | d
        n += 3
        i += 4
      }
      if (i >= end || n >= limitBytes) break
    }
    const value = sextets[input[i]!]!
    i++
    if (value < skip) {
      bits = (bits << 6) | value
      held++
      if (held === 4) {
        out[n] = bits >> 16
        out[n + 1] = bits >> 8
        out[n + 2] = bits
        n += 3
        held = 0
        bits = 0
      }
    } else if (value === pad) {
      n = flush(out, n, bits, held)
      if (held === 1) broken = true
      held = 0
      bits = 0
      i = afterPadding(input, i)
      if (i < 0) {
        broken = true
        break
      }
    } else if (value === bad) broken = true
  }
  if (n < limitBytes) {
    if (held === 1) broken = true
    n = flush(out, n, bits, held)
  }
  return { bytes: out.subarray(0, Math.min(n, limitBytes)), broken }
}

function flush(out: Uint8Array, n: number, bits: number, held: number): number {
  if (held === 2) out[n++] = bits >> 4
  else if (held === 3) {
    out[n++] = bits >> 10
    out[n++] = bits >> 2
  }
  return n
}

/** Where decoding goes on after `=`: the next line of base64, the end, or -1 when what follows is no base64. */
function afterPadding(input: Uint8Array, from: number): number {
  let i = from
  while (i < input.length && (sextets[input[i]!] === skip || sextets[input[i]!] === pad)) i++
  for (let k = i; k < input.length && k < i + 76; k++) {
    const value = sextets[input[k]!]!
    if (value === bad || input[k] === 32) return -1
    if (value === skip) break
  }
  return i
}

const nibbles = new Int8Array(256).fill(-1)
for (let i = 0; i < 10; i++) nibbles[48 + i] = i
for (let i = 0; i < 6; i++) {
  nibbles[65 + i] = 10 + i
  nibbles[97 + i] = 10 + i
}

/**
 * RFC 2045 §6.7. A `=` that starts no escape stays as it is; spaces before a line's end go (rule 3).
 * @param bareLf line ends come out as LF alone, which saves text a pass of its own.
 */
export function decodeQuotedPrintable(
  input: Uint8Array,
  limitBytes = Number.POSITIVE_INFINITY,
  bareLf = false,
): Decoded {
  const end = input.length
  const out = new Uint8Array(Math.min(end, limitBytes))
  const stop = out.length
  let broken = false
  let n = 0
  let i = 0
  // Output before this may not be trimmed: it was written as an escape or stands on an earlier line.
  let solid = 0
  while (i < end && n < stop) {
    const byte = input[i]!
    if (byte !== 61) {
      if (byte === 10 || byte === 13) {
        while (n > solid && (out[n - 1] === 32 || out[n - 1] === 9)) n--
        if (!bareLf || byte === 10 || input[i + 1] !== 10) out[n++] = byte
        solid = n
      } else out[n++] = byte
      i++
      continue
    }
    const high = nibbles[input[i + 1]!]
    const low = nibbles[input[i + 2]!]
    if (i + 2 < end && high! >= 0 && low! >= 0) {
      out[n++] = (high! << 4) | low!
      solid = n
      i += 3
      continue
    }
    // Soft line break, with white space that a relay may have added.
    let k = i + 1
    while (k < end && (input[k] === 32 || input[k] === 9)) k++
    if (k >= end || input[k] === 10 || input[k] === 13) {
      i = input[k] === 13 && input[k + 1] === 10 ? k + 2 : k + 1
      solid = n
      continue
    }
    broken = true
    out[n++] = 61
    i++
  }
  return { bytes: out.subarray(0, n), broken }
}

/** Q of RFC 2047 §4.2: as quoted-printable, `_` is a space, and spaces stay. */
export function decodeQ(input: Uint8Array): Decoded {
  const out = new Uint8Array(input.length)
  let broken = false
  let n = 0
  for (let i = 0; i < input.length; i++) {
    const byte = input[i]!
    if (byte === 95) out[n++] = 32
    else if (byte === 61) {
      const high = nibbles[input[i + 1] ?? 0]!
      const low = nibbles[input[i + 2] ?? 0]!
      if (high >= 0 && low >= 0) {
        out[n++] = (high << 4) | low
        i += 2
      } else {
        broken = true
        out[n++] = 61
      }
    } else out[n++] = byte
  }
  return { bytes: out.subarray(0, n), broken }
}

/** POSIX uuencode, as `x-uuencode` parts carry it: lines between `begin` and `end`. */
export function decodeUuencode(input: Uint8Array, limitBytes = Number.POSITIVE_INFINITY): Decoded {
  const out = new Uint8Array(Math.min(input.length, limitBytes) + 3)
  let n = 0
  let open = false
  for (let pos = 0; pos < input.length && n < limitBytes; ) {
    let eol = input.indexOf(10, pos)
    if (eol < 0) eol = input.length
    // 'begin ' and 'end'
    if (!open) open = input[pos] === 98 && input[pos + 1] === 101 && input[pos + 5] === 32
    else if (input[pos] === 101 && input[pos + 1] === 110 && input[pos + 2] === 100) break
    else {
      const lineBytes = (input[pos]! - 32) & 63
      const stop = Math.min(n + lineBytes, limitBytes)
      for (let i = pos + 1; i < eol && n < stop; i += 4) {
        const a = (input[i]! - 32) & 63
        const b = ((input[i + 1] ?? 32) - 32) & 63
        const c = ((input[i + 2] ?? 32) - 32) & 63
        const d = ((input[i + 3] ?? 32) - 32) & 63
        out[n] = (a << 2) | (b >> 4)
        out[n + 1] = (b << 4) | (c >> 2)
        out[n + 2] = (c << 6) | d
        n = Math.min(n + 3, stop)
      }
    }
    pos = eol + 1
  }
  return { bytes: out.subarray(0, n), broken: !open }
}

/** The body in its own bytes; `bareLf` see decodeQuotedPrintable(). Unknown encodings, 7bit, 8bit and binary are given back as they are. */
export function decodeTransfer(input: Uint8Array, encoding: string, limitBytes: number, bareLf = false): Decoded {
  switch (encoding) {
    case 'base64':
      return decodeBase64(input, limitBytes)
    case 'quoted-printable':
      return decodeQuotedPrintable(input, limitBytes, bareLf)
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return decodeUuencode(input, limitBytes)
    default:
      return { bytes: input.length > limitBytes ? input.subarray(0, limitBytes) : input, broken: false }
  }
}

/** Size decoded, told from the size encoded and its first line's length, without decoding. Exact for even lines. */
export function estimateDecodedBytes(input: Uint8Array, encoding: string): number {
  if (encoding !== 'base64') return input.length
  let start = 0
  while (start < input.length && sextets[input[start]!]! === skip) start++
  let end = input.length
  while (end > start && sextets[input[end - 1]!]! === skip) end--
  let padding = 0
  while (end > start && input[end - 1] === 61) {
    end--
    padding++
  }
  const firstLf = input.indexOf(10, start) - start
  const chars = end - start + padding
  if (firstLf < 0 || firstLf >= chars) return Math.max(0, Math.floor((chars * 3) / 4) - padding)
  const breakBytes = firstLf > 0 && input[start + firstLf - 1] === 13 ? 2 : 1
  const breaks = Math.floor((chars - 1) / (firstLf + 1))
  return Math.max(0, Math.floor(((chars - breaks * breakBytes) * 3) / 4) - padding)
}
