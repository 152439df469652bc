/** Ways to ask DNS: the system's resolver with a cache, a table for tests, and either within one message's budget. */
import { Resolver } from 'node:dns/promises'
import type { DnsAnswer, RecordType, Resolve, World } from './world.ts'

export const dnsLimits = {
  /** One question, all tries. Provider resolvers answer in 50 ms; RFC 7208 §4.6.4 wants at least 20 s for all of SPF. */
  queryTimeoutMs: 3_000,
  /** All questions of one message: a person waits for the verdict. */
  messageTimeMs: 15_000,
  /** SPF alone may ask 10 names with 10 addresses each (RFC 7208 §4.6.4); real mail stays under 30. */
  messageQueries: 100,
  cacheEntries: 20_000,
  /** All answers kept by one thread. An honest one takes 0.5 kB with its key; over TCP one may have 64 kB. */
  cacheBytes: 16 * 1024 * 1024,
  /** Longest time an answer is kept, whatever its TTL. */
  cacheMs: 3_600_000,
  /**
   * Node tells the TTL of A and AAAA only; the rest is kept this long. A DNS library of our own would tell it, and gain
   * little: records of mail are published with TTLs of 5 minutes and more, and what lives longer the resolver of the
   * machine keeps.
   */
  cacheUnknownTtlMs: 300_000,
  cacheNoneMs: 60_000,
  /** A failure is kept just long enough that one mailing does not ask a dead server for each mail. */
  cacheFailureMs: 5_000,
} as const

const temperror = (reason: string): DnsAnswer => ({ status: 'temperror', reason })

const found = (records: readonly string[]): DnsAnswer =>
  records.length > 0 ? { status: 'found', records } : { status: 'none', exists: true }

/** The error codes of node:dns that are answers: RFC 2308. EBADNAME: no such name can exist. */
const answerOfError = (error: unknown): DnsAnswer => {
  const code = (error as { readonly code?: unknown }).code
  if (code === 'ENODATA') return { status: 'none', exists: true }
  if (code === 'ENOTFOUND' || code === 'EBADNAME') return { status: 'none', exists: false }
  return temperror(typeof code === 'string' ? code : 'unknown error')
}

type Timed = { readonly answer: DnsAnswer; readonly keepMs: number }

const ask = async (resolver: Resolver, name: string, type: RecordType): Promise<Timed> => {
  const known = (records: readonly string[], keepMs: number = dnsLimits.cacheUnknownTtlMs): Timed => ({
    answer: found(records),
    keepMs: records.length > 0 ? Math.min(keepMs, dnsLimits.cacheMs) : dnsLimits.cacheNoneMs,
  })
  const addresses = (records: readonly { readonly address: string; readonly ttl: number }[]): Timed =>
    known(
      records.map((record) => record.address),
      1_000 * Math.min(...records.map((record) => record.ttl)),
    )
  try {
    switch (type) {
      case 'A':
        return addresses(await resolver.resolve4(name, { ttl: true }))
      case 'AAAA':
        return addresses(await resolver.resolve6(name, { ttl: true }))
      case 'TXT':
        return known((await resolver.resolveTxt(name)).map((strings) => strings.join('')))
      case 'MX':
        return known((await resolver.resolveMx(name)).map((mx) => `${mx.priority} ${mx.exchange}`))
      case 'CNAME':
        return known(await resolver.resolveCname(name))
      case 'PTR':
        return known(await resolver.resolvePtr(name))
    }
  } catch (error) {
    const answer = answerOfError(error)
    return { answer, keepMs: answer.status === 'none' ? dnsLimits.cacheNoneMs : dnsLimits.cacheFailureMs }
  }
}

const keyOf = (name: string, type: RecordType): string => {
  const lower = name.toLowerCase()
  return `${type} ${lower.endsWith('.') ? lower.slice(0, -1) : lower}`
}

/**
 * Asks the servers the machine is set to (or the ones given), each question once while its answer holds.
 * Names come from mails: whoever runs a name's DNS sees that it was asked, so this is for operators who turned it on.
 * @param now The clock the cache goes by.
 * @param servers '192.0.2.53' or '192.0.2.53:5353'; none: the system's.
 */
