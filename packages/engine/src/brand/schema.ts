/** What a brand file must be. Says every fault by file and field, for whoever edits packages/engine/brands. */
import { hostParts } from '../domain/registrable.ts'
import type { Brand, BrandDomain, Sector } from './brand.ts'

const sectors: Readonly<Record<Sector, true>> = {
  shop: true,
  card: true,
  bank: true,
  securities: true,
  payment: true,
  crypto: true,
  insurance: true,
  carrier: true,
  isp: true,
  hosting: true,
  parcel: true,
  rail: true,
  airline: true,
  travel: true,
  utility: true,
  government: true,
  points: true,
  game: true,
  media: true,
  social: true,
  software: true,
  food: true,
  other: true,
}
const brandKeys = new Set([
  'id',
  'name',
  'sector',
  'spellings',
  'context',
  'decoys',
  'domains',
  'openHosts',
  'sisters',
  'hostWords',
  'entrance',
  'antiPhishing',
  'contact',
  'report',
])
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const hostPattern = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const monthPattern = /^20[2-9]\d-(?:0[1-9]|1[0-2])$/
const addressPattern = /^[\w.+-]+@([a-z0-9.-]+)$/i

type Say = (field: string, fault: string) => void
type Fields = Readonly<Record<string, unknown>>

/**
 * @param file its name, 'smbc-card.json'; the id is the name. @param value the parsed JSON.
 * @returns faults as 'smbc-card.json: domains[2].domain: ...'; none where `value` is a Brand.
 */
export const checkBrand = (file: string, value: unknown): readonly string[] => {
  const faults: string[] = []
  const say: Say = (field, fault) => faults.push(`${file}: ${field}: ${fault}`)
  if (!isFields(value)) return [`${file}: must hold one object`]
  for (const key of Object.keys(value)) if (!brandKeys.has(key)) say(key, 'no such field')
  const { id, name, sector } = value
  if (!isText(id) || !kebab.test(id)) say('id', 'must be kebab-case')
  if (`${id}.json` !== file) say('id', `must be the file's name, '${file.replace(/\.json$/, '')}'`)
  if (!isFields(name) || !isText(name.ja) || !isText(name.en)) say('name', "must have 'ja' and 'en'")
  if (!isText(sector) || !Object.hasOwn(sectors, sector)) say('sector', `'${String(sector)}' is none of the sectors`)
  checkSpellings(value, say)
  checkDomains(value, say)
  if (value.sisters !== undefined) checkTexts(value.sisters, 'sisters', say)
  checkPages(value, say)
  checkReports(value.report, say)
  return faults
}

const checkSpellings = ({ spellings, context, decoys, hostWords }: Fields, say: Say) => {
  if (!Array.isArray(spellings) || spellings.length === 0) return say('spellings', 'must be a list, not empty')
  const seen = new Set<string>()
  for (const [i, spelling] of spellings.entries()) {
    const field = `spellings[${i}]`
    if (!isFields(spelling) || !isText(spelling.text)) {
      say(field, "must have 'text'")
      continue
    }
    const { text, ambiguous, ...rest } = spelling
    if (Object.keys(rest).length > 0) say(field, `no such field: ${Object.keys(rest).join(', ')}`)
    if (ambiguous !== undefined && ambiguous !== true) say(field, "'ambiguous' must be true or absent")
    if (text.includes('*')) say(field, "'*' stands for any characters in a phrase, leave it out")
    if (seen.has(text)) say(field, `'${text}' stands twice`)
    seen.add(text)
  }
  if (context !== undefined) checkTexts(context, 'context', say)
  if (decoys !== undefined) checkTexts(decoys, 'decoys', say)
  if (hostWords === undefined) return
  checkTexts(hostWords, 'hostWords', say)
  for (const [i, word] of (Array.isArray(hostWords) ? hostWords : []).entries()) {
    if (!isText(word) || !/^[a-z0-9-]{4,}$/.test(word))
      say(`hostWords[${i}]`, 'must be 4 or more of a-z, 0-9 and hyphen')
  }
}

const checkDomains = ({ domains, openHosts, sisters }: Fields, say: Say) => {
  if (!Array.isArray(domains)) return say('domains', 'must be a list')
  if (domains.length === 0 && sisters === undefined) say('domains', 'must not be empty without sisters')
  const seen = new Set<string>()
  for (const [i, domain] of domains.entries()) {
    const field = `domains[${i}]`
    if (!isFields(domain) || !isText(domain.domain)) {
      say(field, "must have 'domain'")
      continue
    }
    checkHost(domain.domain, `${field}.domain`, say)
    if (seen.has(domain.domain)) say(field, `'${domain.domain}' stands twice`)
    seen.add(domain.domain)
    const { use } = domain
    if (!Array.isArray(use) || use.length === 0 || !use.every((u) => u === 'send' || u === 'link'))
      say(`${field}.use`, "must list 'send', 'link' or both")
    if (domain.shared !== undefined && domain.shared !== true) say(`${field}.shared`, 'must be true or absent')
    checkEvidence(domain, field, say)
  }
  if (openHosts === undefined) return
  checkTexts(openHosts, 'openHosts', say)
  for (const [i, host] of (Array.isArray(openHosts) ? openHosts : []).entries()) {
    if (isText(host) && !hostPattern.test(host)) say(`openHosts[${i}]`, `'${host}' is no host name`)
  }
}

