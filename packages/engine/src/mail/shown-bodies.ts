/** The parts a reader sees as the mail's text, decoded but otherwise as written: for showing them, not for judging. */
import { limits } from '../limits.ts'
import { textOf } from './content.ts'
import { createDefectLog } from './defects.ts'
import type { Message } from './message.ts'
import { selectParts } from './select.ts'

export type ShownBody = { readonly html: boolean; readonly text: string }

/** In reading order. @param bytes those the message was parsed from. */
export const shownBodies = ({ root }: Message, bytes: Uint8Array): readonly ShownBody[] => {
  const charsets = new Set<string>()
  const log = createDefectLog()
  return selectParts(root, bytes).shown.map(({ part, html }) => ({
    html,
    text: textOf(bytes, part, limits.partBytes, log, charsets).text,
  }))
}
