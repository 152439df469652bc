/** A campaign's sketch as bytes: uint32 values, little endian. */

export const formatSketch = (sketch: Uint32Array): Uint8Array => {
  const view = new DataView(new ArrayBuffer(sketch.length * 4))
  for (const [i, value] of sketch.entries()) view.setUint32(i * 4, value, true)
  return new Uint8Array(view.buffer)
}

export const readSketch = (bytes: Uint8Array): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.byteLength >> 2 }, (_, i) => view.getUint32(i * 4, true))
}
