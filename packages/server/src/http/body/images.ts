/** Images a mail carries itself, as data: addresses. Nothing remote is ever one. */
import { decodePart, type Message } from '@miwake/engine'

/** Larger ones are left out, and more than so much in all: the body is one document in memory. */
const imageBytesMax = 4 * 1024 * 1024
const totalBytesMax = 12 * 1024 * 1024

/** By their first bytes: formats that are pixels only. SVG is none of them. */
const formatOf = (bytes: Uint8Array): string | null => {
  const starts = (...wanted: readonly number[]) => wanted.every((byte, i) => bytes[i] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'image/gif'
  if (starts(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57 && bytes[9] === 0x45) return 'image/webp'
  return null
}

const dataForm = /^data:image\/(?:png|jpe?g|gif|webp);base64,([a-z\d+/=\s]+)$/i

export const createImages = (message: Message, bytes: Uint8Array): ((src: string) => string | null) => {
  let left = totalBytesMax
  const asData = (content: Uint8Array): string | null => {
    const format = formatOf(content)
    if (format === null || content.length > imageBytesMax || content.length > left) return null
    left -= content.length
    return `data:${format};base64,${Buffer.from(content).toString('base64')}`
  }
  return (src) => {
    const trimmed = src.trim()
    const encoded = dataForm.exec(trimmed)?.[1]
    if (encoded !== undefined) return asData(Buffer.from(encoded, 'base64'))
    if (!/^cid:/i.test(trimmed)) return null
    const id = idOf(trimmed.slice(4))
    const attachment = message.attachments.find(({ contentId, kind }) => kind === 'image' && idOf(contentId) === id)
    if (attachment === undefined || id === '') return null
    return asData(decodePart(bytes, attachment.part, imageBytesMax + 1))
  }
}

/** RFC 2392 §2: percent-encoded in the address, in angle brackets in the header. */
const idOf = (text: string): string => {
  const bare = text.trim().replace(/^<|>$/g, '')
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}
