/** Microsoft cabinets: names. @see [MS-CAB] */
import { bounds } from './bounds.ts'
import { decodeName, decodeUtf8, u16, u32 } from './bytes.ts'
import type { Found } from './found.ts'
import { noteMember } from './members.ts'

/** [MS-CAB] §2.3: CFFILE attribute, the name is UTF-8. */
const nameIsUtf8 = 0x80

/** Fills `found` from a cabinet (CFHEADER §2.1, CFFILE §2.3). */
export const lookIntoCab = (found: Found, b: Uint8Array): void => {
  const files = Math.min(u16(b, 28), bounds.members)
  let at = u32(b, 16)
  for (let i = 0; i < files; i++) {
    if (at + 17 > b.length) {
      found.marks.add('truncated')
      return
    }
    let end = at + 16
    while (end < b.length && end - at < 16 + bounds.entryChars && b[end] !== 0) end++
    const raw = b.subarray(at + 16, end)
    noteMember(found, (u16(b, at + 14) & nameIsUtf8) !== 0 ? decodeUtf8(raw) : decodeName(raw))
    at = end + 1
  }
}