const checkHost = (host: string, field: string, say: Say) => {
  if (!hostPattern.test(host)) return say(field, `'${host}' is no lower-case A-label host name`)
  const { registrable, suffix } = hostParts(host)
  if (registrable === '') say(field, `'${host}' is a public suffix (${suffix}), not one owner's domain`)
}

const checkPages = (value: Fields, say: Say) => {
  const own = Array.isArray(value.domains)
    ? value.domains.flatMap((d) => (isFields(d) && isText(d.domain) ? [d.domain] : []))
    : []
  for (const field of ['entrance', 'antiPhishing', 'contact'] as const) {
    const page = value[field]
    if (page === undefined) continue
    if (!isFields(page)) {
      say(field, "must have 'url' and evidence")
      continue
    }
    checkEvidence(page, field, say)
    const host = httpsHost(page.url)
    if (host === null) say(`${field}.url`, 'must be an https address')
    else if (value.sisters === undefined && !own.some((domain) => covers(domain, host)))
      say(`${field}.url`, `'${host}' is not under a domain of the brand`)
  }
}

const checkReports = (report: unknown, say: Say) => {
  if (report === undefined) return
  if (!Array.isArray(report) || report.length === 0) return say('report', 'must be a list, not empty')
  for (const [i, way] of report.entries()) {
    const field = `report[${i}]`
    if (!isFields(way)) {
      say(field, 'must be an object')
      continue
    }
    checkEvidence(way, field, say)
    const { kind } = way
    if (kind === 'address') {
      if (!isText(way.address) || !addressPattern.test(way.address)) say(`${field}.address`, 'must be a mail address')
      if (way.form !== 'attach' && way.form !== 'forward') say(`${field}.form`, "must be 'attach' or 'forward'")
    } else if (kind === 'form') {
      if (httpsHost(way.url) === null) say(`${field}.url`, 'must be an https address')
    } else if (kind !== 'in-app' && kind !== 'phone' && kind !== 'none') {
      say(`${field}.kind`, `'${String(kind)}' is none of address, form, in-app, phone, none`)
    }
  }
}

const checkEvidence = (value: Fields, field: string, say: Say) => {
  const { proof, source, seen } = value
  if (proof !== 'O' && proof !== 'W' && proof !== 'C' && proof !== 'U') say(`${field}.proof`, 'must be O, W, C or U')
  if (!isText(source)) say(`${field}.source`, 'must say where it was seen')
  if (!isText(seen) || !monthPattern.test(seen)) say(`${field}.seen`, 'must be a month, YYYY-MM')
}

const checkTexts = (value: unknown, field: string, say: Say) => {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isText)) {
    say(field, 'must be a list of texts, not empty')
  } else if (new Set(value).size < value.length) {
    say(field, 'holds a text twice')
  }
}

/**
 * What only shows with all files together: sisters that are not there or do not name each other, one domain in two
 * files, a page at nobody's host.
 */
export const checkRegistry = (brands: readonly Brand[]): readonly string[] => {
  const faults: string[] = []
  const byId = new Map(brands.map((brand) => [brand.id, brand]))
  const owners = new Map<string, { readonly brand: Brand; readonly domain: BrandDomain }[]>()
  for (const brand of brands) {
    for (const domain of brand.domains)
      owners.set(domain.domain, [...(owners.get(domain.domain) ?? []), { brand, domain }])
  }
  const related = (a: Brand, b: Brand) => a === b || a.sisters?.includes(b.id) === true
  for (const brand of brands) {
    const say: Say = (field, fault) => faults.push(`${brand.id}.json: ${field}: ${fault}`)
    for (const id of brand.sisters ?? []) {
      const sister = byId.get(id)
      if (sister === undefined) say('sisters', `there is no ${id}.json`)
      else if (!related(sister, brand)) say('sisters', `${id}.json does not name ${brand.id} in return`)
    }
    for (const { domain, shared } of brand.domains) {
      for (const other of owners.get(domain) ?? []) {
        if (other.brand !== brand && !(shared && other.domain.shared))
          say('domains', `'${domain}' stands in ${other.brand.id}.json too and is not shared in both`)
      }
      for (let dot = domain.indexOf('.'); dot > 0; dot = domain.indexOf('.', dot + 1)) {
        for (const other of owners.get(domain.slice(dot + 1)) ?? []) {
          if (!related(brand, other.brand))
            say('domains', `'${domain}' is under '${other.domain.domain}' of ${other.brand.id}.json, no sister`)
        }
      }
    }
    const own = [brand, ...(brand.sisters ?? []).flatMap((id) => byId.get(id) ?? [])].flatMap((b) => b.domains)
    for (const field of ['entrance', 'antiPhishing', 'contact'] as const) {
      const host = httpsHost(brand[field]?.url)
      if (host !== null && !own.some(({ domain }) => covers(domain, host)))
        say(`${field}.url`, `'${host}' is not under a domain of the brand or a sister`)
    }
    for (const host of brand.openHosts ?? []) {
      if (!own.some(({ domain }) => covers(domain, host))) say('openHosts', `'${host}' is under no domain of the brand`)
    }
  }
  return faults
}

/** Whether `host` is `domain` or below it. */
export const covers = (domain: string, host: string): boolean =>
  host === domain || (host.endsWith(domain) && host.charCodeAt(host.length - domain.length - 1) === 0x2e)

const httpsHost = (url: unknown): string | null =>
  isText(url) && url.startsWith('https://') && URL.canParse(url) ? new URL(url).hostname : null

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
