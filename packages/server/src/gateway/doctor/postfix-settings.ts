/** What Postfix is set to, as postconf(1) tells it. */
import { type Endpoint, parseSocket } from '../socket.ts'

export type PostfixSettings = {
  /** main.cf with its defaults, values expanded: 'milter_protocol' → '6'. */
  readonly parameters: ReadonlyMap<string, string>
  /** smtpd services of master.cf: 'smtp/inet', and whether each runs in a chroot. */
  readonly services: readonly { readonly name: string; readonly chroot: boolean }[]
  /** `-o smtpd_milters=` of master.cf, by service. */
  readonly overrides: readonly { readonly service: string; readonly milters: string }[]
}

export type PostfixText = {
  /** `postconf -x` */
  readonly parameters: string
  /** `postconf -M` */
  readonly services: string
  /** `postconf -P` */
  readonly overrides: string
}

/** A main.cf has some hundred lines, with all its defaults some thousand. */
const linesMax = 10_000

const assignments = (text: string): readonly (readonly [string, string])[] =>
  text.split('\n', linesMax).flatMap((line) => {
    const at = line.indexOf(' =')
    return at < 1 ? [] : [[line.slice(0, at), line.slice(at + 2).trim()] as const]
  })

/** Total: what is not understood is not there. */
export const parsePostfix = ({ parameters, services, overrides }: PostfixText): PostfixSettings => ({
  parameters: new Map(assignments(parameters)),
  services: services.split('\n', linesMax).flatMap((line) => {
    const [name = '', type = '', , , chroot = '', , , command = ''] = line.split(/\s+/)
    // master(5): '-' is the default, which is no chroot since Postfix 3.0.
    return command === 'smtpd' ? [{ name: `${name}/${type}`, chroot: chroot === 'y' }] : []
  }),
  overrides: assignments(overrides).flatMap(([name, milters]) => {
    const [service, type, parameter] = name.split('/')
    return parameter === 'smtpd_milters' ? [{ service: `${service}/${type}`, milters }] : []
  }),
})

export type Milter = {
  /** null: in a form that is not ours. */
  readonly endpoint: Endpoint | null
  /** Of `{ inet:host:port, default_action = accept }`. */
  readonly options: ReadonlyMap<string, string>
}

/** The list of smtpd_milters: parted by commas or blanks, each alone or in braces with settings of its own. */
export const parseMilters = (text: string): readonly Milter[] =>
  [...text.matchAll(/\{([^{}]*)\}|[^\s,{}]+/g)].map(([whole, braced]) => {
    const [socket = '', ...rest] = braced === undefined ? [whole] : braced.split(',').map((part) => part.trim())
    const options = rest.map((part) => part.split('=').map((side) => side.trim()) as [string, string?])
    return {
      endpoint: parseSocket(/^(?:unix|inet):/.test(socket) ? socket : `unix:${socket}`),
      options: new Map(options.map(([name, value = '']) => [name, value])),
    }
  })

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 }

/** postconf(5): a number and a unit, seconds where there is none. @returns null for what is no time. */
export const parseSeconds = (text: string): number | null => {
  const found = /^(\d{1,9})([smhdw]?)$/.exec(text.trim())
  return found ? Number(found[1]) * unitSeconds[found[2] || 's']! : null
}
