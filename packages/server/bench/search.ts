/**
 * The store's search and list over 100,000 made-up mails: time of a question and mails written a second.
 * As a program: `node search.ts [MAILS] [SEED]`.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  addMailbox,
  type ListQuestion,
  listMessages,
  type MessageInput,
  openStore,
  type SearchField,
  saveFolder,
  saveMessages,
  searchMessages,
  summariseFolders,
} from '../src/store/index.ts'
import { type FirstPaint, measureFirstPaint } from './first-paint.ts'
import { type MailText, mailTexts } from './mailbox-texts.ts'

/** Milliseconds. `cpu95`: of this process alone, which others' load does not change. */
type Latency = Readonly<Record<'p50' | 'p95' | 'max' | 'cpu95' | 'hits', number>>
export type SearchCost = {
  readonly mails: number
  readonly mailsPerSecond: number
  readonly fileMiB: number
  readonly rssMiB: number
  /** Milliseconds a question, by kind; counts per verdict and the 50 newest hits included. */
  readonly kinds: Readonly<Record<string, Latency>>
  /** Of all searches, every kind alike, the commonest words too: what the target of 50 ms at the 95th percentile is held to. */
  readonly all: Latency
  /** Of all lists. */
  readonly lists: Latency
  /** Of the page's list in a browser; null where there is none. */
  readonly firstPaint: FirstPaint | null
}

const batch = 500
const questionsEach = 60
const dayMs = 86_400_000

/** Mulberry32: small, and the same on every machine. */
const randomFrom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

