/** From the files a person edits (packages/engine/brands) to the ones that ship. Used by scripts/brands.ts and its test. */
import { fold } from '../text/fold.ts'
import type { Brand } from './brand.ts'
import { packRegistry } from './pack.ts'
import { checkBrand, checkRegistry, covers } from './schema.ts'
import { packSpellings } from './spelling-table.ts'

/** Name of a shipped file -> its text. */
export type Compiled = { readonly files: Readonly<Record<string, string>> }

/**
 * @param files name ('jcb.json') and text of every brand file. @param servicesTsv name, domains, 'ambiguous' or nothing.
 * @returns the shipped files, or every fault found.
 */
export const compileBrands = (
  files: readonly { readonly name: string; readonly text: string }[],
  servicesTsv: string,
): Compiled | { readonly faults: readonly string[] } => {
  const faults: string[] = []
  const brands: Brand[] = []
  for (const { name, text } of files) {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      faults.push(`${name}: ${String(error)}`)
      continue
    }
    const found = checkBrand(name, value)
    if (found.length === 0) brands.push(value as Brand)
    faults.push(...found)
  }
  if (faults.length === 0) faults.push(...checkRegistry(brands), ...checkSpellings(brands))
  const services = readServices(servicesTsv, brands)
  faults.push(...services.faults)
  if (faults.length > 0) return { faults }
  brands.sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    files: {
      'registry.gen.json': packRegistry(brands),
      'services.gen.json': packServices(services.services),
      'spellings.gen.json': packSpellings(brands, services.services),
    },
  }
}

/** Folded alike, a spelling names one brand. */
const checkSpellings = (brands: readonly Brand[]): readonly string[] => {
  const faults: string[] = []
  const owner = new Map<string, string>()
  for (const { id, spellings } of brands) {
    for (const value of new Set(spellings.map(({ text }) => fold(text).value))) {
      const other = owner.get(value)
      if (other !== undefined) faults.push(`${id}.json: spellings: '${value}' stands in ${other}.json too`)
      else owner.set(value, id)
    }
  }
  return faults
}

/** As services.tsv writes one. */
type ServiceRow = { readonly name: string; readonly hosts: string; readonly ambiguous: boolean }

const packServices = (services: readonly ServiceRow[]): string =>
  `[\n${services.map(({ name, hosts, ambiguous }) => JSON.stringify(ambiguous ? [name, hosts, 1] : [name, hosts])).join(',\n')}\n]\n`

/** Those that no brand file has: neither the name nor a domain. */
const readServices = (
  tsv: string,
  brands: readonly Brand[],
): { readonly services: readonly ServiceRow[]; readonly faults: readonly string[] } => {
  const faults: string[] = []
  const services: ServiceRow[] = []
  const domains = brands.flatMap((brand) => brand.domains.map(({ domain }) => domain))
  const names = new Set(brands.flatMap((brand) => brand.spellings.map(({ text }) => fold(text).value)))
  const isBrands = (host: string) => domains.some((domain) => covers(domain, host) || covers(host, domain))
  for (const [i, line] of tsv.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue
    const [name, hosts, mark, ...rest] = line.split('\t')
    if (!name || !hosts || rest.length > 0 || (mark !== undefined && mark !== 'ambiguous')) {
      faults.push(`services.tsv: line ${i + 1}: must be name, domains and 'ambiguous' or nothing, tabs between`)
      continue
    }
    if (name.includes('*')) faults.push(`services.tsv: line ${i + 1}: '*' stands for any characters in a phrase`)
    const value = fold(name).value
    if (names.has(value) || hosts.split(' ').some(isBrands)) continue
    names.add(value)
    services.push({ name, hosts, ambiguous: mark !== undefined })
  }
  return { services, faults }
}