export const systemResolver = (now: World['now'], servers: readonly string[] = []): Resolve => {
  const resolver = new Resolver({ timeout: dnsLimits.queryTimeoutMs / 2, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  return cached((name, type) => ask(resolver, name, type), now)
}

type Entry = { readonly answer: Promise<DnsAnswer>; until: number; bytes: number }

/** Of a Map's entry, two promises' worth of objects and the strings' heads; measured 430 bytes for a short A answer. */
const entryBytes = 450

const weightOf = (key: string, answer: DnsAnswer): number => {
  let bytes = entryBytes + key.length
  if (answer.status === 'found') for (const record of answer.records) bytes += 24 + 2 * record.length
  return bytes
}

/**
 * What was not asked for longest goes first, by number and by bytes; a question under way is shared by all who ask it.
 * A query that rejects is a failure of its own kind: a rejected promise is never kept.
 */
export const cached = (
  query: (name: string, type: RecordType) => Promise<Timed>,
  now: World['now'],
  limits: { readonly entries: number; readonly bytes: number } = {
    entries: dnsLimits.cacheEntries,
    bytes: dnsLimits.cacheBytes,
  },
): Resolve => {
  const entries = new Map<string, Entry>()
  let held = 0
  const drop = (key: string, entry: Entry): void => {
    if (entries.get(key) !== entry) return
    entries.delete(key)
    held -= entry.bytes
  }
  const shrink = (): void => {
    for (const [key, entry] of entries) {
      if (entries.size <= limits.entries && held <= limits.bytes) return
      drop(key, entry)
    }
  }
  return (name, type) => {
    const key = keyOf(name, type)
    const known = entries.get(key)
    if (known && known.until > now().getTime()) {
      // Last in line again.
      entries.delete(key)
      entries.set(key, known)
      return known.answer
    }
    if (known) drop(key, known)
    const settle = ({ answer, keepMs }: Timed): DnsAnswer => {
      entry.until = now().getTime() + keepMs
      // It may have been pushed out while it was under way.
      if (entries.get(key) === entry) {
        const bytes = weightOf(key, answer)
        held += bytes - entry.bytes
        entry.bytes = bytes
        shrink()
      }
      return answer
    }
    const entry: Entry = {
      answer: query(name, type).then(settle, (error: unknown) =>
        settle({ answer: answerOfError(error), keepMs: dnsLimits.cacheFailureMs }),
      ),
      until: Number.POSITIVE_INFINITY,
      bytes: entryBytes + key.length,
    }
    entries.set(key, entry)
    held += entry.bytes
    shrink()
    return entry.answer
  }
}

export type DnsBudget = { readonly queries: number; readonly queryTimeoutMs: number; readonly messageTimeMs: number }
export const defaultBudget: DnsBudget = {
  queries: dnsLimits.messageQueries,
  queryTimeoutMs: dnsLimits.queryTimeoutMs,
  messageTimeMs: dnsLimits.messageTimeMs,
}

/**
 * One message's share: after so many questions, or so long, the rest is temperror at once. So no mail can hold a
 * scanner or use it to flood somebody's DNS, and what was not learned in time stays unknown.
 */
export const withBudget = (resolve: Resolve, budget: DnsBudget = defaultBudget): Resolve => {
  const end = performance.now() + budget.messageTimeMs
  let left = budget.queries
  let over = false
  return (name, type) => {
    if (left-- <= 0) return Promise.resolve(temperror('too many DNS questions for one message'))
    const leftMs = end - performance.now()
    if (over || leftMs <= 0) return Promise.resolve(temperror('no time left for DNS'))
    return new Promise((done) => {
      const expire = (): void => {
        // Timers may fire a little before the clock says so.
        over ||= leftMs <= budget.queryTimeoutMs
        done(temperror('timeout'))
      }
      const timer = setTimeout(expire, Math.min(budget.queryTimeoutMs, leftMs))
      const finish = (answer: DnsAnswer): void => {
        clearTimeout(timer)
        done(answer)
      }
      resolve(name, type).then(finish, (error: unknown) => finish(answerOfError(error)))
    })
  }
}

/** 'TXT _dmarc.example.com' to its records, or to how asking it goes wrong. */
export type DnsTable = Readonly<Record<string, readonly string[] | 'temperror' | 'nxdomain' | 'never'>>

/**
 * Answers from a table, for tests. A name that is there with another type has none of this one (NODATA); a name that is
 * not there does not exist. 'never' is a question without an answer.
 */
export const tableResolver = (table: DnsTable): Resolve => {
  const names = new Set(Object.keys(table).map((key) => key.slice(key.indexOf(' ') + 1)))
  return (name, type) => {
    const key = keyOf(name, type)
    const entry = table[key]
    if (entry === undefined) {
      return Promise.resolve({ status: 'none', exists: names.has(key.slice(key.indexOf(' ') + 1)) })
    }
    if (entry === 'nxdomain') return Promise.resolve({ status: 'none', exists: false })
    if (entry === 'temperror') return Promise.resolve(temperror('SERVFAIL'))
    if (entry === 'never') return new Promise(() => {})
    return Promise.resolve(found(entry))
  }
}
