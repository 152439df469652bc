/** What is publicly known of a domain, whoever the mail says it is. */

export type StandingKind =
  | 'brand' // a registry brand's own, not shared
  | 'service' // a known service with a sign-in
  | 'popular' // in the popularity table, and nobody but the owner publishes there
  | 'restricted' // suffix that is handed out only after proof: go.jp, lg.jp, ac.jp, co.jp, gov, edu, ...
  | 'mailer' // sends for many firms (SendGrid, list-manage, ...)
  | 'free-mail' // anybody can have a mailbox
  | 'free-host' // anybody can publish a page or a form: builders, sub-domains, file hosts, self-service platforms
  | 'shortener'
  | 'dynamic-dns'
  | 'look-alike' // resembles a brand's domain and is not it
  | 'ip'
  | 'reserved' // example, test, invalid, localhost
  | 'unknown'
export type LookAlikeWay =
  | 'skeleton' // same to the eye (confusables, rn/m)
  | 'edit' // one or two visually cheap edits
  | 'sub-domain' // brand name or brand domain as a label before another registrable domain
  | 'hyphen' // brand with words around it in the registrable label
  | 'other-suffix' // brand's label under another public suffix
export type Standing = {
  readonly kind: StandingKind
  /** 1 (top 1,000) to 5 (top 1,000,000); 0 when not in the popularity table. */
  readonly rank: 0 | 1 | 2 | 3 | 4 | 5
  readonly restricted: boolean
  /** Registry brand whose domain it is, or which it resembles. */
  readonly brand: string | null
  readonly lookAlike: LookAlikeWay | null
  /** The domain the standing is of: registrable, or the longer host that is listed. */
  readonly domain: string
}