export const measureSearch = async (mails: number, seed: number): Promise<SearchCost> => {
  const folder = mkdtempSync(join(tmpdir(), 'miwake-search-'))
  const path = join(folder, 'miwake.db')
  const store = await openStore({ path, keyFile: join(folder, 'key'), now: Date.now })
  try {
    const random = randomFrom(seed)
    const mailboxId = await addMailbox(store, { name: 'bench', kind: 'imap', settings: {}, secret: null })
    const inbox = await saveFolder(store, { mailboxId, path: 'INBOX', role: 'inbox' })
    const junk = await saveFolder(store, { mailboxId, path: 'Junk', role: 'junk' })
    const kept: MailText[] = []
    const inputOf = (text: MailText, i: number): MessageInput => {
      if (i % 50 === 0) kept.push(text)
      const bad = random() < 0.4
      const verdict = bad ? (random() < 0.5 ? 'spam' : 'phishing') : 'ham'
      return {
        mailboxId,
        folderId: bad ? junk.id : inbox.id,
        uid: String(i),
        messageId: `${i}@bench.example`,
        contentHash: i.toString(16).padStart(64, '0'),
        receivedAt: 1_700_000_000_000 + Math.floor(random() * 700 * dayMs),
        fromName: text.from,
        fromAddress: text.address,
        fromDomain: text.address.split('@')[1]!,
        replyTo: '',
        subject: text.subject,
        sizeBytes: text.body.length * 3,
        flags: random() < 0.7 ? ['\\Seen'] : [],
        arrivedIn: 'inbox',
        body: text.body,
        scan: {
          verdict,
          action: random() < 0.1 ? 'review' : bad ? 'junk' : 'deliver',
          p: { ham: 0.5, spam: 0.25, phishing: 0.25 },
          logit: 0,
          modelId: 'bench',
          scannedAt: 0,
          result: { claims: [], terms: [] },
          facts: null,
        },
      }
    }
    let spentMs = 0
    let inputs: MessageInput[] = []
    const flush = async () => {
      const started = performance.now()
      await saveMessages(store, inputs)
      spentMs += performance.now() - started
      inputs = []
    }
    let i = 0
    for (const text of mailTexts(mails, random)) {
      inputs.push(inputOf(text, i++))
      if (inputs.length === batch) await flush()
    }
    await flush()

    const pick = (): MailText => kept[Math.floor(random() * kept.length)]!
    /** A piece of a text without signs, as a person would type it. */
    const piece = (text: string, chars: number): string => {
      const clean = text.replaceAll(/[【】。、\s\d]/gu, '')
      const at = Math.floor(random() * Math.max(1, clean.length - chars))
      return clean.slice(at, at + chars)
    }
    const ask: Readonly<Record<string, () => { readonly q: string; readonly field: SearchField }>> = {
      'subject, 2 to 6 characters': () => ({
        q: piece(pick().subject, 2 + Math.floor(random() * 5)),
        field: 'subject',
      }),
      'sender, name or domain': () => {
        const { from, address } = pick()
        return { q: random() < 0.5 ? piece(from, 3) : address.split('@')[1]!, field: 'from' }
      },
      'anywhere, 1 character': () => ({ q: piece(pick().body, 1), field: 'all' }),
      'anywhere, 2 characters': () => ({ q: piece(pick().body, 2), field: 'all' }),
      'anywhere, 3 to 8 characters': () => ({ q: piece(pick().body, 3 + Math.floor(random() * 6)), field: 'all' }),
      'anywhere, two words': () => {
        const { body } = pick()
        return { q: `${piece(body, 2)} ${piece(body, 3)}`, field: 'all' }
      },
      'anywhere, the commonest words': () => ({
        q: ['の', 'ください', 'お客様', 'ございます', 'ご利用', 'を', 'info', 'いただき'][Math.floor(random() * 8)]!,
        field: 'all',
      }),
    }
    const kinds: Record<string, Latency> = {}
    type Sample = { readonly ms: number; readonly cpuMs: number; readonly hits: number }
    const measure = async (question: () => Promise<number>): Promise<readonly Sample[]> => {
      const samples: Sample[] = []
      for (let n = 0; n < questionsEach; n++) {
        const started = performance.now()
        const cpu = process.cpuUsage()
        const hits = await question()
        const { user, system } = process.cpuUsage(cpu)
        samples.push({ ms: performance.now() - started, cpuMs: (user + system) / 1000, hits })
      }
      return samples
    }
    const latency = (samples: readonly Sample[]): Latency => {
      const times = samples.map(({ ms }) => ms)
      return {
        p50: quantile(times, 0.5),
        p95: quantile(times, 0.95),
        max: quantile(times, 1),
        cpu95: quantile(
          samples.map(({ cpuMs }) => cpuMs),
          0.95,
        ),
        hits: samples.reduce((sum, { hits }) => sum + hits, 0) / samples.length,
      }
    }
    const searches: Sample[] = []
    for (const [name, question] of Object.entries(ask)) {
      const samples = await measure(async () => (await searchMessages(store, question())).total)
      kinds[name] = latency(samples)
      searches.push(...samples)
    }
    const chips = ['ham', 'spam', 'phishing', 'review'] as const
    const somewhere = () => `${1_700_000_000_000 + Math.floor(random() * 700 * dayMs)}.0`
    const lists: Readonly<Record<string, () => ListQuestion>> = {
      'list of a folder': () => ({ folderId: inbox.id }),
      'list of a mailbox': () => ({ mailboxId }),
      'list of a mailbox, anywhere in it': () => ({ mailboxId, cursor: somewhere() }),
      'list of a mailbox, one chip': () => ({ mailboxId, chip: chips[Math.floor(random() * 4)] }),
      'list of all mailboxes': () => ({}),
    }
    const listed: Sample[] = []
    for (const [name, question] of Object.entries(lists)) {
      const samples = await measure(async () => (await listMessages(store, question())).total)
      kinds[name] = latency(samples)
      listed.push(...samples)
    }
    kinds['folders with their counts'] = latency(
      await measure(async () => (await summariseFolders(store, mailboxId)).length),
    )
    return {
      mails,
      mailsPerSecond: mails / (spentMs / 1000),
      fileMiB: statSync(path).size / 1024 / 1024,
      rssMiB: process.memoryUsage.rss() / 1024 / 1024,
      kinds,
      all: latency(searches),
      lists: latency(listed),
      firstPaint: await measureFirstPaint({ data: folder, keyFile: join(folder, 'key') }),
    }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , mails = '100000', seed = '1'] = process.argv
  console.log(JSON.stringify(await measureSearch(Number(mails), Number(seed)), null, 1))
}
