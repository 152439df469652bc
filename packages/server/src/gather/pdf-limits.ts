/** Bounds of one readPdfLinks(). */
export const pdfLimits = {
  /** PDFs read in one mail. */
  documents: 8,
  documentBytes: 4 * 1024 * 1024,
  /** First pages of each; a phishing PDF has one or two. */
  pages: 30,
  links: 200,
  urlChars: 8_192,
  documentTimeoutMs: 2_000,
  totalTimeoutMs: 5_000,
  startTimeoutMs: 10_000,
  heapMb: 192,
  growthMb: 384,
  queueMax: 64,
} as const
