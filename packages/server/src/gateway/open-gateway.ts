/** Everything that has to run for `miwake gateway`: what judges, what remembers, and the ways in that are set. */
import { availableParallelism } from 'node:os'
import { type Knowledge, parseMessage } from '@miwake/engine'
import { gatewayChanges } from '../store/gateway-changes.ts'
import type { Store } from '../store/index.ts'
import type { Answer, Failure, Judge, MailToJudge } from './answer.ts'
import { listenCheck } from './check/listen-check.ts'
import { createHealth } from './health/health.ts'
import { listenHealth } from './health/listen-health.ts'
import { forgedFields } from './judge/forged-fields.ts'
import { type JudgePool, startJudgePool } from './judge/judge-pool.ts'
import { learnMail } from './learn-mail.ts'
import type { GatewayMetrics } from './metrics.ts'
import { listenMilter } from './milter/listen.ts'
import { isReleased, releaseKey } from './quarantine/released-field.ts'
import { keepQuarantine } from './quarantine/upkeep.ts'
import { listenRelay } from './relay/listen-relay.ts'
import type { GatewaySettings } from './settings.ts'
import { openSite, type Site } from './site.ts'
import { type GatewayLog, type Listening, parseSocket } from './socket.ts'
import { listenSpamd } from './spamd/listen-spamd.ts'

export type GatewayOptions = {
  readonly store: Store
  readonly knowledge: Knowledge
  readonly settings: GatewaySettings
  /** SPF, DKIM, DMARC and ARC are verified by DNS. */
  readonly dns: boolean
  /** Where `miwake feed` keeps its lists. */
  readonly feedFolder: string
  readonly log: GatewayLog
  readonly metrics: GatewayMetrics
}

export type WayIn = 'milter' | 'check' | 'spamd' | 'lmtp' | 'smtp' | 'health'
export type Gateway = {
  readonly listening: Readonly<Partial<Record<WayIn, Listening>>>
  /** What is judged is answered, nothing new is taken in; then all is closed. */
  readonly close: () => Promise<void>
  /** Goes by these from the next mail on; sockets, threads and limits stay as they are. */
  readonly use: (settings: GatewaySettings) => Promise<void>
  /** Reads tables, brands and model again. @returns false where they cannot be read: the old ones stay. */
  readonly rotate: () => Promise<boolean>
}

/** How often it is looked whether lists, opt-outs or what was learned changed. */
const refreshMs = 2_000
/** Mails under way may end in so much time when the gateway stops. */
const endingMs = 20_000

/** @throws where a socket cannot be listened on: what was opened before is closed again. */
export const openGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { store, knowledge, settings, dns, log, metrics } = options
  const warn = (event: string, fields: Readonly<Record<string, unknown>>) => log('warn', event, fields)
  const site = await openSite(store, { settings, dns, feedFolder: options.feedFolder })
  const pool = startJudgePool({
    threads: settings.threads || availableParallelism(),
    snapshot: site.snapshot(),
    waitingMax: settings.waitingMax,
    judgeMs: settings.judgeMs,
    campaign: site.campaign,
    warn,
  })
  metrics.underWay(() => pool.load())
  let current = settings
  const judge = passingReleased(store, site, judging(site, pool, { log, metrics, settings: () => current }))
  const refreshing = setInterval(() => {
    site
      .refresh()
      .then((changed) => {
        if (changed) pool.renew(site.snapshot())
      })
      .catch((error: unknown) => warn('refresh', { err: error }))
  }, refreshMs)
  const open: Partial<Record<WayIn, Listening>> = {}
  let isStopping = false
  const nowMs = () => performance.now()
  const health = createHealth({
    askStore: () => gatewayChanges(store),
    threads: pool.threads,
    wanted: (['milter', 'check', 'spamd', 'lmtp', 'smtp'] as const).filter((name) => settings[name] !== ''),
    listening: () => Object.keys(open),
    isStopping: () => isStopping,
    nowMs,
  })
  const endUpkeep = keepQuarantine({ store, knowledge, settings: () => current, log })
  const close = async (): Promise<void> => {
    isStopping = true
    clearInterval(refreshing)
    const { health: last, ...waysIn } = open
    await Promise.all([endUpkeep(), ...Object.values(waysIn).map((listening) => listening.close())])
    await pool.close(endingMs)
    await last?.close()
  }
  try {
    const healthSocket = parseSocket(settings.health)
    if (healthSocket !== null)
      open.health = await listenHealth({
        socket: healthSocket,
        mode: settings.milterMode,
        health,
        metrics: metrics.text,
        log,
      })
    const shared = { judge, settings, log }
    const milter = parseSocket(settings.milter)
    if (milter !== null) open.milter = await listenMilter({ ...shared, socket: milter, hold: site.hold, nowMs })
    const next = parseSocket(settings.next)
    for (const kind of ['lmtp', 'smtp'] as const) {
      const socket = parseSocket(settings[kind])
      if (socket !== null && next !== null)
        open[kind] = await listenRelay({
          ...shared,
          kind,
          socket,
          next: { endpoint: next, protocol: settings.nextProtocol },
          hold: site.hold,
          name: site.snapshot().authservId,
          now: () => new Date(),
        })
    }
    const learn = learnMail({ store, knowledge }, site.snapshot().authservId)
    const spamd = parseSocket(settings.spamd)
    if (spamd !== null) open.spamd = await listenSpamd({ ...shared, socket: spamd, learn })
    const check = parseSocket(settings.check)
    if (check !== null)
      open.check = await listenCheck({
        ...shared,
        socket: check,
        learn,
        health,
        metrics: metrics.text,
        nowMs,
      })
  } catch (error) {
    await close()
    throw error
  }
  const use = async (renewed: GatewaySettings): Promise<void> => {
    current = renewed
    await site.use(renewed)
    pool.renew(site.snapshot())
  }
  return { listening: open, close, use, rotate: pool.rotate }
}

