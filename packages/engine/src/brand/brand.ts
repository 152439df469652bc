/** A brand of the registry: who a mail may say it is, and what that brand's own origin and targets are. */

/** O brand's own page, W page quoting it, C seen in public code, U general knowledge. Only O or W may make a claim proven. */
export type Proof = 'O' | 'W' | 'C' | 'U'
/** A field's evidence: where and when (YYYY-MM) it was seen. */
export type Evidence = { readonly proof: Proof; readonly source: string; readonly seen: string }
export type Sector =
  | 'shop'
  | 'card'
  | 'bank'
  | 'securities'
  | 'payment'
  | 'crypto'
  | 'insurance'
  | 'carrier'
  | 'isp'
  | 'hosting'
  | 'parcel'
  | 'rail'
  | 'airline'
  | 'travel'
  | 'utility'
  | 'government'
  | 'points'
  | 'game'
  | 'media'
  | 'social'
  | 'software'
  | 'food'
  | 'other'
export type BrandDomain = Evidence & {
  /** Registrable domain, or a longer host where only that is the brand's. Sub-domains count. */
  readonly domain: string
  readonly use: readonly ('send' | 'link')[]
  /** Several brands send or link here: it proves the sender, not which brand. */
  readonly shared?: true
}
export type Spelling = {
  readonly text: string
  /** Counts as a claim only in a display name, or beside a word of `context`. */
  readonly ambiguous?: true
}
export type Report = Evidence &
  (
    | { readonly kind: 'address'; readonly address: string; readonly form: 'attach' | 'forward' }
    | { readonly kind: 'form'; readonly url: string }
    | { readonly kind: 'in-app' | 'phone' | 'none'; readonly note?: string }
  )
export type Brand = {
  /** Kebab-case, the file's name: 'smbc-card'. */
  readonly id: string
  readonly name: { readonly ja: string; readonly en: string }
  readonly sector: Sector
  readonly spellings: readonly Spelling[]
  /** Words that make an ambiguous spelling a claim: 'カード', 'マイレージ'. */
  readonly context?: readonly string[]
  /** Phrases that hold a spelling and are not the brand: 'apple pie', 'アマゾン川'. */
  readonly decoys?: readonly string[]
  /** Without 'send' where customers have mailboxes: that a mail comes from there proves a customer, not the brand. */
  readonly domains: readonly BrandDomain[]
  /** Hosts under its domains where anybody can publish: not the brand's. */
  readonly openHosts?: readonly string[]
  /** Brands of the same owner whose domains are its too: ids. */
  readonly sisters?: readonly string[]
  /** Words in a host name that pretend to be the brand, 4 letters and more: 'vpass', 'eki-net'. */
  readonly hostWords?: readonly string[]
  /** The way in to type oneself instead of following the mail's link. */
  readonly entrance?: Evidence & { readonly url: string }
  readonly antiPhishing?: Evidence & { readonly url: string }
  readonly contact?: Evidence & { readonly url: string }
  readonly report?: readonly Report[]
}
