/** Images a mail carries itself, and those that were fetched for it, as data: addresses: the frame loads nothing. */
import { decodePart, limits, type Message } from '@miwake/engine'

type Attachment = Message['attachments'][number]

/** Larger ones are left out, and more than so much in all: the body is one document in memory. */
const imageBytesMax = 5 * 1024 * 1024
export const totalBytesMax = 12 * 1024 * 1024
/** Four characters for three bytes, and as many line breaks as any program writes. */
const base64CharsMax = imageBytesMax * 1.5

/** By their first bytes: formats that are pixels only. SVG is none of them. */
export const imageFormat = (bytes: Uint8Array): string | null => {
  const starts = (...wanted: readonly number[]) => wanted.every((byte, i) => bytes[i] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'image/gif'
  if (starts(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57 && bytes[9] === 0x45) return 'image/webp'
  return null
}

const dataForm = /^data:image\/(?:png|jpe?g|gif|webp);base64,([a-z\d+/=\s]+)$/i

/**
 * Each picture is decoded once at most, however often it is shown and whatever came of it.
 * @param fetched remote images by their addresses as they stand in the mail, trimmed.
 */
export const createImages = (
  message: Message,
  bytes: Uint8Array,
  fetched: ReadonlyMap<string, Uint8Array> = new Map(),
): ((src: string) => string | null) => {
  let left = totalBytesMax
  let asked = 0
  const carried = carriedImages(message)
  const decoded = new Map<Attachment, Picture | null>()
  const write = (picture: Picture | null): string | null => {
    if (picture === null || picture.sizeBytes > left) return null
    left -= picture.sizeBytes
    return picture.data
  }
  const pictureOf = (attachment: Attachment): Picture | null => {
    const known = decoded.get(attachment)
    if (known !== undefined) return known
    const picture = asPicture(decodePart(bytes, attachment.part, imageBytesMax + 1))
    decoded.set(attachment, picture)
    return picture
  }
  return (src) => {
    if (++asked > limits.images || left === 0) return null
    const trimmed = src.trim()
    const remote = fetched.get(trimmed)
    if (remote !== undefined) return remote.length > left ? null : write(asPicture(remote))
    const encoded = dataForm.exec(trimmed)?.[1]
    if (encoded !== undefined)
      return encoded.length > base64CharsMax ? null : write(asPicture(Buffer.from(encoded, 'base64')))
    if (!/^cid:/i.test(trimmed)) return null
    const attachment = carried.get(idOf(trimmed.slice(4)))
    return attachment === undefined || attachment.sizeBytes > left ? null : write(pictureOf(attachment))
  }
}

type Picture = { readonly data: string; readonly sizeBytes: number }

const asPicture = (content: Uint8Array): Picture | null => {
  const format = imageFormat(content)
  if (format === null || content.length > imageBytesMax) return null
  return { data: `data:${format};base64,${Buffer.from(content).toString('base64')}`, sizeBytes: content.length }
}

/** By their ids; the first of several that share one. */
const carriedImages = ({ attachments }: Message): ReadonlyMap<string, Attachment> => {
  const found = new Map<string, Attachment>()
  for (const attachment of attachments) {
    const id = idOf(attachment.contentId)
    if (attachment.kind === 'image' && id !== '' && !found.has(id)) found.set(id, attachment)
  }
  return found
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
