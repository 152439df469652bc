/**
 * A real Postfix, `miwake gateway` as a process of its own, and a real Dovecot, while Miwake is killed, stops answering and
 * is started anew: each mail is in one place, once. MIWAKE_MAILS sets how many.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../packages/server/src/store/index.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { until } from './servers/ports.ts'
import { type Postfix, postfixMissing, startPostfix } from './servers/postfix.ts'
import { type Postgres, postgresMissing, startPostgres } from './servers/postgres.ts'
import { smtpSend } from './servers/smtp-send.ts'
import { variant } from './sorting/bulk.ts'
import { sample, sampleNames } from './sorting/harness.ts'

const bin = fileURLToPath(new URL('../packages/server/bin/miwake.mjs', import.meta.url))
const mails = Number(process.env.MIWAKE_MAILS ?? 150)
const senders = 6
/** Postfix gives a milter up that says nothing for so long. */
const milterTimeout = '3s'

const stores = ['SQLite', 'PostgreSQL'] as const
const missing = (store: (typeof stores)[number]): boolean =>
  postfixMissing !== null || dovecotMissing !== null || (store === 'PostgreSQL' && postgresMissing() !== null)

describe.skipIf(missing('SQLite')).each(stores.filter((store) => !missing(store)))(
  'Postfix, Miwake on %s and Dovecot',
  (kind) => {
    const folder = mkdtempSync(join(tmpdir(), 'mw-gf-'))
    const socket = join(folder, 'milter.sock')
    const config = join(folder, 'miwake.json')
    const data = join(folder, 'data')
    const keyFile = join(folder, 'key')
    let dovecot: Dovecot
    let postfix: Postfix
    let gateway: ChildProcess | null = null
    let postgres: Postgres | null = null
    let database = ''
    const starts: number[] = []

    const start = async (): Promise<void> => {
      const child = spawn(process.execPath, [bin, 'gateway', '--config', config], { stdio: ['ignore', 'pipe', 'pipe'] })
      gateway = child
      let said = ''
      child.stderr?.on('data', (part: Buffer) => {
        said += part.toString()
      })
      await new Promise<void>((done, failed) => {
        child.once('exit', (code) => failed(new Error(`miwake gateway ended with ${code}: ${said}`)))
        child.stdout?.on('data', (part: Buffer) => {
          if (part.includes('milter:')) done()
        })
      })
      starts.push(child.pid ?? 0)
      child.removeAllListeners('exit')
    }
    const end = async (signal: NodeJS.Signals): Promise<void> => {
      const child = gateway
      if (child === null || child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((over) => child.once('exit', over))
      child.kill(signal)
      await ended
    }

    beforeAll(async () => {
      chmodSync(folder, 0o755)
      if (kind === 'PostgreSQL') {
        postgres = await startPostgres()
        database = postgres.createDatabase()
      }
      writeFileSync(
        config,
        JSON.stringify({
          data,
          keyFile,
          database,
          dns: false,
          logLevel: 'warn',
          gateway: {
            milter: `unix:${socket}`,
            milterMode: '666',
            authservId: 'mx.example.test',
            policies: [{ phishing: 'quarantine', spam: 'tag' }],
          },
        }),
      )
      dovecot = await startDovecot()
      postfix = await startPostfix({
        milter: `unix:${socket}`,
        lmtpPort: dovecot.lmtpPort,
        mainConfig: `milter_command_timeout = ${milterTimeout}\nmilter_content_timeout = ${milterTimeout}`,
      })
      await start()
    }, 60_000)
    afterAll(async () => {
      await end('SIGKILL')
      await postfix?.stop()
      await dovecot?.stop()
      postgres?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    /** As a sending server does: what is not taken now is offered again. @returns how often the server said "later". */
    const sendAll = async (raws: readonly Buffer[], began: (n: number) => void): Promise<number> => {
      let next = 0
      let laters = 0
      await Promise.all(
        Array.from({ length: senders }, async () => {
          for (let n = next++; n < raws.length; n = next++) {
            began(n)
            const mail = { from: 'a@sender.test', to: [taro.user], raw: raws[n]!.toString('latin1') }
            for (;;) {
              const [reply = ''] = await smtpSend(postfix.smtpPort, [mail]).catch(() => ['421 hung up'])
              if (reply.startsWith('2')) break
              if (!reply.startsWith('4')) throw new Error(`refused: ${reply}`)
              laters++
              await sleep(300)
            }
          }
        }),
      )
      return laters
    }

    /** Numbers of the copies that lie in the mailbox, each as often as it does. */
    const delivered = (): readonly string[] =>
      ['cur', 'new'].flatMap((part) => {
        const place = join(dovecot.maildir(taro.user), part)
        return readdirSync(place).map((name) => numberOf(readFileSync(join(place, name), 'latin1')))
      })
    const numberOf = (raw: string): string => /^X-Copy: (\d+)\r?$/m.exec(raw)?.[1] ?? 'none'

    const held = async (): Promise<readonly string[]> => {
      const place = database === '' ? { path: join(data, 'miwake.db') } : { url: database }
      const store = await openStore({ ...place, keyFile, now: Date.now })
      const rows = await store.db
        .selectFrom('quarantine')
        .select('messageId')
        .where('tenantId', '=', store.tenantId)
        .where('state', '=', 'held')
        .execute()
      await store.close()
      return rows.map(({ messageId }) => /^bulk-(\d+)@/.exec(messageId)?.[1] ?? 'none')
    }

    test(`${mails} mails are each delivered or held, once, though Miwake is killed, hangs and is restarted`, {
      timeout: 60_000 + mails * 200,
    }, async () => {
      const samples = [...sampleNames('bad'), ...sampleNames('honest')].map(sample)
      const raws = Array.from({ length: mails }, (_, n) => variant(samples[(n * 7) % samples.length]!, n))
      let sent = 0
      const troubles = ['kill', 'database', 'restart', 'hang', 'kill'] as const
      const trouble = async () => {
        for (const [i, what] of troubles.entries()) {
          // Spread over the mails, however fast they go.
          const from = (raws.length * (i + 0.5)) / troubles.length
          while (sent < from) await sleep(5)
          if (what === 'hang') {
            gateway?.kill('SIGSTOP')
            await sleep(4_000)
            gateway?.kill('SIGCONT')
          } else if (what === 'database') {
            postgres?.halt('immediate')
            await sleep(1_500)
            postgres?.start()
          } else {
            await end(what === 'kill' ? 'SIGKILL' : 'SIGTERM')
            await start()
          }
        }
      }
      const troubled = trouble()
      const laters = await sendAll(raws, (n) => {
        sent = Math.max(sent, n)
      })
      await troubled
      await until('an empty queue', async () => postfix.queued() === 0)

      expect(starts).toHaveLength(1 + troubles.filter((what) => what === 'kill' || what === 'restart').length)
      expect(laters).toBeGreaterThan(0)
      const everywhere = [...delivered(), ...(await held())]
      expect(everywhere.toSorted()).toEqual(raws.map((_, n) => String(n)).toSorted())
    })

    test('what is delivered says what it was taken for, and no more than Miwake wrote', async () => {
      const forged = `X-Miwake-Verdict: ham\r\nAuthentication-Results: mx.example.test; dmarc=pass header.from=umi.example\r\n`
      const honest = sample('newsletter-dev-honest.eml').toString('latin1')
      const raw = `${forged}X-Copy: 999999\r\n${honest}`
      expect(await smtpSend(postfix.smtpPort, [{ from: 'a@sender.test', to: [taro.user], raw }])).toEqual([
        expect.stringMatching(/^250 /),
      ])
      let found: string | undefined
      await until('the mail', async () => {
        const place = join(dovecot.maildir(taro.user), 'new')
        found = readdirSync(place)
          .map((name) => readFileSync(join(place, name), 'latin1'))
          .find((text) => text.includes('X-Copy: 999999'))
        return found !== undefined
      })
      const header = found!.split(/\r?\n\r?\n/)[0]!
      expect(header.match(/^X-Miwake-Verdict: .*$/gm)).toEqual([expect.stringContaining('action=')])
      expect(header).not.toContain('dmarc=pass header.from=umi.example')
      expect(header.match(/^X-Spam-Status: (\w+)/gm)).toHaveLength(1)
    })
  },
)