/** What was released is not judged again, and our digest mails are none of the mail that came. */
const passingReleased = (store: Store, site: Site, judge: Judge): Judge => {
  const key = releaseKey(store)
  return async (mail, signal) => {
    const { bytes, envelope } = mail
    if (!isReleased(key, bytes, { recipients: envelope.rcptTo, nowMs: store.now() })) return judge(mail, signal)
    return {
      status: 'judged',
      judgement: null,
      recipients: envelope.rcptTo.map((recipient) => ({ recipient, deed: 'deliver', because: ['RELEASED'] })),
      fields: { remove: forgedFields(parseMessage(bytes), site.snapshot().authservId), insert: [], add: [] },
    }
  }
}

type Judging = Pick<GatewayOptions, 'log' | 'metrics'> & { readonly settings: () => GatewaySettings }

const judging =
  (site: Site, pool: JudgePool, { settings, log, metrics }: Judging): Judge =>
  async (mail, signal) => {
    const began = performance.now()
    const answer = await answerOf(site, pool, mail, { settings: settings(), log }, signal)
    metrics.judged(answer, (performance.now() - began) / 1_000)
    log('info', 'judged', {
      queueId: mail.envelope.queueId,
      bytes: mail.bytes.length,
      ms: Math.round(performance.now() - began),
      ...(answer.status === 'failed'
        ? { failed: answer.why }
        : {
            verdict: answer.judgement?.verdict ?? 'unread',
            deeds: answer.recipients.map(({ deed }) => deed).join(' '),
            version: answer.judgement?.version ?? '',
          }),
    })
    return answer
  }

const answerOf = async (
  site: Site,
  pool: JudgePool,
  mail: MailToJudge,
  { settings, log }: Pick<GatewayOptions, 'settings' | 'log'>,
  signal: AbortSignal | undefined,
): Promise<Answer | Failure> => {
  const { envelope } = mail
  // A store that cannot be asked costs what was learned, not the mail.
  const own = await site.taughtBy(envelope.rcptTo).catch((error: unknown) => {
    log('warn', 'memory', { err: error })
    return []
  })
  const answer = await pool.judge(mail, own, signal)
  if (answer.status === 'failed' || answer.judgement === null || envelope.user === null) return answer
  const { verdict, action } = answer.judgement
  const phishing = await site
    .countOutgoing({
      sender: envelope.user,
      recipients: Math.max(1, envelope.rcptTo.length),
      isPhishing: verdict === 'phishing' && action === 'junk',
    })
    .catch((error: unknown) => {
      log('warn', 'outgoing', { err: error })
      return 0
    })
  if (phishing < settings.outgoingMax || verdict !== 'phishing' || action !== 'junk') return answer
  // Not refused: a mail that was meant well is still there when an admin has looked.
  log('warn', 'a login sends phishing: its mails are deferred', { queueId: envelope.queueId, recipients: phishing })
  return {
    ...answer,
    recipients: answer.recipients.map(({ recipient }) => ({
      recipient,
      deed: 'defer',
      because: ['OUTGOING_CAMPAIGN'],
    })),
  }
}
