/** Taking a link out of what it was wrapped in. Only what stands in the link itself is read; nothing is fetched. */
import { registrableDomain } from '../domain/registrable.ts'
import { base64Decode, percentDecode, queryValue, webAddress } from './decode.ts'
import { onward } from './onward.ts'
import { decodeProofpointV2, decodeProofpointV3 } from './proofpoint.ts'
import type { Target } from './target.ts'
import { decodeTranslateHost, translateQuery } from './translate.ts'

type Wrapped = Pick<Target, 'scheme' | 'host' | 'registrable' | 'path' | 'query'>
/** @returns the inner address or something that webAddress() makes one of; null when there is none. */
type Rule = (link: Wrapped) => string | null

const inQuery =
  (...names: readonly string[]): Rule =>
  ({ query }) => {
    for (const name of names) {
      const value = queryValue(query, name)
      if (value !== null) return value
    }
    return null
  }

const atPath =
  (start: string, rule: Rule): Rule =>
  (link) =>
    link.path.startsWith(start) ? rule(link) : null

const either =
  (...rules: readonly Rule[]): Rule =>
  (link) => {
    for (const rule of rules) {
      const inner = rule(link)
      if (inner !== null) return inner
    }
    return null
  }

/** The first path segment that holds a web address, escaped or in base64. */
const inSegment: Rule = ({ path }) => {
  for (const segment of path.split('/', 24)) {
    const inner = webAddress(segment)
    if (inner !== null) return inner
  }
  return null
}

/** `/…/http://…` or `/…/https:%2F%2F…` written open in the path. */
const openInPath: Rule = ({ path, query }) => {
  const at = path.search(/https?(?:%3a|:)/i)
  return at < 0 ? null : percentDecode(path.slice(at)) + (query === '' ? '' : `?${query}`)
}

const withScheme = (value: string | null): string | null =>
  value === null || value === '' ? null : (webAddress(value) ?? `http://${value.replace(/^[/\\]+/, '')}`)

/** google.com/amp/s/HOST/PATH; without the `s` it is http. */
const amp: Rule = ({ path }) =>
  path.startsWith('/amp/s/') ? `https://${path.slice(7)}` : path.startsWith('/amp/') ? `http://${path.slice(5)}` : null

const google = either(
  atPath('/url', inQuery('q', 'url')),
  atPath('/amp/', amp),
  atPath('/aclk', inQuery('adurl')),
  atPath('/pagead/', inQuery('adurl')),
  atPath('/imgres', inQuery('imgrefurl', 'imgurl')),
  atPath('/linkredirect', inQuery('dest')),
  atPath('/local_url', inQuery('q')),
)

/** Microsoft Bing: `u=a1` and base64url. */
const bing: Rule = ({ query }) => {
  const value = queryValue(query, 'u')
  return value?.startsWith('a1') ? base64Decode(value.slice(2)) : null
}

/** Yahoo search: `/RU=https%3a%2f%2f…/RK=`. */
const yahooSearch: Rule = ({ path }) => {
  const at = path.indexOf('/RU=')
  if (at < 0) return null
  const end = path.indexOf('/', at + 4)
  return path.slice(at + 4, end < 0 ? path.length : end)
}

/** Sophos: `u=` in base64, else only the domain in `d=`. */
const sophos: Rule = ({ query }) => {
  const value = queryValue(query, 'u')
  const decoded = value === null ? null : webAddress(base64Decode(value))
  return decoded ?? withScheme(queryValue(query, 'd'))
}

/** Check Point (Avanan): `/v2/___https://…___.SIGNATURE`. */
const avanan: Rule = ({ path, query }) => {
  const at = path.indexOf('___')
  if (at < 0) return null
  const whole = query === '' ? path : `${path}?${query}`
  const end = whole.indexOf('___', at + 3)
  return whole.slice(at + 3, end < 0 ? whole.length : end)
}

/** Mandrill: `/track/click/ID/HOST?p=` base64 of JSON that holds the URL, escaped twice. */
const mandrill: Rule = ({ path, query }) => {
  if (!path.startsWith('/track/click/')) return null
  const json = base64Decode(queryValue(query, 'p') ?? '').replaceAll('\\', '')
  const at = json.indexOf('"url":"')
  if (at >= 0) return json.slice(at + 7, json.indexOf('"', at + 7))
  return withScheme(path.split('/')[4] ?? null)
}

/** Postmark: `/2s/HOST%2FPATH/…`, `/3s/…`. */
const postmark: Rule = ({ path }) => {
  const [, kind, inner] = path.split('/', 3)
  return kind !== undefined && /^[23]s?$/.test(kind) && inner ? withScheme(percentDecode(inner)) : null
}

/** Disqus: `url=ADDRESS:HASH`. */
const disqus: Rule = ({ query }) => queryValue(query, 'url')?.replace(/:[\w-]{20,40}$/, '') ?? null

