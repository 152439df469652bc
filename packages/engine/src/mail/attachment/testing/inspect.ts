/** Calls inspectAttachment() the way the mail reader does, with a plain part. */
import type { Attachment, Part } from '../../message.ts'
import { inspectAttachment } from '../inspect.ts'

export const partOf = (type: string): Part => ({
  type,
  parameters: new Map(),
  disposition: 'attachment',
  fileName: '',
  contentId: '',
  transferEncoding: 'base64',
  header: [],
  children: [],
  startByte: 0,
  endByte: 0,
})

export const inspect = (fileName: string, content: Uint8Array, labelledType = 'application/octet-stream'): Attachment =>
  inspectAttachment({
    part: partOf(labelledType),
    bytes: () => content,
    head: () => content.subarray(0, 512),
    fileName,
    labelledType,
    inline: false,
    contentId: '',
    sizeBytes: content.length,
  })
