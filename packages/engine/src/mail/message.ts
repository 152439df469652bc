/** The canonical form of one mail: made once by parseMessage(), read by everything after it. */
import type { Target } from '../link/target.ts'

/** Where a span points: a decoded text of the message, and which one of a list. Offsets are UTF-16 code units. */
export type SpanPlace = 'from' | 'replyTo' | 'subject' | 'text' | 'hidden' | 'link' | 'attachment' | 'header' | 'image'
export type Span = {
  readonly place: SpanPlace
  /** Index in message.links, .attachments, .header or .images; 0 for the rest (`from`: in message.from). */
  readonly index: number
  readonly start: number
  readonly end: number
}

/** RFC 5322 §2.2: one header field, unfolded and decoded, with where its raw bytes stand in the message. */
export type HeaderField = {
  /** Lower case. */
  readonly name: string
  /** Unfolded, RFC 2047 and raw 8-bit text decoded, trimmed. */
  readonly value: string
  /** Unfolded, bytes as latin1: for signature-like fields that must not be decoded. */
  readonly raw: string
  readonly startByte: number
  readonly endByte: number
}

/** RFC 5322 §3.4 mailbox. Addresses may be SMTPUTF8 (RFC 6532). */
export type Mailbox = {
  /** Decoded display name, '' when there is none. */
  readonly name: string
  /** As written, '' when none could be read. */
  readonly address: string
  readonly localPart: string
  /** A-label form (UTS #46), lower case, no final dot; '' when none. */
  readonly domain: string
}

/** What could not be read as the RFCs say. Evidence too, so each is kept. */
export type Defect = {
  readonly kind: DefectKind
  /** The label, field name or limit concerned; short, never mail content. */
  readonly detail: string
  /** Byte offset in the message where known, else -1. */
  readonly at: number
}
export type DefectKind =
  | 'bad-charset' // label unknown
  | 'wrong-charset' // label contradicted by the bytes
  | 'missing-charset' // 8-bit or escape bytes without a label
  | 'undecodable-bytes' // replacement characters had to be used
  | 'raw-8bit-header' // RFC 5322 wants ASCII or RFC 6532 UTF-8
  | 'bad-encoded-word'
  | 'split-encoded-word' // RFC 2047 §5: a character split over two words
  | 'bad-base64'
  | 'bad-quoted-printable'
  | 'bad-header-field' // a line in the header that is no field
  | 'duplicate-header-field' // RFC 5322 §3.6: at most one
  | 'missing-header-field'
  | 'bad-address'
  | 'missing-boundary'
  | 'unclosed-multipart'
  | 'bad-content-type'
  | 'nul-byte'
  | 'bare-cr'
  | 'long-line'
  | 'limit-reached' // detail: the limit's name in limits.ts
  | 'encrypted' // S/MIME or PGP encrypted: unreadable, never guessed
  | 'tnef' // winmail.dat: unreadable, never guessed

/** RFC 2045: one node of the MIME tree. */
export type Part = {
  /** Lower case `type/subtype` as labelled ('text/plain' when absent). */
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
  readonly disposition: 'inline' | 'attachment' | null
  readonly fileName: string
  readonly contentId: string
  readonly transferEncoding: string
  readonly header: readonly HeaderField[]
  readonly children: readonly Part[]
  /** Body bytes in the message, still transfer-encoded: subarray(startByte, endByte). */
  readonly startByte: number
  readonly endByte: number
}

export type LinkSource =
  | 'a'
  | 'area'
  | 'form'
  | 'button'
  | 'meta-refresh'
  | 'text'
  | 'iframe'
  | 'object'
  | 'qr'
  | 'pdf'
  | 'attachment'
  | 'attached' // in a message attached to this one
  | 'script'
  | 'calendar'
  | 'svg'
export type Link = {
  readonly source: LinkSource
  /** As written, entities decoded, tab and newline removed, <base> applied. */
  readonly href: string
  /** What a reader sees of it: anchor text and image alt; the URL itself for links in plain text. */
  readonly shown: string
  readonly title: string
  readonly target: Target
  /** Where `shown` stands in message.text, or null when it is nowhere (image link, form, meta). */
  readonly span: Span | null
  /** In a part of the HTML a reader does not see. */
  readonly hidden: boolean
}

export type Image = {
  readonly src: string
  readonly alt: string
  readonly target: Target | null
  readonly widthPx: number | null
  readonly heightPx: number | null
  /** `cid:` reference resolved to an attachment of this message. */
  readonly attachment: number | null
  readonly hidden: boolean
}

export type Form = {
  readonly action: string
  readonly target: Target | null
  readonly method: string
  /** Lower-case type (and name) of each field: 'password', 'text:card-number'. */
  readonly fields: readonly string[]
}

/** Ways text is kept from a reader, with how many characters each hides. */
export type HiddenKind =
  | 'display'
  | 'visibility'
  | 'opacity'
  | 'size'
  | 'colour'
  | 'off-screen'
  | 'zero-width'
  | 'clipped'
  | 'attribute'

