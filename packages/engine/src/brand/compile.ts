/** From the files a person edits (packages/engine/brands) to the ones that ship. Used by scripts/brands.ts and its test. */
import { fold } from '../text/fold.ts'
import type { Brand } from './brand.ts'
import { packRegistry } from './pack.ts'
import { checkBrand, checkRegistry, covers } from './schema.ts'

export type Compiled = { readonly registry: string; readonly services: string }

/**
 * @param files name ('jcb.json') and text of every brand file. @param servicesTsv name, domains, 'ambiguous' or nothing.
 * @returns the two shipped files, or every fault found.
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
  return { registry: packRegistry(brands), services: services.json }
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

const readServices = (
  tsv: string,
  brands: readonly Brand[],
): { readonly json: string; readonly faults: readonly string[] } => {
  const faults: string[] = []
  const domains = new Set(brands.flatMap((brand) => brand.domains.map(({ domain }) => domain)))
  const names = new Set(brands.flatMap((brand) => brand.spellings.map(({ text }) => fold(text).value)))
  const isBrands = (host: string) => {
    for (let dot = -1; ; ) {
      if (domains.has(host.slice(dot + 1))) return true
      dot = host.indexOf('.', dot + 1)
      if (dot < 0) return false
    }
  }
  const lines: string[] = []
  for (const [i, line] of tsv.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue
    const [name, hosts, mark, ...rest] = line.split('\t')
    if (!name || !hosts || rest.length > 0 || (mark !== undefined && mark !== 'ambiguous')) {
      faults.push(`services.tsv: line ${i + 1}: must be name, domains and 'ambiguous' or nothing, tabs between`)
      continue
    }
    const list = hosts.split(' ')
    if (
      names.has(fold(name).value) ||
      list.some(isBrands) ||
      list.some((host) => [...domains].some((d) => covers(host, d)))
    )
      continue
    names.add(fold(name).value)
    lines.push(JSON.stringify(mark ? [name, hosts, 1] : [name, hosts]))
  }
  return { json: `[\n${lines.join(',\n')}\n]\n`, faults }
}
