/** What gathering asks of the world: DNS and the clock, handed in so that tests need neither. */

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'PTR' | 'TXT'

/** An answer is a value, failures too: a look-up never throws. */
export type DnsAnswer =
  /** Never empty. TXT: the character strings of a record joined. MX: '10 mx.example.com' as in a zone file. */
  | { readonly status: 'found'; readonly records: readonly string[] }
  /** No such record. exists: the name has others (NODATA), or is not there at all (NXDOMAIN). */
  | { readonly status: 'none'; readonly exists: boolean }
  /** Could not be learned now: timeout, SERVFAIL, refused, or a limit of ours. */
  | { readonly status: 'temperror'; readonly reason: string }

/** @param name ASCII (A-labels), any case, with or without the final dot. */
export type Resolve = (name: string, type: RecordType) => Promise<DnsAnswer>

export type World = {
  readonly resolve: Resolve
  readonly now: () => Date
}
