/** Settings from a file and the command line; what is wrong is named, all of it at once. */
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { z } from 'zod'
import { type Settings, settingsSchema } from './settings.ts'

/** Read where no other file is named, if it is there. */
export const defaultSettingsFile = (home = homedir()): string => join(home, '.config', 'miwake', 'miwake.json')

export type SettingsProblem = {
  /** Where it stands: the file, or the command line. */
  readonly where: string
  /** The setting's name, '' where the file as a whole is meant. */
  readonly name: string
  readonly problem: string
}
export type LoadedSettings =
  | { readonly ok: true; readonly settings: Settings; readonly file: string | null }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] }

export type SettingsSources = {
  /** null: the default file, where it exists. */
  readonly file: string | null
  /** From options of the command line: they win. */
  readonly given: Readonly<Record<string, unknown>>
  readonly home?: string
}

const commandLine = 'command line'

export const loadSettings = ({ file, given, home = homedir() }: SettingsSources): LoadedSettings => {
  const path = file ?? defaultSettingsFile(home)
  let written: Record<string, unknown> = {}
  const isThere = existsSync(path)
  if (isThere || file !== null) {
    const read = readJson(path)
    if (!read.ok) return { ok: false, problems: [{ where: path, name: '', problem: read.problem }] }
    written = read.value
  }
  const parsed = settingsSchema.safeParse({ ...written, ...given })
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error, path, given) }
  const { data, keyFile, oidc, ...rest } = parsed.data
  const { clientSecretFile: secret } = oidc
  return {
    ok: true,
    settings: {
      ...rest,
      data: absolute(data, home),
      keyFile: absolute(keyFile, home),
      oidc: { ...oidc, clientSecretFile: secret === '' ? '' : absolute(secret, home) },
    },
    file: isThere ? path : null,
  }
}

const absolute = (path: string, home: string): string =>
  path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : resolve(path)

type Read =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly problem: string }

/** `$schema` and names that begin with `//` are for whoever writes the file. */
const isRemark = (name: string): boolean => name === '$schema' || name.startsWith('//')

const withoutRemarks = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (isRemark(name) ? [] : [[name, withoutRemarks(inner)]])),
  )
}

const readJson = (path: string): Read => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { ok: false, problem: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})` }
  }
  try {
    const value: unknown = JSON.parse(text)
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      return { ok: false, problem: 'has to be one JSON object: { "port": 4649 }' }
    }
    return { ok: true, value: withoutRemarks(value) as Record<string, unknown> }
  } catch (error) {
    return { ok: false, problem: `is no JSON: ${(error as Error).message}` }
  }
}

const problemsOf = (
  error: z.ZodError,
  path: string,
  given: Readonly<Record<string, unknown>>,
): readonly SettingsProblem[] =>
  error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const group = issue.path.map(String)
      return issue.keys.map((name) => ({
        where: group.length === 0 && name in given ? commandLine : path,
        name: [...group, name].join('.'),
        problem: `there is no such setting${group.length === 0 ? ` (there are: ${Object.keys(settingsSchema.shape).join(', ')})` : ''}`,
      }))
    }
    const [first = ''] = issue.path.map(String)
    const name = issue.path.map(String).join('.')
    return [{ where: first in given ? commandLine : path, name, problem: issue.message }]
  })

export const formatSettingsProblem = ({ where, name, problem }: SettingsProblem): string =>
  `${where}: ${name === '' ? '' : `${name}: `}${problem}`