/** What the HTML parts hold beyond text and links. All counts are 0 when there is no HTML. */
export type HtmlFacts = {
  readonly present: boolean
  readonly sizeBytes: number
  readonly elements: number
  readonly maxDepth: number
  readonly scripts: number
  readonly eventHandlers: number
  readonly iframes: number
  readonly objects: number
  readonly metaRefresh: number
  readonly baseHref: string
  readonly dataUrls: number
  readonly blobUrls: number
  readonly comments: number
  /** Lower-case families named by font-family or <font face>. */
  readonly fonts: readonly string[]
  readonly hiddenChars: Readonly<Partial<Record<HiddenKind, number>>>
  /** Tables that draw a QR code with coloured cells: one boolean matrix each, row by row. */
  readonly qrTables: readonly (readonly (readonly boolean[])[])[]
  /** `lang` of <html> or <body>, lower case, '' when none. */
  readonly lang: string
}

export type AttachmentKind =
  // told by content, not by name
  | 'unknown'
  | 'empty'
  | 'text'
  | 'html'
  | 'svg'
  | 'xml'
  | 'rtf'
  | 'pdf'
  | 'image'
  | 'audio'
  | 'video'
  | 'zip'
  | 'zip-encrypted'
  | 'rar'
  | 'rar-encrypted'
  | '7z'
  | 'gzip'
  | 'tar'
  | 'cab'
  | 'lzh'
  | 'iso'
  | 'vhd'
  | 'udf'
  | 'onenote'
  | 'lnk'
  | 'exe'
  | 'elf'
  | 'script'
  | 'msi'
  | 'hta'
  | 'chm'
  | 'ole'
  | 'ole-macro'
  | 'ole-encrypted'
  | 'ooxml'
  | 'ooxml-macro'
  | 'ooxml-external'
  | 'calendar'
  | 'vcard'
  | 'message'
  | 'tnef'
  | 'signature'
  | 'encrypted'
export type Attachment = {
  /** Decoded file name ('' when none), bidi controls kept. */
  readonly fileName: string
  readonly labelledType: string
  readonly kind: AttachmentKind
  /** Size decoded. */
  readonly sizeBytes: number
  readonly inline: boolean
  readonly contentId: string
  readonly part: Part
  /** Names inside an archive, at most limits.archiveNames. */
  readonly entries: readonly string[]
  /** What else the content shows: 'javascript' or 'launch-action' (pdf), 'script', 'atob', 'external-template', 'auto-open', 'embedded-file', 'nested-archive', 'bomb', 'truncated', 'smuggling', 'form-password', ... */
  readonly marks: readonly string[]
  /** Links found inside by a light look (HTML, SVG, LNK, Office relations, .url, uncompressed PDF). */
  readonly links: readonly Link[]
}

export type CryptoState = 'none' | 'smime-signed' | 'pgp-signed' | 'smime-encrypted' | 'pgp-encrypted'

export type Message = {
  readonly sizeBytes: number
  readonly header: readonly HeaderField[]
  /** Of every From: field, in their order. */
  readonly from: readonly Mailbox[]
  readonly sender: readonly Mailbox[]
  readonly replyTo: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  /** RFC 5321 envelope return path as the last MTA wrote it, null when absent; address '' for `<>`. */
  readonly returnPath: Mailbox | null
  readonly subject: string
  /** Without angle brackets, as are the ids below. */
  readonly messageId: string
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  readonly root: Part
  /** Text as a reader sees it: of each multipart/alternative the last readable, hidden text set apart, blocks separated by newline. */
  readonly text: string
  /** Text in the HTML that a reader does not see. */
  readonly hidden: string
  /** The text/plain alternative where `text` came from HTML, else ''. */
  readonly plainAlternative: string
  readonly links: readonly Link[]
  readonly images: readonly Image[]
  readonly forms: readonly Form[]
  readonly html: HtmlFacts
  readonly attachments: readonly Attachment[]
  /** Nested message/rfc822 parts and inline forwards (header block quoted in the text), outermost first. */
  readonly forwarded: readonly Forwarded[]
  readonly calendar: readonly CalendarInvitation[]
  /** Charset labels as written, lower case, in order. */
  readonly charsets: readonly string[]
  readonly crypto: CryptoState
  readonly defects: readonly Defect[]
}

export type Forwarded =
  /** `bytes`: the attached message decoded; every offset in `message` counts from their start. */
  | { readonly form: 'attached'; readonly bytes: Uint8Array; readonly message: Message }
  /** Where in message.text the forwarded text begins, with the header fields its quoted block names. */
  | {
      readonly form: 'inline'
      readonly start: number
      readonly end: number
      readonly from: string
      readonly subject: string
      readonly date: string
      readonly to: string
    }

export type CalendarInvitation = {
  readonly method: string
  readonly organizer: string
  readonly summary: string
  readonly description: string
  readonly location: string
}
