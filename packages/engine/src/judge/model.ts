/** The shipped weights as data, and their binary form. */
import { gramBits, gramSpace } from './grams.ts'

export type Weight = { readonly unwanted: number; readonly phishing: number }
/** What the model was made of, printed by `miwake model` and kept in the file. */
export type ModelCard = {
  readonly name: string
  readonly sources: readonly { readonly name: string; readonly mails: number; readonly groups: number }[]
  readonly notes: readonly string[]
}
/** Weights of one logit over the hashed grams: int16 times scale, nats per gram before length normalisation. */
export type WordWeights = { readonly scale: number; readonly weights: Int16Array; readonly cap: number }
export type Model = {
  /** Short hash of the file: what `model` says in JSON output. */
  readonly id: string
  readonly card: ModelCard
  readonly bias: Weight
  readonly symbols: Readonly<Record<string, Weight>>
  readonly words: { readonly unwanted: WordWeights; readonly phishing: WordWeights }
}

/** Bytes of one logit's weights in the file, little-endian. */
const headBytes = 2 * gramSpace
const magic = 0x4d57_4b32 // 'MWK2'

const fingerprint = (bytes: Uint8Array): string => {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let i = 0; i < bytes.length; i++) {
    a = Math.imul(a ^ bytes[i]!, 0x01000193)
    b = Math.imul(b ^ bytes[i]!, 0x85ebca6b)
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0')
}

type Head = {
  readonly gramBits: number
  readonly card: ModelCard
  readonly bias: Weight
  readonly symbols: Readonly<Record<string, Weight>>
  readonly scales: Weight
  readonly caps: Weight
}

/** Same model, same bytes: keys of `symbols` are written sorted, numbers with six digits. */
export const formatModel = (model: Omit<Model, 'id'>): Uint8Array => {
  const round = (x: number) => Number(x.toPrecision(6))
  const both = (w: Weight): Weight => ({ unwanted: round(w.unwanted), phishing: round(w.phishing) })
  const head: Head = {
    gramBits,
    card: model.card,
    bias: both(model.bias),
    symbols: Object.fromEntries(
      Object.keys(model.symbols)
        .sort()
        .map((key) => [key, both(model.symbols[key]!)]),
    ),
    scales: both({ unwanted: model.words.unwanted.scale, phishing: model.words.phishing.scale }),
    caps: both({ unwanted: model.words.unwanted.cap, phishing: model.words.phishing.cap }),
  }
  const json = new TextEncoder().encode(JSON.stringify(head))
  const bytes = new Uint8Array(8 + json.length + 2 * headBytes)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic)
  view.setUint32(4, json.length)
  bytes.set(json, 8)
  for (const [k, head] of [model.words.unwanted, model.words.phishing].entries()) {
    for (let i = 0; i < gramSpace; i++) view.setInt16(8 + json.length + k * headBytes + 2 * i, head.weights[i]!, true)
  }
  return bytes
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** One logit's weights, copied as a block where the machine has the file's byte order: nearly all do. */
const int16s = (bytes: Uint8Array, start: number): Int16Array => {
  const block = new Uint8Array(headBytes)
  block.set(bytes.subarray(start, start + headBytes))
  if (!isLittleEndian) {
    for (let i = 0; i < headBytes; i += 2) block.subarray(i, i + 2).reverse()
  }
  return new Int16Array(block.buffer)
}

/** @returns null where the bytes are no model of this version: the caller says which file. */
export const readModel = (bytes: Uint8Array): Model | null => {
  if (bytes.length < 8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(4)
  if (view.getUint32(0) !== magic || bytes.length !== 8 + length + 2 * headBytes) return null
  let head: Head
  try {
    head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Head
  } catch {
    return null
  }
  if (head.gramBits !== gramBits) return null
  const words = (start: number) => int16s(bytes, start)
  return {
    id: fingerprint(bytes),
    card: head.card,
    bias: head.bias,
    symbols: head.symbols,
    words: {
      unwanted: { scale: head.scales.unwanted, cap: head.caps.unwanted, weights: words(8 + length) },
      phishing: { scale: head.scales.phishing, cap: head.caps.phishing, weights: words(8 + length + headBytes) },
    },
  }
}

/** A model that knows nothing: reviewed weights alone. For training's first pass and for tests. */
export const blankModel: Model = {
  id: 'blank',
  card: { name: 'blank', sources: [], notes: [] },
  bias: { unwanted: -2, phishing: 0 },
  symbols: {},
  words: {
    unwanted: { scale: 0, cap: 0, weights: new Int16Array(gramSpace) },
    phishing: { scale: 0, cap: 0, weights: new Int16Array(gramSpace) },
  },
}
