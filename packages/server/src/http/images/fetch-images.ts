/**
 * Images of a mail fetched for the person, where the operator turned that on: the sender sees the server's address instead
 * of the reader's, and no cookie or referrer. That it was opened, and whom the address in it names, the sender still learns.
 */
import { isIP } from 'node:net'
import { imageFormat, totalBytesMax } from '../body/images.ts'
import type { GetImage } from './get-image.ts'
import { isInNetworks, isPublicAddress } from './public-address.ts'

export type ImageWorld = {
  /** All addresses of a name; rejects where there are none. */
  readonly resolve: (host: string) => Promise<readonly string[]>
  readonly get: GetImage
  /** Networks this machine is in (`192.0.2.7/24`): of IPv6 a neighbour has a public address too. */
  readonly ownNetworks: () => readonly string[]
}

const redirectsMax = 3
/** From the first question to the last byte, with its redirects. */
const imageMs = 5_000
export const imageBytesMax = 5 * 1024 * 1024
/** Of one mail. */
const imagesMax = 40
const mailMs = 12_000
const atOnce = 6
const addressChars = 4_000

/** null for what is none of ours to ask: other schemes, other ports, names and passwords in the address. */
const webAddress = (text: string, base?: URL): URL | null => {
  if (text.length > addressChars || !URL.canParse(text, base)) return null
  const url = new URL(text, base)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  // URL leaves out a scheme's own port.
  return isWeb && url.port === '' && url.username === '' && url.password === '' ? url : null
}

/** The address to connect to; null unless every address of the name is public and far, so that luck does not choose. */
const addressOf = async ({ hostname }: URL, { resolve, ownNetworks }: ImageWorld): Promise<string | null> => {
  const literal = hostname.replace(/^\[|\]$/g, '')
  const found = isIP(literal) === 0 ? await resolve(hostname).catch(() => []) : [literal]
  const networks = ownNetworks()
  const isFar = (address: string) => isPublicAddress(address) && !isInNetworks(address, networks)
  return found.every(isFar) ? (found[0] ?? null) : null
}

/** @returns null where it may not be asked, did not answer in time, or is no picture. Never rejects. */
export const fetchImage = async (src: string, world: ImageWorld, ending: AbortSignal): Promise<Uint8Array | null> => {
  const signal = AbortSignal.any([ending, AbortSignal.timeout(imageMs)])
  const stopped = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))
  const follow = async (): Promise<Uint8Array | null> => {
    let url = webAddress(src)
    for (let hops = 0; url !== null && hops <= redirectsMax && !signal.aborted; hops++) {
      const address = await addressOf(url, world)
      if (address === null || signal.aborted) return null
      const answer = await world.get(url, { address, bytesMax: imageBytesMax, signal })
      if (answer.kind === 'none') return null
      if (answer.kind === 'bytes')
        return answer.bytes.length <= imageBytesMax && imageFormat(answer.bytes) !== null ? answer.bytes : null
      url = webAddress(answer.to, url)
    }
    return null
  }
  return signal.aborted ? null : Promise.race([follow().catch(() => null), stopped])
}

/** As written in the mail; an address without a scheme is taken as https. */
const absolute = (src: string): string => (src.startsWith('//') ? `https:${src}` : src)

/** By their addresses as they stand in the mail, trimmed; those that could not be had are left out. */
export const fetchImages = async (
  sources: readonly string[],
  world: ImageWorld,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const wanted = [...new Set(sources.map((src) => src.trim()))].filter((src) => /^(?:https?:)?\/\//i.test(src))
  const left = wanted.slice(0, imagesMax).values()
  const ending = AbortSignal.timeout(mailMs)
  const found = new Map<string, Uint8Array>()
  // A body shows no more; what is on its way when it is reached is dropped.
  let bytesLeft = totalBytesMax
  const work = async () => {
    for (const src of left) {
      if (bytesLeft === 0) return
      const bytes = await fetchImage(absolute(src), world, ending)
      if (bytes === null) continue
      if (bytes.length > bytesLeft) {
        bytesLeft = 0
        return
      }
      bytesLeft -= bytes.length
      found.set(src, bytes)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return found
}
