/** Every bound on work over one message. Reaching one is kept as a `limit-reached` defect, the rest is left unread. */
export const limits = {
  /** MIME nesting; deeper parts are read as bytes. Real mail stays under 10. */
  depth: 24,
  parts: 500,
  /** Attached messages inside attached messages. */
  forwardDepth: 4,
  headerFields: 2_000,
  headerBytes: 512 * 1024,
  fieldBytes: 64 * 1024,
  addresses: 500,
  /** Message-IDs kept of one In-Reply-To or References field. */
  references: 200,
  /** Parameters of one MIME field (RFC 2045, RFC 2231). */
  parameters: 100,
  /** Different charset labels kept. */
  charsets: 50,
  /** Decoded bytes of one text part that are looked at; what counts of them for the limits below is what a reader sees. */
  partBytes: 8 * 1024 * 1024,
  /** Text over all text parts in which links are looked for, UTF-16 code units; of longer parts both ends. */
  bodyChars: 2 * 1024 * 1024,
  /** Text or HTML of each part that is read even after those before it used up bodyChars or htmlBytes. */
  partCharsMin: 16 * 1024,
  /** Text of that kept for detection: the beginning and the end. */
  textChars: 200_000,
  /** HTML over all parts, comments, scripts and embedded pictures not counted; of longer parts both ends. */
  htmlBytes: 2 * 1024 * 1024,
  htmlElements: 100_000,
  styleRules: 2_000,
  links: 2_000,
  linkChars: 8_192,
  images: 2_000,
  attachments: 200,
  /** Bytes of one attachment decoded for a look inside. */
  attachmentBytes: 4 * 1024 * 1024,
  archiveNames: 200,
  /** Header blocks quoted in the text, taken as inline forwards. */
  inlineForwards: 20,
  /** Events read of all calendar parts. */
  calendarEvents: 20,
  defects: 200,
} as const
