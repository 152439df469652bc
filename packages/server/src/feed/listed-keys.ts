/** Which hosts and pages an entry of a list stands for, and under which keys a link is looked up: as the engine reads it. */
import { hostParts, type Knowledge, parseTarget, standingOf } from '@miwake/engine'
import type { LinkTarget } from '../gather/scan-mail.ts'
import type { FeedEntry } from './read-feed.ts'

/** `host` a host with all below it, `host/path` a page, `host/path?query` one of a site where many publish. */
export type Listed = { readonly key: string; readonly day: number | null }

/** So many different pages of a host nobody knows, or hosts of a domain nobody knows, and all of it is bad. */
const pagesOfHost = 3
const hostsOfDomain = 3

const withoutEnd = (path: string): string => {
  const end = path.endsWith('/') && path.length > 1 ? path.slice(0, -1) : path
  return end === '' ? '/' : end
}
const pageKey = ({ host, path }: LinkTarget): string => `${host}${withoutEnd(path)}`
const exactKey = (target: LinkTarget): string =>
  target.query === '' ? pageKey(target) : `${pageKey(target)}?${target.query}`

const isWeb = ({ scheme, host }: LinkTarget): boolean => (scheme === 'http' || scheme === 'https') && host !== ''

/** 'whole': the host is one owner's, and bad. 'page': it may be a hacked one. 'exact': many publish there. */
type Reach = { readonly reach: 'whole' | 'page' | 'exact' | 'none'; readonly domain: string }

/** What a page of that host in a list says of the host. A registry brand's own page is never listed. */
const reachOf = (host: string, { standing, lookAlikes }: Knowledge): Reach => {
  const { registrable, shared } = hostParts(host)
  const { kind, domain } = standingOf(host, standing, lookAlikes)
  switch (kind) {
    case 'brand':
      return { reach: 'none', domain }
    case 'ip':
    case 'look-alike':
      return { reach: 'whole', domain: host }
    case 'dynamic-dns':
    case 'free-host':
      // A tenant's own name: what is bad there is his. Where pages are at paths, they are many people's.
      if (shared && registrable !== '') return { reach: 'whole', domain: registrable }
      return kind === 'dynamic-dns' && host !== registrable
        ? { reach: 'whole', domain: host }
        : { reach: 'exact', domain }
    case 'unknown':
    case 'reserved':
      return registrable === '' ? { reach: 'none', domain: '' } : { reach: 'page', domain: registrable }
    case 'restricted':
      return { reach: 'page', domain: '' }
    default:
      return { reach: 'exact', domain }
  }
}

/** A host that stands in one's own list: never a known service's own, nor a suffix under which many have names. */
const hostOfOwn = (host: string, knowledge: Knowledge): string | null => {
  if (hostParts(host).registrable === '' && !/^[\d.]+$|^\[/.test(host)) return null
  const { reach, domain } = reachOf(host, knowledge)
  if (reach === 'none') return null
  return reach === 'exact' && (domain === host || domain.endsWith(`.${host}`)) ? null : host
}

export type Compiled = {
  readonly listed: readonly Listed[]
  /** Entries left out: of brands, entrances of known services, suffixes, what is no web address. */
  readonly leftOut: number
}

/** The entries' keys, each with its newest day. */
export const listedKeys = (entries: readonly FeedEntry[], knowledge: Knowledge): Compiled => {
  const days = new Map<string, number | null>()
  const pages = new Map<string, Set<string>>()
  const hosts = new Map<string, Set<string>>()
  let leftOut = 0
  const list = (key: string, day: number | null): void => {
    const known = days.get(key)
    if (known === undefined || (known !== null && (day === null || day > known))) days.set(key, day)
  }
  const count = (of: Map<string, Set<string>>, owner: string, one: string): number => {
    const all = of.get(owner) ?? new Set()
    of.set(owner, all)
    return all.add(one).size
  }
  for (const { url, isHost, day } of entries) {
    const target = parseTarget(url)
    const { host } = target
    const own = isHost && isWeb(target) ? hostOfOwn(host, knowledge) : null
    if (own !== null) list(own, day)
    if (isHost && own === null) leftOut++
    if (isHost) continue
    const { reach, domain } = isWeb(target) ? reachOf(host, knowledge) : { reach: 'none' as const, domain: '' }
    const isEntrance = target.path.length <= 1 && target.query === ''
    if (reach === 'none' || (reach === 'exact' && isEntrance && isOwnEntrance(host, domain))) {
      leftOut++
      continue
    }
    if (reach === 'exact') list(exactKey(target), day)
    else list(pageKey(target), day)
    if (reach === 'whole') list(domain, day)
    if (reach !== 'page' || domain === '') continue
    if (target.path.length <= 1 || count(pages, host, target.path) >= pagesOfHost) list(host, day)
    if (count(hosts, domain, host) >= hostsOfDomain) list(domain, day)
  }
  return { listed: [...days].map(([key, day]) => ({ key, day })), leftOut }
}

const isOwnEntrance = (host: string, domain: string): boolean => host === domain || host === `www.${domain}`

/** Keys a link may stand under in a list; of a stranger's host that leads on, the host alone. */
export const lookupKeys = (target: LinkTarget): readonly string[] => {
  if (!isWeb(target)) return []
  const keys = [pageKey(target), ...hostChain(target.host)]
  if (target.query !== '') keys.push(exactKey(target))
  for (const stranger of target.strangers) keys.push(...hostChain(stranger))
  return keys
}

/** A host and what it stands under, down to its registrable domain. */
const hostChain = (host: string): readonly string[] => {
  const { registrable } = hostParts(host)
  const chain = [host]
  for (let at = host.indexOf('.'); registrable !== '' && host.length - at > registrable.length; ) {
    chain.push(host.slice(at + 1))
    at = host.indexOf('.', at + 1)
    if (at < 0) break
  }
  return chain
}
