/** The shipped form of the registry: the same data, each evidence written once. */
import type { Brand, Evidence, Report } from './brand.ts'

type PackedEvidence = readonly [proof: string, source: string, seen: string]
/** Like T, with the three fields of evidence replaced by `e`, an index. */
type Packed<T> = Omit<T, keyof Evidence> & { readonly e: number }
type PackedBrand = Omit<Brand, 'domains' | 'entrance' | 'antiPhishing' | 'contact' | 'report'> & {
  readonly domains: readonly Packed<Brand['domains'][number]>[]
  readonly entrance?: Packed<NonNullable<Brand['entrance']>>
  readonly antiPhishing?: Packed<NonNullable<Brand['antiPhishing']>>
  readonly contact?: Packed<NonNullable<Brand['contact']>>
  readonly report?: readonly Packed<Report>[]
}
export type PackedRegistry = {
  readonly evidence: readonly PackedEvidence[]
  readonly brands: readonly PackedBrand[]
}

/** Deterministic JSON, a brand a line. */
export const packRegistry = (brands: readonly Brand[]): string => {
  const evidence = new Map<string, number>()
  const pack = (value: Evidence): unknown => {
    const { proof, source, seen, ...rest } = value
    const key = JSON.stringify([proof, source, seen])
    if (!evidence.has(key)) evidence.set(key, evidence.size)
    return { ...rest, e: evidence.get(key) }
  }
  const lines = brands.map((brand) =>
    JSON.stringify({
      ...brand,
      domains: brand.domains.map(pack),
      ...(brand.entrance && { entrance: pack(brand.entrance) }),
      ...(brand.antiPhishing && { antiPhishing: pack(brand.antiPhishing) }),
      ...(brand.contact && { contact: pack(brand.contact) }),
      ...(brand.report && { report: brand.report.map(pack) }),
    }),
  )
  return `{"evidence":[\n${[...evidence.keys()].join(',\n')}\n],"brands":[\n${lines.join(',\n')}\n]}\n`
}

export const unpackRegistry = ({ evidence, brands }: PackedRegistry): readonly Brand[] => {
  const table = evidence.map(([proof, source, seen]) => ({ proof, source, seen }) as Evidence)
  const unpack = <T>(value: Packed<T>): T => {
    const { e, ...rest } = value
    return { ...rest, ...table[e]! } as T
  }
  return brands.map(
    (brand) =>
      ({
        ...brand,
        domains: brand.domains.map(unpack),
        ...(brand.entrance && { entrance: unpack(brand.entrance) }),
        ...(brand.antiPhishing && { antiPhishing: unpack(brand.antiPhishing) }),
        ...(brand.contact && { contact: unpack(brand.contact) }),
        ...(brand.report && { report: brand.report.map(unpack) }),
      }) as Brand,
  )
}
