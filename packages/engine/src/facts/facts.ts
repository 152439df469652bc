/** What was gathered before the scan. `unknown` = not asked, or could not be learned; nothing unknown is guessed. */

export type Unknown = 'unknown'
/** RFC 8601 §2.7 results; temperror reads as unknown to everything after. */
export type MethodResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'policy' | 'temperror' | 'permerror'
export type AuthFacts = {
  readonly spf:
    | { readonly result: MethodResult /** Domain checked: envelope or HELO. */; readonly domain: string }
    | Unknown
  readonly dkim:
    | readonly {
        readonly result: MethodResult /** d= */
        readonly domain: string /** s=, where it was checked here. */
        readonly selector?: string
      }[]
    | Unknown
  readonly dmarc:
    | {
        readonly result: MethodResult /** From: domain it was asked for. */
        readonly domain: string
        readonly policy: 'none' | 'quarantine' | 'reject' | Unknown
      }
    | Unknown
  /** ARC chain of a listed sealer: the DMARC result it saw, and the From: domain that was for. */
  readonly arc: { readonly result: MethodResult; readonly sealer: string; readonly domain: string } | Unknown
  readonly smime: { readonly result: 'pass' | 'fail'; readonly address: string } | Unknown
  readonly bimi: { readonly result: MethodResult; readonly domain: string } | Unknown
  /** Which authserv-id ('top' where it names none), 'dns' or 'smime' for own verification; joined by '+'. */
  readonly by: string
}
export type MemoryFacts = {
  /** The From: address is one this mailbox writes to. */
  readonly correspondent: boolean | Unknown
  /** In-Reply-To or References names a Message-ID this mailbox sent. */
  readonly replyToOwn: boolean | Unknown
  /** This campaign (near-duplicate sketch) was met before with this answer. */
  readonly campaign: { readonly verdict: 'ham' | 'spam' | 'phishing'; readonly seen: number } | Unknown
  /** A link or domain stands in a feed the operator listed. */
  readonly feed: { readonly name: string; readonly url: string } | null | Unknown
}
/** What DNS lists of the operator's choice say (RFC 5782); a list that gives no answer is as one that lists nothing. */
export type ListFacts = {
  /** Lists in which the address stands that handed the mail over. */
  readonly sender: readonly string[]
  /** Domains of From: and of links, A-labels, that stand in a list. */
  readonly domains: readonly { readonly domain: string; readonly list: string }[]
}
export type Facts = {
  readonly auth: AuthFacts | Unknown
  /** Texts of QR codes in images and tables. */
  readonly qr: readonly string[] | Unknown
  /** Links in PDF attachments. */
  readonly pdfLinks: readonly string[] | Unknown
  readonly memory: MemoryFacts | Unknown
  /** The name a virus scanner gives what it found in the mail; null: it found nothing. */
  readonly malware: { readonly name: string } | null | Unknown
  readonly lists: ListFacts | Unknown
}
export const noFacts: Facts = {
  auth: 'unknown',
  qr: 'unknown',
  pdfLinks: 'unknown',
  memory: 'unknown',
  malware: 'unknown',
  lists: 'unknown',
}
