/** One request for an image over one connection to one address: no cookies, no referrer, no redirect followed, nothing kept. */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIPv6 } from 'node:net'

export type ImageAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'none' }

export type GetImage = (
  url: URL,
  how: {
    /** The connection is made to this and no other, whatever the name means by then. */
    readonly address: string
    readonly bytesMax: number
    readonly signal: AbortSignal
  },
) => Promise<ImageAnswer>

/** Says nothing of Miwake, its version or the person's browser. */
const header = { 'User-Agent': 'Mozilla/5.0', Accept: 'image/*', 'Accept-Encoding': 'identity' }
const none: ImageAnswer = { kind: 'none' }

/** Never rejects. */
export const getImage: GetImage = (url, { address, bytesMax, signal }) =>
  new Promise((resolve) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp
    const family = isIPv6(address) ? 6 : 4
    const asked = request(
      url,
      {
        headers: header,
        agent: false,
        signal,
        // Called with `all` where the runtime would race several addresses; there is one.
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
      },
      (answer) => {
        const end = (result: ImageAnswer) => {
          resolve(result)
          asked.destroy()
        }
        const { statusCode = 0, headers } = answer
        if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined)
          return end({ kind: 'redirect', to: headers.location })
        if (statusCode !== 200 || Number(headers['content-length'] ?? 0) > bytesMax) return end(none)
        const chunks: Buffer[] = []
        let size = 0
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > bytesMax) end(none)
          else chunks.push(chunk)
        })
        answer.on('end', () => end({ kind: 'bytes', bytes: new Uint8Array(Buffer.concat(chunks)) }))
        answer.on('error', () => end(none))
      },
    )
    asked.on('error', () => resolve(none))
    asked.end()
  })
