/** The command line: `miwake --help` tells the whole of it. */
import { existsSync } from 'node:fs'
import type { KnowledgeProblem } from '../knowledge.ts'
import { problemTexts } from './problem-texts.ts'
import { createProgram } from './program.ts'
import { safeLine } from './safe.ts'
import { fill, type Lang, langOf } from './texts.ts'
import { describeUsageError } from './usage-error.ts'

/** @returns the exit code: 0 nothing junked, 1 something junked, 2 an error. Never throws. */
export const main = async (argv: readonly string[]): Promise<number> => {
  // A closed pipe (head, less) ends the output, not with a stack trace; what was found so far is the exit code.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 2),
  )
  process.stderr.on('error', () => {})
  const lang = langOf(askedLang(argv), process.env)
  try {
    if (argv[0] === 'standing' && argv[1] === 'build') {
      const { standingBuildCommand } = await import('../standing/command.ts')
      return await standingBuildCommand(argv.slice(2))
    }
    let exitCode = 0
    const program = createProgram(lang, (code) => {
      exitCode = code
    })
    if (argv.length === 0) {
      process.stdout.write(program.helpInformation())
      return 2
    }
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    return describe(error, argv, lang)
  }
}

/** Before the options are read, since help and complaints about them are in that language too. */
const askedLang = (argv: readonly string[]): string | undefined => {
  const at = argv.indexOf('--lang')
  return at >= 0 ? argv[at + 1] : argv.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length)
}

const commands =
  /^(?:serve|link|password|doctor|backup|restore|account|audit|sort|mailbox|undo|learn|forget|export|scan|demo|brands|symbols|standing|model|eval|train)$/

const describe = (error: unknown, argv: readonly string[], lang: Lang): number => {
  const { code, exitCode, message } = error as { code?: string; exitCode?: number; message: string }
  const say = (text: string): number => {
    // What was typed may be a file name that came with a mail.
    process.stderr.write(`miwake: ${text.split('\n').map(safeLine).join('\n')}\n`)
    return 2
  }
  if (code?.startsWith('commander.')) {
    if (exitCode === 0) return 0
    // A command without its sub-command has shown its help.
    if (code === 'commander.help') return 2
    const [command = ''] = argv.filter((arg) => !arg.startsWith('-'))
    const isCommand = commands.test(command)
    // A path alone: the command was forgotten.
    const suggestion = !isCommand && existsSync(command) ? `miwake scan ${command}` : undefined
    return say(describeUsageError({ code, message, command: isCommand ? command : '', suggestion, lang }))
  }
  const cause = error instanceof Error ? (error.cause as Partial<KnowledgeProblem> | undefined) : undefined
  if (cause?.file === undefined) return say(message)
  const t = problemTexts(lang)
  const { file, path = '', code: reason } = cause
  if (reason !== null) return say(fill(t.unreadableFile, { path, reason: reason ?? '' }))
  return say(fill(t.wrongFile, { path, file: t[file], command: file === 'model' ? 'train' : 'standing build' }))
}
