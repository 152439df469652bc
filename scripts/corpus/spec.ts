/** What a mail of the own corpus is written as, before it becomes bytes. */

export type Verdict = 'ham' | 'spam' | 'phishing'
export type Action = 'deliver' | 'review' | 'junk'

/** How the text, and the encoded words of the header, are written. */
export type Charset = 'us-ascii' | 'utf-8' | 'iso-2022-jp' | 'shift_jis' | 'euc-jp' | 'gb2312'
export type TransferEncoding = '7bit' | '8bit' | 'quoted-printable' | 'base64'

/** Look of the HTML made of a body; see markup.ts. */
export type Style = 'plain' | 'card' | 'mobile' | 'old' | 'outlook' | 'webmail'

/**
 * RFC 8601 results the receiving server (mx.example.jp) wrote on top.
 * 'pass': SPF, DKIM and DMARC pass for the From: domain; 'fail': all fail for it; 'none': no field at all.
 */
export type Auth =
  | 'pass'
  | 'fail'
  | 'none'
  | {
      /** `result domain`, for example 'pass bounce.example.jp'. */
      readonly spf: string
      readonly dkim: string
      /** `result domain`, or `result domain policy`. */
      readonly dmarc: string
    }

export type FileSpec = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** Content-ID: the part goes into multipart/related beside the HTML. */
  readonly contentId?: string
  /** RFC 2231 or an encoded word in quotes, as Japanese mailers write it. Default rfc2231. */
  readonly nameForm?: 'rfc2231' | 'encoded-word'
}

export type MailSpec = {
  /** File name without `.eml`. */
  readonly name: string
  readonly lang: 'ja' | 'en'
  readonly verdict: Verdict
  /** What the engine may do with it; by default deliver ham, junk the rest. */
  readonly actions?: readonly Action[]
  /** Why a careful person would say so. */
  readonly why: string
  /** Symbols that must be among the findings. */
  readonly symbols?: readonly string[]

  /** `Name <address>`; two entries write two From: fields. */
  readonly from: string | readonly string[]
  /** Default taro@example.jp for Japanese, hanako@example.com for English mail. */
  readonly to?: string
  readonly replyTo?: string
  readonly cc?: string
  readonly subject: string
  /** `2026-05-12 09:14 +0900`. */
  readonly date: string
  readonly auth?: Auth
  /** Envelope address; default the From: address. */
  readonly mailFrom?: string
  /** Host name and address of the last hop; 'unknown 203.0.113.9' has no reverse DNS; 'none' writes no Received. */
  readonly hop?: string
  /** Further header fields, written as they are. */
  readonly header?: readonly (readonly [name: string, value: string])[]
  readonly messageId?: string

  /** Text in the markup of markup.ts. */
  readonly body: string
  readonly form?: 'text' | 'html' | 'both'
  readonly style?: Style
  /** Shown on top of the HTML. */
  readonly logo?: { readonly alt: string; readonly src: string }
  /** Last touch on the HTML made of the body, or HTML of its own. */
  readonly html?: (html: string) => string
  /** Last touch on the plain text made of the body. */
  readonly text?: (text: string) => string
  readonly charset?: Charset
  /** Label written instead of the charset's own; '' writes none. */
  readonly label?: string
  /** Charset of the HTML part where it differs. */
  readonly htmlCharset?: Charset
  readonly encoding?: TransferEncoding
  /** Encoded words as B or Q, or raw bytes of the charset. */
  readonly words?: 'b' | 'q' | 'raw'
  readonly files?: readonly FileSpec[]
  /** text/calendar alternative with this METHOD. */
  readonly calendar?: { readonly method: string; readonly ics: string }
  /** A message/rfc822 attachment: a mail of this corpus by name. */
  readonly attached?: MailSpec
  /** RFC 3464 delivery-status part and returned header: makes a multipart/report. */
  readonly report?: { readonly status: string; readonly returned: string }
}

export type Family = {
  readonly family: string
  /** One sentence for SOURCES.md. */
  readonly shows: string
  readonly mails: readonly MailSpec[]
}
