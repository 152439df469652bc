/** Open redirects of any site: the page says in its own address where it leads on to. */
import { brandOfDomain, brandsSharing } from '../brand/registry.ts'
import { webAddress } from './decode.ts'
import type { Target } from './target.ts'

type Wrapped = Pick<Target, 'host' | 'registrable' | 'path' | 'query'>

/** Parameters by which a page says where to go on to. */
const onwardNames: ReadonlySet<string> = new Set(
  (
    'url u uri redirect redirect_url redirect_uri redirecturl redirecturi redir redirectto redirect_to rurl r_url r rd ' +
    'rdurl target targeturl target_url to tourl goto go dest destination destination_url desturl link linkurl link_url ' +
    'next nexturl return returnurl return_url returnto return_to continue forward out outurl jump location href click ' +
    'clickurl click_url adurl murl ru lp landing landing_url trackurl track_url origurl originalurl original_url ' +
    'fallback fallback_url $fallback_url $desktop_url af_web_dp a8ejpredirect vc_url ued web_url weburl deeplink'
  ).split(' '),
)

/**
 * Parameters that hold an address to speak of it (what was searched for, where the reader came from, whose page a picture
 * or a token is of), not to go there. On a known site any other may be its redirect's: each names its own. A stranger's
 * own page with a brand's address behind it is no redirect of his.
 */
const spokenOf: ReadonlySet<string> = new Set(
  (
    'q query search s keyword keywords text title body subject description message ref referer referrer referrer_url ref_url ' +
    'via source src from origin site domain page_url pageurl share shareurl share_url media image img icon logo avatar photo ' +
    'picture thumb thumbnail poster css style font feed rss xmlns schema scope iss issuer aud audience resource realm ' +
    'wtrealm whr entityid idp client_id openid.identity utm_source utm_medium utm_campaign utm_content utm_term cb callback api'
  ).split(' '),
)

/** Their pages take an address to speak of it (share, save, check), not to go there. */
const notOnward: ReadonlySet<string> = new Set(
  (
    'facebook.com twitter.com x.com line.me hatena.ne.jp linkedin.com pinterest.com pinterest.jp getpocket.com ' +
    'reddit.com whatsapp.com wa.me t.me threads.net threads.com tumblr.com mixi.jp w3.org bsky.app feedly.com ' +
    'archive.org archive.today archive.ph virustotal.com urlscan.io'
  ).split(' '),
)

/** Parameters read as addresses: who writes more wants to tire the reader, not to lead on. */
const addressesMax = 16
/** Path segments looked at for a base64 address. */
const segmentsMax = 24

/**
 * A full web address of another owner in a parameter, as the whole query, or in the path: open, escaped or a segment in
 * base64.
 * Linear in the query's length.
 */
export const onward = (link: Wrapped): string | null => {
  const { registrable, path, query } = link
  if (notOnward.has(registrable)) return null
  if (query !== '') {
    const whole = mayBeAddress(query, 0) ? webAddress(query) : null
    if (whole !== null && leadsAway(whole, link)) return whole
    const inner = inParameter(link)
    if (inner !== null) return inner
  }
  if (path.includes('/aHR0c')) return inSegment(link)
  return path.includes('http', 1) && isKnownSite(link) ? inPath(link) : null
}

/** `//host`, plain or escaped: browsers take the page's scheme (RFC 3986 §4.2). */
const bareAuthority = /^(?:\/|%2f){2}[^/%]/i

/** 'http', 'HTTP', or 'aHR0c', which is 'http' in base64. */
const mayBeAddress = (text: string, at: number): boolean => {
  const c = text.charCodeAt(at)
  return c === 104 || c === 72 || (c === 97 && text.startsWith('aHR0c', at))
}

/** A brand's or service's host, or one that is named for counting clicks. */
const isKnownSite = ({ host, registrable }: Wrapped): boolean =>
  /^(?:clicks?|rd|redir|redirect)\d*\./.test(host) || brandOfDomain(registrable === '' ? host : registrable).length > 0

const inParameter = (link: Wrapped): string | null => {
  const { query } = link
  let read = 0
  for (let start = 0; start < query.length; ) {
    let end = query.indexOf('&', start)
    if (end < 0) end = query.length
    const equals = query.indexOf('=', start)
    if (equals < 0) return null
    const first = query.charCodeAt(equals + 1)
    // A slash or a percent sign.
    const isBare = (first === 47 || first === 37) && bareAuthority.test(query.slice(equals + 1, equals + 8))
    if (equals < end && (isBare || mayBeAddress(query, equals + 1))) {
      if (++read > addressesMax) return null
      const name = query.slice(query.startsWith('amp;', start) ? start + 4 : start, equals).toLowerCase()
      const inner = leadsOn(name, link) ? webAddress(`${isBare ? 'https:' : ''}${query.slice(equals + 1, end)}`) : null
      if (inner !== null && leadsAway(inner, link)) return inner
    }
    start = end + 1
  }
  return null
}

const leadsOn = (name: string, link: Wrapped): boolean =>
  onwardNames.has(name) || (!spokenOf.has(name) && isKnownSite(link))

const inSegment = (link: Wrapped): string | null => {
  for (const segment of link.path.split('/', segmentsMax)) {
    const inner = segment.startsWith('aHR0c') ? webAddress(segment) : null
    if (inner !== null && leadsAway(inner, link)) return inner
  }
  return null
}

const addressInPath = /[/=*;]https?(?::|%3a)(?:\/|%2f){1,2}/i

/** `/go/https://…` or `/go/https%3A%2F%2F…`, with the rest of the path and the query. */
const inPath = (link: Wrapped): string | null => {
  const at = link.path.search(addressInPath)
  if (at < 0) return null
  const inner = webAddress(link.path.slice(at + 1))
  if (inner === null || !leadsAway(inner, link)) return null
  return link.query === '' ? inner : `${inner}?${link.query}`
}

const authorityOf = /^\s*https?:[/\\]*([^/\\?#]*)[/\\]?([^?#]*)/i
/** What a page is made of, nothing a reader goes to. */
const asset = /\.(?:png|jpe?g|gif|webp|svg|ico|css|js|woff2?|ttf|xml|xsd|dtd)$/i

/** Whether the address names another owner: a site passing a link among its own pages is no wrapper. */
const leadsAway = (address: string, { host, registrable }: Wrapped): boolean => {
  const [, authority = '', path = ''] = authorityOf.exec(address) ?? []
  if (asset.test(path)) return false
  const inner = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase()
  const own = registrable === '' ? host : registrable
  if (inner === own || inner.endsWith(`.${own}`)) return false
  return !sharesOwner(host, inner.replace(/:\d*$/, ''))
}

/** Two hosts of one brand or of sisters. */
const sharesOwner = (host: string, other: string): boolean => {
  const owners = brandOfDomain(host)
  if (owners.length === 0) return false
  const brands = new Set(owners.flatMap(({ brand }) => brandsSharing(brand)))
  return brandOfDomain(other).some(({ brand }) => brands.has(brand))
}
