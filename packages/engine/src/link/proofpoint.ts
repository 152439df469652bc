/** Proofpoint URL Defense: the three ways it writes the original address into its own. */
import { base64Decode, queryValue } from './decode.ts'
import type { Target } from './target.ts'

type Wrapped = Pick<Target, 'path' | 'query'>

/** v2: `u=https-3A__host_path`, '-' for '%', '_' for '/'. */
export const decodeProofpointV2 = ({ query }: Wrapped): string | null =>
  queryValue(query, 'u')?.replaceAll('-', '%').replaceAll('_', '/') ?? null

const lengths = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * v3: `/v3/__ADDRESS__;BASE64!!…`: each '*' in the address stands for the next of the decoded characters,
 * '**X' for a run of them, as long as X says.
 */
export const decodeProofpointV3 = ({ path, query }: Wrapped): string | null => {
  const whole = query === '' ? path : `${path}?${query}`
  const start = whole.indexOf('__')
  const end = whole.lastIndexOf('__;')
  if (start < 0 || end < start + 2) return null
  const address = whole.slice(start + 2, end)
  if (!address.includes('*')) return repair(address)
  const stop = whole.indexOf('!', end)
  const bytes = base64Decode(whole.slice(end + 3, stop < 0 ? whole.length : stop))
  const replaced = new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)))
  let out = ''
  let used = 0
  for (let i = 0; i < address.length; i++) {
    if (address[i] !== '*') {
      out += address[i]
      continue
    }
    const isRun = address[i + 1] === '*'
    const count = isRun ? lengths.indexOf(address[i + 2] ?? '') + 2 : 1
    out += replaced.slice(used, used + count)
    used += count
    if (isRun) i += 2
  }
  return repair(out)
}

/** Some gateways fold the two slashes to one. */
const repair = (address: string): string => address.replace(/^(https?:)\/(?!\/)/i, '$1//')
