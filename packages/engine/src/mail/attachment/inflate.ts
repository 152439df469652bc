/** DEFLATE with a bound on what comes out and on the work done. */
import { Inflate, inflateSync } from 'fflate'
import { bounds } from './bounds.ts'
import type { Found } from './found.ts'

class Enough extends Error {}

export type Inflated = {
  readonly bytes: Uint8Array
  /** More would have come out than `maxBytes`. */
  readonly cut: boolean
  /** The stream ended early or was no DEFLATE; what came out until then is in `bytes`. */
  readonly broken: boolean
}

/**
 * RFC 1951 data, at most `maxBytes` of it. Feeding small steps bounds the work: one step grows at most 1032 times.
 * @param found Its budget is charged with what came out.
 */
export const inflate = (found: Found, data: Uint8Array, maxBytes: number): Inflated => {
  const max = Math.min(maxBytes, bounds.inflatedBytes, found.inflateBudgetBytes)
  if (max <= 0) {
    found.marks.add('truncated')
    return { bytes: new Uint8Array(0), cut: true, broken: false }
  }
  const whole = data.length <= bounds.inflateAtOnceBytes ? atOnce(data) : null
  const { bytes, broken } = whole === null ? inSteps(data, max) : { bytes: whole, broken: false }
  // What was written counts, kept or not: a few bombs use the budget up.
  found.inflateBudgetBytes -= bytes.length
  return { bytes: bytes.subarray(0, max), cut: bytes.length > max, broken }
}

/** null for a stream that is cut or broken. */
const atOnce = (data: Uint8Array): Uint8Array | null => {
  try {
    return inflateSync(data)
  } catch {
    return null
  }
}

const inSteps = (data: Uint8Array, max: number): { readonly bytes: Uint8Array; readonly broken: boolean } => {
  const chunks: Uint8Array[] = []
  let size = 0
  let broken = false
  const stream = new Inflate((chunk) => {
    chunks.push(chunk)
    size += chunk.length
    // Thrown through fflate to stop it; caught below.
    if (size >= max) throw new Enough()
  })
  try {
    for (let at = 0; at < data.length; at += bounds.inflateStepBytes) {
      const end = Math.min(at + bounds.inflateStepBytes, data.length)
      stream.push(data.subarray(at, end), end === data.length)
    }
  } catch (e) {
    broken = !(e instanceof Enough)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const c of chunks) {
    bytes.set(c, at)
    at += c.length
  }
  return { bytes, broken }
}
