/** A mail as if it were written at another time. */

const header = /^date:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/im

/** RFC 5322 §3.3, in UTC. */
const formatDate = (atMs: number): string => new Date(atMs).toUTCString().replace('GMT', '+0000')

/** The Date: field set anew, everything else byte for byte. A mail without one stays without. */
export const dated = (bytes: Uint8Array, atMs: number): Uint8Array => {
  const text = Buffer.from(bytes).toString('latin1')
  const end = text.search(/\r?\n\r?\n/)
  const head = end < 0 ? text : text.slice(0, end)
  return Buffer.from(head.replace(header, `Date: ${formatDate(atMs)}`) + text.slice(head.length), 'latin1')
}
