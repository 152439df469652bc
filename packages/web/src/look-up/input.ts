/** What somebody pasted: a whole mail, its header, running text or a link; made into the bytes of a mail to scan. */

export type LookedUp = 'mail' | 'text' | 'link'
export type LookUpInput = { readonly kind: LookedUp; readonly bytes: Uint8Array }

/** Beyond this, a file is no mail anybody wants checked; the engine has limits of its own. */
export const inputBytesMax = 30_000_000

/** RFC 5322 §2.2: a field name, a colon. In any language a pasted sentence seldom begins so; two lines never do. */
const fieldLine = /^[!-9;-~]{1,77}:[ \t]?/
const knownField =
  /^(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|reply-to|authentication-results|dkim-signature|x-[\w-]+)\s*:/i
const oneLink = /^(?:https?:\/\/|www\.)?[^\s/]+\.[^\s]{2,}$/i

const encoder = new TextEncoder()

/** Whether the text begins as a mail does: known header fields before the first empty line. */
export const beginsLikeMail = (text: string): boolean => {
  let known = 0
  for (const line of text.slice(0, 20_000).split(/\r?\n/)) {
    if (line === '') break
    if (/^[ \t]/.test(line) || line.startsWith('From ')) continue
    if (!fieldLine.test(line)) return known >= 2
    if (knownField.test(line)) known++
  }
  return known >= 2
}

/** @returns null where nothing was pasted. */
export const readInput = (pasted: string): LookUpInput | null => {
  const text = pasted.replace(/^\uFEFF/, '').trim()
  if (text === '') return null
  if (beginsLikeMail(text)) return { kind: 'mail', bytes: encoder.encode(text.replace(/\r?\n/g, '\r\n')) }
  const isLink = oneLink.test(text) && !text.includes('@')
  const body = isLink && !/^https?:\/\//i.test(text) ? `http://${text}` : text
  // A header of its own: what stands in the pasted text is never read as one.
  const header =
    'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
  return { kind: isLink ? 'link' : 'text', bytes: encoder.encode(`${header}${body.replace(/\r?\n/g, '\r\n')}\r\n`) }
}
