/** All that `miwake doctor` looks at between Postfix and the gateway. Changes nothing, delivers nothing. */
import { execFile } from 'node:child_process'
import { hostname } from 'node:os'
import { fill } from '../../cli/texts.ts'
import type { World } from '../../gather/world.ts'
import type { Lang } from '../../http/lang.ts'
import type { GatewaySettings } from '../settings.ts'
import { parseSocket } from '../socket.ts'
import { askMilter } from './ask-milter.ts'
import { connectAs } from './connect-as.ts'
import type { Finding } from './finding.ts'
import { checkPostfix } from './postfix-checks.ts'
import { parsePostfix } from './postfix-settings.ts'
import { postfixTexts } from './postfix-texts.ts'

export type DoctorPostfixOptions = {
  readonly settings: GatewaySettings
  /** Folder of main.cf; null: Postfix' own. */
  readonly config: string | null
  /** null: DNS is not asked. */
  readonly resolve: World['resolve'] | null
  readonly lang: Lang
  /** Each as it is found. */
  readonly tell: (finding: Finding) => void
}

const postconf = '/usr/sbin/postconf'
/** postconf reads a few files; where a table lies on another machine it may take a while, ms. */
const postconfMs = 15_000
/** Postfix may wait for longer; a person at a terminal does not, ms. */
const mailMs = 30_000

/** @throws what postconf complained about. */
const run = (config: string | null, option: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const args = [...(config === null ? [] : ['-c', config]), option]
    execFile(postconf, args, { timeout: postconfMs, maxBuffer: 4_194_304 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(error.code === 'ENOENT' ? postconf : stderr.trim().split('\n')[0] || error.message))
    })
  })

export const doctorPostfix = async ({ settings, config, resolve, lang, tell }: DoctorPostfixOptions): Promise<void> => {
  const t = postfixTexts(lang)
  const texts = await Promise.all([run(config, '-x'), run(config, '-M'), run(config, '-P')]).catch((error: Error) => {
    // Sendmail may ask, or a Postfix on another machine; a folder that was named has to be one.
    const level = config === null ? 'note' : 'bad'
    tell({ level, name: 'Postfix', text: fill(t.noPostfix, { reason: error.message }) })
    return null
  })
  const [parameters, services, overrides] = texts ?? ['', '', '']
  const postfix = parsePostfix({ parameters, services, overrides })
  const parameter = (name: string, otherwise: string) => postfix.parameters.get(name) || otherwise
  if (texts !== null) {
    tell({ level: 'good', name: 'Postfix', text: fill(t.found, { version: parameter('mail_version', '?') }) })
    for (const finding of checkPostfix({ postfix, settings, host: hostname(), lang })) tell(finding)
  }
  const server = parameter('myhostname', hostname())
  tell(await askDns(resolve, server, t))
  const endpoint = parseSocket(settings.milter)
  if (endpoint === null) return
  const user = parameter('mail_owner', 'postfix')
  const { code, asUser } = await connectAs(texts === null ? null : user, endpoint)
  const path = endpoint.kind === 'unix' ? endpoint.path : ''
  const why = code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'EACCES' ? t[code] : t.unreachable
  const how = code === 'ok' ? (asUser ? t.connected : t.connectedAsMe) : why
  tell({ level: code === 'ok' ? 'good' : 'bad', name: settings.milter, text: fill(how, { user, code, path }) })
  if (code !== 'ok') return
  const recipient = `postmaster@${server}`
  const answered = await askMilter({ endpoint, server, recipient, waitMs: mailMs })
  const say = (level: Finding['level'], text: string, more: Parameters<typeof fill>[1] = {}) =>
    tell({ level, name: t.mail, text: fill(text, { recipient, ...more }) })
  if (answered.status === 'silent') say('bad', t.mailSilent, { seconds: mailMs / 1_000, reason: answered.reason })
  else if (answered.end === 'deferred') say('bad', t.mailDeferred)
  else if (answered.end === 'refused') say('bad', t.mailRefused)
  else if (answered.fields.length === 0) say('note', t.mailBare)
  else say('good', t.mailBack, { fields: answered.fields.join(', ') })
}

const askDns = async (
  resolve: World['resolve'] | null,
  name: string,
  t: ReturnType<typeof postfixTexts>,
): Promise<Finding> => {
  if (resolve === null) return { level: 'note', name: t.dns, text: t.dnsOff }
  const answer = await resolve(name, 'A')
  if (answer.status !== 'temperror') return { level: 'good', name: t.dns, text: t.dnsAnswers }
  return { level: 'bad', name: t.dns, text: fill(t.dnsSilent, { reason: answer.reason }) }
}
