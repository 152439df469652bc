/** Discovery over the real network, with limits: only when a person asked for it, and only the domain they typed. */
import { resolveMx, resolveSrv } from 'node:dns/promises'
import type { DiscoveryWorld } from './discover.ts'

const timeoutMs = 5_000
const documentBytesMax = 64 * 1024

const readBounded = async (response: Response): Promise<string | null> => {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.length
    if (bytes > documentBytesMax) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Where the settings turn DNS off, nobody is asked: only the list of providers tells. */
export const discoveryBy = ({ dns }: { readonly dns: boolean }): DiscoveryWorld => (dns ? systemDiscovery : nobodyAsked)

const nobodyAsked: DiscoveryWorld = { fetchText: async () => null, srv: async () => [], mx: async () => [] }

const systemDiscovery: DiscoveryWorld = {
  fetchText: async (url) => {
    try {
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
      return response.status === 200 ? await readBounded(response) : null
    } catch {
      // No such host, a broken certificate, a time-out: the domain says nothing.
      return null
    }
  },
  srv: (name) => resolveSrv(name).catch(() => []),
  mx: async (domain) => {
    const records = await resolveMx(domain).catch(() => [])
    return records.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange)
  },
}
