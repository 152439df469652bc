/** Header transplant on raw bytes: one mail's allowed fields and body, another mail's everything else. */

/** What the engine may learn from (and the form of the body, which has to stay or it cannot be read). */
const allowed =
  /^(?:from|reply-to|return-path|subject|mime-version|content-[a-z-]+|list-unsubscribe|list-unsubscribe-post)$/
/** Whom the mail was for: scrubbed from the words by these fields, so they belong to the body. */
const recipients = /^(?:to|cc|bcc|delivered-to|x-original-to|envelope-to)$/

const lf = 10
const cr = 13

type Field = { readonly name: string; readonly bytes: Uint8Array }
type Split = { readonly fields: readonly Field[]; readonly rest: Uint8Array; readonly crlf: boolean }

const nameOf = (line: Uint8Array): string => {
  const colon = line.subarray(0, 100).indexOf(58)
  return colon > 0 ? new TextDecoder('latin1').decode(line.subarray(0, colon)).trim().toLowerCase() : ''
}

/** Fields with their continuation lines (RFC 5322 §2.2.3); `rest` begins with the empty line. */
const splitMail = (bytes: Uint8Array): Split => {
  const fields: Field[] = []
  let start = 0
  let at = 0
  while (at < bytes.length) {
    const next = bytes.indexOf(lf, at)
    const end = next < 0 ? bytes.length : next + 1
    const isEmpty = bytes[at] === lf || (bytes[at] === cr && bytes[at + 1] === lf)
    const continues = bytes[at] === 32 || bytes[at] === 9
    if (at > start && (isEmpty || !continues)) {
      const field = bytes.subarray(start, at)
      fields.push({ name: nameOf(field), bytes: field })
      start = at
    }
    if (isEmpty) break
    at = end
  }
  if (at >= bytes.length && start < bytes.length) {
    const field = bytes.subarray(start)
    fields.push({ name: nameOf(field), bytes: field })
    start = bytes.length
  }
  const first = bytes.indexOf(lf)
  return { fields, rest: bytes.subarray(start), crlf: first > 0 && bytes[first - 1] === cr }
}

const isOwn = (name: string): boolean => allowed.test(name) || recipients.test(name)

const concat = (pieces: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(pieces.reduce((sum, p) => sum + p.length, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}

/** The fields a transplant takes from a mail, line ends as LF. */
export const donorHeader = (bytes: Uint8Array): Uint8Array =>
  concat(
    splitMail(bytes)
      .fields.filter(({ name }) => !isOwn(name))
      .map((field) => field.bytes.filter((byte) => byte !== cr)),
  )

const toCrlf = (bytes: Uint8Array): Uint8Array => {
  const out: number[] = []
  for (const byte of bytes) {
    if (byte === lf) out.push(cr)
    out.push(byte)
  }
  return Uint8Array.from(out)
}

/** @param donor what donorHeader() took from another mail. It takes the place of the mail's own such fields, on top. */
export const transplant = (bytes: Uint8Array, donor: Uint8Array): Uint8Array => {
  const { fields, rest, crlf } = splitMail(bytes)
  const own = fields.filter(({ name }) => isOwn(name)).map((field) => field.bytes)
  const ended = donor.length === 0 || donor.at(-1) === lf ? donor : concat([donor, Uint8Array.of(lf)])
  return concat([crlf ? toCrlf(ended) : ended, ...own, rest])
}