/** By host, then by registrable domain. */
const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['googleadservices.com', atPath('/pagead/', inQuery('adurl'))],
  ['doubleclick.net', either(inQuery('adurl', 'url', 'ds_dest_url'), ({ query }) => webAddress(query), openInPath)],
  ['ampproject.org', ({ path }) => (/^\/[cvi]\/s\//.test(path) ? `https://${path.slice(5)}` : null)],
  ['facebook.com', either(atPath('/l.php', inQuery('u')), atPath('/flx/warn', inQuery('u')))],
  ['l.instagram.com', inQuery('u')],
  ['instagram.com', atPath('/linkshim', inQuery('u'))],
  ['messenger.com', atPath('/l.php', inQuery('u'))],
  ['wl.co', inQuery('u')],
  ['linkedin.com', either(atPath('/redir', inQuery('url')), atPath('/safety/go', inQuery('url')))],
  ['youtube.com', atPath('/redirect', inQuery('q'))],
  ['bing.com', atPath('/ck/a', bing)],
  ['duckduckgo.com', atPath('/l/', inQuery('uddg'))],
  ['t.umblr.com', inQuery('z')],
  ['vk.com', atPath('/away.php', inQuery('to'))],
  ['steamcommunity.com', atPath('/linkfilter', inQuery('u', 'url'))],
  ['r.search.yahoo.com', yahooSearch],
  ['rd.yahoo.co.jp', openInPath],
  ['out.reddit.com', inQuery('url')],
  ['slack-redir.net', inQuery('url')],
  ['disq.us', disqus],
  ['link.zhihu.com', inQuery('target')],
  ['exit.sc', inQuery('url')],
  ['translate.google.com', translateQuery],
  ['safelinks.protection.outlook.com', inQuery('url')],
  ['outlook.com', inQuery('url')],
  ['office.net', atPath('/evergreen-assets/safelinks', inQuery('url'))],
  ['urldefense.com', either(atPath('/v3/', decodeProofpointV3), atPath('/v2/', decodeProofpointV2), inQuery('u'))],
  ['urldefense.us', either(atPath('/v3/', decodeProofpointV3), atPath('/v2/', decodeProofpointV2), inQuery('u'))],
  ['urldefense.proofpoint.com', either(atPath('/v2/', decodeProofpointV2), inQuery('u'))],
  ['linkprotect.cudasvc.com', inQuery('a')],
  ['mimecast.com', ({ query }) => withScheme(queryValue(query, 'domain'))],
  ['mimecastprotect.com', ({ query }) => withScheme(queryValue(query, 'domain'))],
  ['trendmicro.com', atPath('/wis/clicktime/', inQuery('url'))],
  ['secure-web.cisco.com', openInPath],
  ['protection.sophos.com', sophos],
  ['sophos.com', sophos],
  ['fireeye.com', inQuery('u')],
  ['checkpoint.com', avanan],
  ['avanan.click', avanan],
  ['clicktime.symantec.com', inQuery('u')],
  ['hornetsecurity.com', inQuery('url')],
  ['mandrillapp.com', mandrill],
  ['pstmrk.it', postmark],
  ['awstrack.me', inSegment],
  ['href.li', ({ query }) => query],
  ['anonym.to', ({ query }) => query],
  ['click.linksynergy.com', inQuery('murl')],
])

/** Google's own country domains; `google.` under any other suffix may be anybody's. */
const googles = /^google\.(?:com|[a-z]{2}|(?:com|co)\.[a-z]{2})$/

const ruleOf = ({ host, registrable, path }: Wrapped): Rule | null => {
  const rule = rules.get(host) ?? rules.get(registrable)
  if (rule) return rule
  if (registrable.endsWith('.translate.goog')) return decodeTranslateHost
  if (googles.test(registrable)) return host.startsWith('translate.') ? translateQuery : google
  // FortiMail's own servers stand at each customer's.
  return path.startsWith('/fmlurlsvc/') ? inQuery('url') : null
}

/** Whether a wrapper is a service known to do nothing but lead on (or to show what it leads to). */
export const isKnownWrapper = (host: string): boolean => {
  if (rules.has(host) || host.endsWith('.translate.goog')) return true
  const registrable = registrableDomain(host) ?? ''
  return rules.has(registrable) || googles.test(registrable)
}

export type Unwrapped = {
  readonly address: string
  /** It is the service's own redirect: where its pages are others' (sites.google.com), `?url=` behind them is not. */
  readonly known: boolean
}

/**
 * The address inside a wrapper.
 * @returns null when the link is no wrapper, or its inner address is encrypted or kept by the service. Never throws.
 */
export const unwrap = (link: Wrapped): Unwrapped | null => {
  if (link.host === '' || (link.scheme !== 'https' && link.scheme !== 'http')) return null
  const rule = ruleOf(link)
  const inner = rule === null ? null : rule(link)
  const address = inner === null ? null : webAddress(inner)
  if (address !== null) return { address, known: isKnownWrapper(link.host) }
  const next = onward(link)
  return next === null ? null : { address: next, known: false }
}
