/** Pages shown through a translator: whose page it really is. */
import { percentDecode, queryValue, webAddress } from './decode.ts'
import type { Target } from './target.ts'

type Wrapped = Pick<Target, 'host' | 'path' | 'query'>

/** Google Translate: `/translate?u=`; the address may lack its scheme. */
export const translateQuery = ({ query }: Wrapped): string | null => {
  const value = queryValue(query, 'u')
  if (value === null) return null
  return webAddress(value) ?? `http://${percentDecode(value)}`
}

/**
 * `a-b--c-d.translate.goog`: a hyphen stands for a dot, two for a hyphen. `_x_tr_hp` is a prefix of the host kept
 * apart, `_x_tr_enc` tells of marks '1-' (the first hyphens are literal) and '0-' (the rest is an A-label),
 * `_x_tr_sch` the scheme.
 */
export const decodeTranslateHost = ({ host, path, query }: Wrapped): string | null => {
  const suffix = '.translate.goog'
  if (!host.endsWith(suffix)) return null
  const own = host.slice(0, -suffix.length)
  let name = (queryValue(query, '_x_tr_hp') ?? '') + own.slice(own.lastIndexOf('.') + 1)
  const marks = queryValue(query, '_x_tr_enc')?.split(',') ?? []
  if (marks.includes('1') && name.startsWith('1-')) name = name.slice(2)
  const isAlabel = marks.includes('0') && name.startsWith('0-')
  if (isAlabel) name = name.slice(2)
  const decoded = name
    .split('--')
    .map((run) => run.replaceAll('-', '.'))
    .join('-')
  const scheme = queryValue(query, '_x_tr_sch') === 'http' ? 'http' : 'https'
  return `${scheme}://${isAlabel ? 'xn--' : ''}${decoded}${path}`
}
