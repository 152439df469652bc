/** Open redirects of any site: the page says in its own address where it leads on to. */
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

/** Their pages take an address to speak of it (share, save, check), not to go there. */
const notOnward: ReadonlySet<string> = new Set(
  (
    'facebook.com twitter.com x.com line.me hatena.ne.jp linkedin.com pinterest.com pinterest.jp getpocket.com ' +
    'reddit.com whatsapp.com wa.me t.me threads.net threads.com tumblr.com mixi.jp w3.org'
  ).split(' '),
)

/** Path segments looked at for a base64 address. */
const segmentsMax = 24

/**
 * A full web address of another owner in a parameter, as the whole query, or as a base64 segment of the path.
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
  return path.includes('/aHR0c') ? inSegment(link) : null
}

/** 'http', 'HTTP', or 'aHR0c', which is 'http' in base64. */
const mayBeAddress = (text: string, at: number): boolean => {
  const c = text.charCodeAt(at)
  return c === 104 || c === 72 || (c === 97 && text.startsWith('aHR0c', at))
}

const inParameter = (link: Wrapped): string | null => {
  const { query } = link
  for (let start = 0; start < query.length; ) {
    let end = query.indexOf('&', start)
    if (end < 0) end = query.length
    const equals = query.indexOf('=', start)
    if (equals < 0) return null
    if (equals < end && mayBeAddress(query, equals + 1)) {
      const name = query.slice(query.startsWith('amp;', start) ? start + 4 : start, equals).toLowerCase()
      const inner = onwardNames.has(name) ? webAddress(query.slice(equals + 1, end)) : null
      if (inner !== null && leadsAway(inner, link)) return inner
    }
    start = end + 1
  }
  return null
}

const inSegment = (link: Wrapped): string | null => {
  for (const segment of link.path.split('/', segmentsMax)) {
    const inner = segment.startsWith('aHR0c') ? webAddress(segment) : null
    if (inner !== null && leadsAway(inner, link)) return inner
  }
  return null
}

const authorityOf = /^\s*https?:[/\\]*([^/\\?#]*)/i

/** Whether the address names another owner: a site passing a link among its own pages is no wrapper. */
const leadsAway = (address: string, { host, registrable }: Wrapped): boolean => {
  const authority = authorityOf.exec(address)?.[1]?.toLowerCase() ?? ''
  const inner = authority.slice(authority.lastIndexOf('@') + 1)
  const own = registrable === '' ? host : registrable
  return inner !== own && !inner.endsWith(`.${own}`)
}
