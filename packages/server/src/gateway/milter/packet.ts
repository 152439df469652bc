/**
 * Packets of the milter protocol: length (32 bits, big-endian, of what follows), one letter, data. Strings in data end
 * with a NUL. There is no RFC: the facts are those of sendmail's mfdef.h and Postfix's MILTER_README.
 */

export type Packet = {
  /** One letter: 'M' for MAIL. */
  readonly command: string
  readonly data: Buffer
}

/**
 * Longest packet taken in, bytes. A body chunk has at most 65,535; Postfix sends a header field whole, however long
 * header_size_limit (102,400 as shipped) lets it be.
 */
export const packetBytesMax = 1_048_576

export type PacketReader = {
  /** @returns the packets that are whole now; null: this is not the protocol, nothing more can be read. */
  readonly push: (chunk: Buffer) => readonly Packet[] | null
}

const lengthBytes = 4

/** Reads packets however they are cut. Total; keeps at most one packet. */
export const openPacketReader = (bytesMax = packetBytesMax): PacketReader => {
  let kept: Buffer[] = []
  let keptBytes = 0
  /** Of the packet that is being read, its length included; 0: not known yet. */
  let wanted = 0
  let broken = false
  /** Joins only what is needed, once: a sender of single bytes must not cost a copy for each. */
  const joined = (chunk: Buffer): Buffer => {
    if (kept.length === 0) return chunk
    const all = Buffer.concat([...kept, chunk])
    kept = []
    keptBytes = 0
    return all
  }
  const keep = (rest: Buffer) => {
    if (rest.length === 0) return
    kept.push(rest)
    keptBytes += rest.length
  }
  const push = (chunk: Buffer): readonly Packet[] | null => {
    if (broken) return null
    if (keptBytes + chunk.length < Math.max(wanted, lengthBytes)) {
      keep(chunk)
      return []
    }
    const bytes = joined(chunk)
    const packets: Packet[] = []
    let at = 0
    wanted = 0
    while (bytes.length - at >= lengthBytes) {
      const length = bytes.readUInt32BE(at)
      if (length === 0 || length > bytesMax) {
        broken = true
        return null
      }
      if (bytes.length - at < lengthBytes + length) {
        wanted = lengthBytes + length
        break
      }
      const end = at + lengthBytes + length
      const command = String.fromCharCode(bytes[at + lengthBytes]!)
      packets.push({ command, data: bytes.subarray(at + lengthBytes + 1, end) })
      at = end
    }
    keep(bytes.subarray(at))
    return packets
  }
  return { push }
}

export const formatPacket = (command: string, ...parts: readonly Uint8Array[]): Buffer => {
  const dataBytes = parts.reduce((sum, part) => sum + part.length, 0)
  const packet = Buffer.allocUnsafe(lengthBytes + 1 + dataBytes)
  packet.writeUInt32BE(1 + dataBytes)
  packet.write(command, lengthBytes, 'latin1')
  let at = lengthBytes + 1
  for (const part of parts) {
    packet.set(part, at)
    at += part.length
  }
  return packet
}

export const formatNumber = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

/** With its NUL; one inside would end it early, so it is left out. */
export const formatText = (text: string): Buffer => Buffer.from(`${text.replaceAll('\0', '')}\0`)

/** The strings of data that end with a NUL each; the last may lack it. @param max further ones are not looked at. */
export const splitTexts = (data: Buffer, max: number): readonly Buffer[] => {
  const texts: Buffer[] = []
  let at = 0
  while (at < data.length && texts.length < max) {
    const found = data.indexOf(0, at)
    const end = found < 0 ? data.length : found
    texts.push(data.subarray(at, end))
    at = end + 1
  }
  return texts
}
