/** Whether bytes are a mail at all: RFC 5322 §2.2 header fields at their head. */

/** Fields that mail begins with. Notes and lists begin with a word and a colon too. */
const knownField =
  /^(?:received|return-path|delivered-to|from|to|cc|bcc|subject|date|message-id|mime-version|sender|reply-to|in-reply-to|references|envelope-to|content-(?:type|transfer-encoding)|(?:authentication-results|dkim-signature|domainkey-signature|arc-[a-z-]+|resent-[a-z-]+|list-[a-z-]+|x-[a-z0-9_-]+))[ \t]*:/i
/** Any field name that is met; an address such as https://example.com/ is none. */
const anyField = /^[a-z][a-z0-9_.-]*[ \t]*:(?!\/\/)/i

/** Bytes of a header looked at; a mail shows a field long before. */
const headerBytesMax = 64 * 1024
/** A field name is shorter. */
const lineChars = 80

/** Found among other files: the very first line has to be a field that mail begins with. */
export const looksLikeMail = (head: Buffer): boolean => knownField.test(head.toString('latin1', 0, lineChars))

/**
 * Handed over as a mail: it is one where its first line is a field of any name, or where one of the well-known fields
 * stands before the first empty line. Empty lines at the head are passed over, as the parser does; a body need not be.
 */
export const isMail = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headerBytesMax))
  let first = true
  for (let at = head.subarray(0, 3).equals(utf8Bom) ? utf8Bom.length : 0; at < head.length; ) {
    const newline = head.indexOf(10, at)
    const end = newline < 0 ? head.length : newline
    const line = head.toString('latin1', at, Math.min(end, at + lineChars))
    at = end + 1
    if (line === '' || line === '\r') {
      if (first) continue
      return false
    }
    if (knownField.test(line) || (first && anyField.test(line))) return true
    first = false
  }
  return false
}

export const utf8Bom = Buffer.from([0xef, 0xbb, 0xbf])
