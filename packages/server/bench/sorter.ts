/**
 * `miwake serve` as it runs for a household or a small firm: fifty mailboxes of a real Dovecot watched in one process, the
 * first of them with many mails that it never saw. Most memory of the process during the first pass, and how soon a mail
 * that arrives afterwards is sorted. As a program: `node sorter.ts [MAILS] [MAILBOXES]`.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Dovecot, dovecotMissing, startDovecot, taro } from '../../../tests/servers/dovecot.ts'
import { fillMaildir, variant } from '../../../tests/sorting/bulk.ts'
import { knowledge, sample, sampleAuthservId, sampleNames } from '../../../tests/sorting/harness.ts'
import { scanMail } from '../src/gather/scan-mail.ts'
import { mailboxSettings } from '../src/mailbox/settings.ts'
import { addMailbox, openStore } from '../src/store/index.ts'
import { processCpuMs, processPeakMiB, processRssMiB } from './process-cpu.ts'
import { type Serving, startServing } from './serving.ts'

export type SorterCost = {
  readonly mails: number
  readonly mailboxes: number
  readonly firstPass: {
    readonly seconds: number
    /** CPU ms a mail, of the whole process. */
    readonly cpuMs: number
  }
  /** Most resident memory of the process, from its start to the last mail. */
  readonly peakMiB: number
  /** Resident with all of it watched and nothing to do. */
  readonly quietMiB: number
  /** From delivery until the mail lies in Junk on the server, ms: of mails that come one after another. */
  readonly sorted: { readonly mails: number; readonly p50: number; readonly p95: number; readonly max: number }
}

/** Mails that lie in each of the other mailboxes already. */
const mailsEach = 20
const delivered = 60
const patienceMs = 20 * 60_000
/** A mail not moved by then counts as this long. */
const patienceMailMs = 30_000

/** @returns why it cannot be measured here, where that is so. */
export const measureSorter = async (mails: number, mailboxes: number): Promise<SorterCost | { missing: string }> => {
  if (dovecotMissing !== null) return { missing: dovecotMissing }
  const users = [taro.user, ...Array.from({ length: mailboxes - 1 }, (_, n) => `user${n}@example.test`)]
  const folder = mkdtempSync(join(tmpdir(), 'miwake-sorter-'))
  const dovecot = await startDovecot({ users: users.slice(1) })
  let serving: Serving | null = null
  try {
    for (const [n, user] of users.entries()) fillMaildir(dovecot, { count: n === 0 ? mails : mailsEach, user })
    const config = await writeData(folder, dovecot, users)
    const began = performance.now()
    serving = await startServing(config)
    const { pid } = serving
    const total = mails + mailsEach * (mailboxes - 1)
    const patient = (): void => {
      if (performance.now() - began > patienceMs) throw new Error('the first pass did not end')
    }
    for (;;) {
      patient()
      const state = await stateOf(serving)
      const known = state.mailboxes.reduce(
        (sum, { counts }) => sum + counts.ham + counts.spam + counts.phishing + counts.review,
        0,
      )
      if (known >= total && state.mailboxes.every(({ progress, health }) => progress === null && health.state === 'ok'))
        break
      await sleep(1_000)
    }
    const firstPass = {
      seconds: (performance.now() - began) / 1000,
      cpuMs: processCpuMs(pid) / total,
    }
    const times = await deliverAndWait(dovecot, users)
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
    return {
      mails,
      mailboxes,
      firstPass,
      peakMiB: processPeakMiB(pid),
      quietMiB: processRssMiB(pid),
      sorted: { mails: times.length, p50: at(0.5), p95: at(0.95), max: at(1) },
    }
  } finally {
    await serving?.stop()
    await dovecot.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A store with all mailboxes, sorted for good. @returns the path of the settings. */
const writeData = async (folder: string, dovecot: Dovecot, users: readonly string[]): Promise<string> => {
  const data = join(folder, 'data')
  const keyFile = join(folder, 'secret.key')
  mkdirSync(data)
  const store = await openStore({ path: join(data, 'miwake.db'), keyFile, now: Date.now })
  for (const user of users) {
    const settings = mailboxSettings.parse({
      kind: 'imap',
      address: user,
      host: dovecot.host,
      port: dovecot.imapPort,
      security: 'none',
      user,
      authservIds: [sampleAuthservId],
    })
    const secret = JSON.stringify({ password: taro.password })
    await addMailbox(store, { name: user, kind: 'imap', settings, secret, mode: 'active' })
  }
  await store.close()
  const config = join(folder, 'miwake.json')
  writeFileSync(config, JSON.stringify({ data, keyFile, port: 0, dns: false }))
  return config
}

type State = {
  readonly mailboxes: readonly {
    readonly counts: Readonly<Record<'ham' | 'spam' | 'phishing' | 'review' | 'none', number>>
    readonly progress: object | null
    readonly health: { readonly state: string }
  }[]
}

const stateOf = async ({ url, cookie }: Serving): Promise<State> =>
  (await (await fetch(`${url}/api/state`, { headers: { cookie } })).json()) as State

/** Phish that arrive in one mailbox after another. @returns ms until each lay in Junk, ascending. */
const deliverAndWait = async (dovecot: Dovecot, users: readonly string[]): Promise<readonly number[]> => {
  const phish = await junkedSamples()
  const times: number[] = []
  for (let n = 0; n < delivered; n++) {
    const user = users[n % users.length]!
    const junk = junkOf(dovecot, user)
    const before = junk().size
    const raw = variant(phish[n % phish.length]!, 1_000_000 + n)
    await dovecot.deliver(user, raw)
    const arrived = performance.now()
    while (junk().size === before && performance.now() - arrived < patienceMailMs) await sleep(5)
    times.push(performance.now() - arrived)
  }
  return times.sort((a, b) => a - b)
}

/** Own mails that a scan alone says are to be moved. */
const junkedSamples = async (): Promise<readonly Buffer[]> => {
  const found: Buffer[] = []
  for (const raw of sampleNames('bad').map(sample)) {
    const trust = { authservIds: [sampleAuthservId], topmost: false, arcSealers: [] }
    const scanned = await scanMail(raw, { trust, knowledge, dns: null, now: () => new Date(), trustedReceived: [] })
    if (scanned.action === 'junk') found.push(raw)
  }
  return found
}

const junkOf = (dovecot: Dovecot, user: string) => (): ReadonlySet<string> =>
  new Set(['cur', 'new'].flatMap((part) => readdirSync(join(dovecot.maildir(user), '.Junk', part))))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , mails = '20000', mailboxes = '50'] = process.argv
  console.log(JSON.stringify(await measureSorter(Number(mails), Number(mailboxes)), null, 1))
  process.exit()
}
