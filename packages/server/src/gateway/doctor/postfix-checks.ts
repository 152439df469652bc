/** Postfix' settings against Miwake's: what is right, what has to be mended and how. Pure. */

import { fill } from '../../cli/texts.ts'
import type { Lang } from '../../http/lang.ts'
import { macroNames } from '../milter/negotiate.ts'
import type { GatewaySettings } from '../settings.ts'
import { type Endpoint, parseSocket } from '../socket.ts'
import type { Finding } from './finding.ts'
import { type Milter, type PostfixSettings, parseMilters, parseSeconds } from './postfix-settings.ts'
import { postfixTexts } from './postfix-texts.ts'

export type PostfixChecking = {
  readonly postfix: PostfixSettings
  readonly settings: Pick<GatewaySettings, 'milter' | 'judgeMs' | 'authservId' | 'onFailure' | 'policies'>
  /** This machine's name, where authservId is not set. */
  readonly host: string
  readonly lang: Lang
}

/** Miwake says within so long that it is still at work, s: a shorter limit would cut it off. */
const commandSecondsMin = 10

const loopback = new Set(['localhost', '127.0.0.1', '::1'])
const everywhere = new Set(['0.0.0.0', '::'])

const isSame = (asked: Endpoint, ours: Endpoint): boolean => {
  if (asked.kind === 'unix' || ours.kind === 'unix')
    return asked.kind === 'unix' && ours.kind === 'unix' && asked.path === ours.path
  const isSameHost =
    asked.host === ours.host || everywhere.has(ours.host) || (loopback.has(asked.host) && loopback.has(ours.host))
  return isSameHost && asked.port === ours.port
}

/** A Unix socket as the smtpd in its chroot, or in the queue directory, finds it. */
const seenFrom = (endpoint: Endpoint, queueDirectory: string, chroot: boolean): Endpoint =>
  endpoint.kind === 'unix' && chroot ? { kind: 'unix', path: `${queueDirectory}${endpoint.path}` } : endpoint

export const checkPostfix = ({ postfix, settings, host, lang }: PostfixChecking): readonly Finding[] => {
  const t = postfixTexts(lang)
  const findings: Finding[] = []
  const say = (level: Finding['level'], name: string, text: string, values: Parameters<typeof fill>[1] = {}) =>
    findings.push({ level, name, text: fill(text, values) })
  const parameter = (name: string): string => postfix.parameters.get(name) ?? ''
  const ours = parseSocket(settings.milter)
  if (ours === null) {
    say('bad', 'gateway.milter', t.noMilter)
    return findings
  }
  const queue = parameter('queue_directory')
  const chrooted = postfix.services.filter(({ chroot }) => chroot).map(({ name }) => name)
  const wanted =
    ours.kind === 'unix' && chrooted.length > 0 && ours.path.startsWith(`${queue}/`)
      ? `unix:${ours.path.slice(queue.length)}`
      : settings.milter
  const ourMilter = (text: string, chroot: boolean): Milter | undefined =>
    parseMilters(text).find(({ endpoint }) => endpoint !== null && isSame(seenFrom(endpoint, queue, chroot), ours))

  const inChroot = ourMilter(parameter('smtpd_milters'), true)
  const outside = ourMilter(parameter('smtpd_milters'), false)
  const asking = chrooted.length > 0 ? (inChroot ?? outside) : outside
  if (asking === undefined)
    say('bad', 'smtpd_milters', t.notAsked, { now: parameter('smtpd_milters') || t.nothing, wanted })
  else say('good', 'smtpd_milters', t.asked, { wanted })
  if (ours.kind === 'unix' && chrooted.length > 0 && inChroot === undefined)
    say('bad', 'chroot', t.chroot, { services: chrooted.join(', '), queue })
  for (const { service, milters } of postfix.overrides) {
    const isChroot = postfix.services.some(({ name, chroot }) => name === service && chroot)
    if (ourMilter(milters, isChroot) === undefined) say('note', service, t.overridden, { now: milters || t.nothing })
  }
  const local = parameter('non_smtpd_milters')
  const holds = settings.policies.some((policy) =>
    [policy.phishing, policy.spam, policy.review, policy.malware].includes('quarantine'),
  )
  const isLocalAsked = (ourMilter(local, chrooted.length > 0) ?? ourMilter(local, false)) !== undefined
  // What is taken out of the quarantine goes by sendmail: it would be held again, and be lost when it is then deleted.
  if (isLocalAsked && holds) say('bad', 'non_smtpd_milters', t.localHeld)
  else if (isLocalAsked) say('good', 'non_smtpd_milters', t.localAsked)
  else say(holds ? 'good' : 'note', 'non_smtpd_milters', holds ? t.localPasses : t.localNotAsked)

  const optionOf = (option: string): string => asking?.options.get(option) || parameter(`milter_${option}`)
  const protocol = optionOf('protocol')
  if (Number.parseInt(protocol, 10) >= 6) {
    say('good', 'milter_protocol', t.protocol, { now: protocol })
    say('good', 'milter_*_macros', t.macrosNamed)
  } else {
    say('bad', 'milter_protocol', t.protocolOld, { now: protocol })
    const sent = [...postfix.parameters].filter(([name]) => /^milter_\w+_macros$/.test(name)).map(([, value]) => value)
    const names = new Set(sent.join(' ').replaceAll(/[{},]/g, ' ').split(/\s+/))
    // {client_resolve} is Sendmail's own.
    const missing = [...macroNames].filter((name) => !names.has(name) && name !== 'client_resolve')
    if (missing.length > 0) say('bad', 'milter_*_macros', t.macrosMissing, { missing: missing.join(' ') })
  }

  const action = optionOf('default_action')
  if (action === 'tempfail') say('good', 'milter_default_action', t.tempfail)
  else if (action === 'accept') say(settings.onFailure === 'accept' ? 'note' : 'bad', 'milter_default_action', t.accept)
  else say('bad', 'milter_default_action', t.otherAction, { now: action })

  const judgeSeconds = Math.ceil(settings.judgeMs / 1_000)
  const content = optionOf('content_timeout')
  if ((parseSeconds(content) ?? 0) >= judgeSeconds)
    say('good', 'milter_content_timeout', t.timeEnough, { now: content, least: judgeSeconds })
  else say('bad', 'milter_content_timeout', t.timeShort, { now: content, least: judgeSeconds })
  const command = optionOf('command_timeout')
  if ((parseSeconds(command) ?? 0) < commandSecondsMin)
    say('bad', 'milter_command_timeout', t.timeShort, { now: command, least: commandSecondsMin })

  const name = (settings.authservId || host).toLowerCase()
  const serverName = parameter('myhostname').toLowerCase()
  if (name === serverName) say('good', 'authservId', t.sameName, { name })
  else say('note', 'authservId', t.otherName, { name, serverName })
  return findings
}
