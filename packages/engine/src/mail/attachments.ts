/** The files of a message. */

import { limits } from '../limits.ts'
import { inspectAttachment } from './attachment/inspect.ts'
import type { Source } from './body.ts'
import { decodePart, partSizeBytes } from './content.ts'
import { addDefectOnce } from './defects.ts'
import type { Attachment, Image, Part } from './message.ts'

/** Bytes that tell what a file is. */
const headBytes = 512

export function readAttachments(files: readonly Part[], source: Source): readonly Attachment[] {
  const out: Attachment[] = []
  for (const part of files) {
    if (out.length >= limits.attachments) {
      addDefectOnce(source.log, 'limit-reached', 'attachments', part.startByte)
      break
    }
    if (isTnef(part)) addDefectOnce(source.log, 'tnef', part.type, part.startByte)
    const sizeBytes = partSizeBytes(source.bytes, part)
    out.push(
      inspectAttachment({
        part,
        bytes: () => decodePart(source.bytes, part, limits.attachmentBytes),
        head: () => decodePart(source.bytes, part, headBytes),
        fileName: part.fileName,
        labelledType: part.type,
        inline: part.disposition === 'inline' || (part.disposition === null && part.contentId !== ''),
        contentId: part.contentId,
        sizeBytes,
      }),
    )
  }
  return out
}

/** MS-OXTNEF: Outlook's own form. */
function isTnef(part: Part): boolean {
  return /^application\/(vnd\.)?ms-tnef$/.test(part.type) || part.fileName.toLowerCase() === 'winmail.dat'
}

/** RFC 2392: images named by `cid:` get the index of the attachment that holds them. */
export function resolveImages(images: readonly Image[], attachments: readonly Attachment[]): readonly Image[] {
  if (images.length === 0) return images
  const byId = new Map<string, number>()
  for (const [index, { contentId }] of attachments.entries()) {
    if (contentId !== '' && !byId.has(contentId)) byId.set(contentId, index)
  }
  if (byId.size === 0) return images
  return images.map((image) => {
    if (!/^cid:/i.test(image.src)) return image
    const id = image.src.slice(4)
    const index = byId.get(id) ?? byId.get(percentDecoded(id))
    return index === undefined ? image : { ...image, attachment: index }
  })
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
