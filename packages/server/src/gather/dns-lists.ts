/** DNS lists of addresses and of domains that the operator names (RFC 5782). */
import { isIPv4, isIPv6 } from 'node:net'
import { type Knowledge, type ListFacts, type Message, registrableDomain, standingOf } from '@miwake/engine'
import type { Resolve } from './world.ts'

export type DnsLists = {
  /** Zones asked about the address that handed the mail over: 'dnsbl.example'. */
  readonly dnsbl: readonly string[]
  /** Zones asked about domains of From: and links. */
  readonly uribl: readonly string[]
}

/** Domains of one mail that are asked about, each in every list; newsletters link to fewer than ten. */
const domainsMax = 12
/** All questions to lists of one mail: less than half its budget, so that the sender can still be verified. */
const questionsMax = 40

/** RFC 5782 §2.1, §2.4: octets, or nibbles, backwards. null for what is no address, or one of a network inside. */
export const reversedAddress = (ip: string): string | null => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  const v4 = mapped ?? ip
  if (isIPv4(v4)) {
    const octets = v4.split('.').map(Number)
    return isInside(octets) ? null : octets.reverse().join('.')
  }
  if (!isIPv6(ip) || ip.includes('%')) return null
  const nibbles = nibblesOf(ip)
  // Loopback, link-local and unique local addresses (RFC 4291, RFC 4193).
  if (/^(?:0{31}[01]|fe[89ab]|f[cd])/.test(nibbles)) return null
  return [...nibbles].reverse().join('.')
}

/** RFC 1918, RFC 6598, RFC 3927, loopback: lists know nothing of them, and asking tells of the network inside. */
const isInside = ([a = 0, b = 0]: readonly number[]): boolean =>
  a === 0 ||
  a === 10 ||
  a === 127 ||
  (a === 169 && b === 254) ||
  (a === 172 && b >= 16 && b < 32) ||
  (a === 192 && b === 168) ||
  (a === 100 && b >= 64 && b < 128)

/** @param ip as isIPv6() takes it. @returns 32 hexadecimal digits. */
const nibblesOf = (ip: string): string => {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(ip)
  const hex = (a: string | undefined, b: string | undefined): string => (Number(a) * 256 + Number(b)).toString(16)
  const text = dotted ? `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}` : ip
  const [before = '', after] = text.toLowerCase().split('::')
  const groups = (part: string): readonly string[] => (part === '' ? [] : part.split(':'))
  const head = groups(before)
  const tail = groups(after ?? '')
  const gap = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...gap, ...tail].map((group) => group.padStart(4, '0')).join('')
}

/**
 * RFC 5782 §2.1: a listing is 127.0.0.2 or another code in 127.0/16. 127.0.0.1 is never one (§5), and by custom says that
 * the question was refused, as 127.255.255.x and x.255 do: too many questions, or asked through a public resolver. What
 * is outside comes from a list whose domain was given up and sold.
 */
const listingCode = /^127\.0\.(\d{1,3})\.(\d{1,3})$/

const isListing = (record: string): boolean => {
  const code = listingCode.exec(record)
  if (!code) return false
  const last = Number(code[2])
  return last !== 255 && last !== 0 && !(code[1] === '0' && last === 1)
}

/** null: could not be learned. */
const isListed = async (resolve: Resolve, name: string): Promise<boolean | null> => {
  if (name.length > 253) return null
  const answer = await resolve(name, 'A')
  if (answer.status === 'temperror') return null
  if (answer.status === 'none') return false
  return answer.records.every(isListing) ? true : null
}

/**
 * Domains to ask about: of From: and of links, registrable, each once. Brands, known services and the thousand best known
 * names are left out: no list of use lists them, and every mail would ask.
 */
export const domainsToAsk = (message: Message, { standing, lookAlikes }: Knowledge): readonly string[] => {
  const domains = new Set<string>()
  const add = (domain: string): void => {
    if (domain === '' || domains.size >= domainsMax || domains.has(domain)) return
    const { kind, rank } = standingOf(domain, standing, lookAlikes)
    if (kind !== 'brand' && kind !== 'service' && kind !== 'reserved' && rank !== 1) domains.add(domain)
  }
  for (const { domain } of message.from.slice(0, 2)) add(registrableDomain(domain) ?? '')
  for (const { target } of message.links) add(target.registrable)
  return [...domains]
}

/** Asks all at once. A list that refuses or gives no answer lists nothing; 'unknown' where none answered at all. */
export const lookupLists = async (
  lists: DnsLists,
  asked: { readonly ip: string | null; readonly domains: readonly string[] },
  resolve: Resolve,
): Promise<ListFacts | 'unknown'> => {
  const reversed = asked.ip === null ? null : reversedAddress(asked.ip)
  const questions: { readonly domain: string | null; readonly list: string; readonly name: string }[] = []
  if (reversed !== null)
    for (const list of lists.dnsbl) questions.push({ domain: null, list, name: `${reversed}.${list}` })
  for (const domain of asked.domains)
    for (const list of lists.uribl) questions.push({ domain, list, name: `${domain}.${list}` })
  if (questions.length === 0) return 'unknown'
  const answers = await Promise.all(
    questions.slice(0, questionsMax).map(async (each) => ({ ...each, listed: await isListed(resolve, each.name) })),
  )
  if (answers.every(({ listed }) => listed === null)) return 'unknown'
  const hits = answers.filter(({ listed }) => listed === true)
  return {
    sender: hits.filter(({ domain }) => domain === null).map(({ list }) => list),
    domains: hits.flatMap(({ domain, list }) => (domain === null ? [] : [{ domain, list }])),
  }
}
