/** The command line: `miwake --help` tells the whole of it. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { brandsCommand } from './brands-command.ts'
import { evalCommand } from './eval-command.ts'
import { scanCommand } from './scan-command.ts'
import { symbolsCommand } from './symbols-command.ts'
import { langOf } from './texts.ts'
import { trainCommand } from './train-command.ts'
import { trustOf } from './trust.ts'

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value]
const count = (value: string): number => {
  const n = Number(value)
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('a whole number from 1')
  return n
}
const langOption = () =>
  new Option('--lang <lang>', 'language of the answer (default: from LANG, else ja)').choices(['ja', 'en'])
const trustOption = () =>
  new Option(
    '--trust-authserv-id <id>',
    'believe Authentication-Results written under this id; `top`: the topmost field, for mail fetched from a server that strips forged ones. May be given more than once. Default: none',
  ).argParser(collect)

export const program = new Command('miwake')
  .description('見分け Miwake: tells honest mail from phishing and spam, and says why')
  .version('0.1.0')
  .exitOverride()
  .showHelpAfterError('(miwake --help tells the commands, miwake <command> --help its options)')

let exitCode = 0
const running = (code: Promise<number>) => code.then((c) => (exitCode = c))

program
  .command('scan')
  .description('scan mail: .eml, mbox, Maildir, a folder, .jsonl(.gz) with raw_b64, - for standard input')
  .argument('[path...]', 'files and folders', ['-'])
  .option('--json', 'one JSON line a mail', false)
  .option('--explain', 'every term of the sum', false)
  .option('--full', 'the whole answer for each of many mails', false)
  .addOption(langOption())
  .addOption(trustOption())
  .option('--trust-arc-sealer <domain>', 'believe the ARC results sealed by this domain', collect)
  .option('--dns', 'verify SPF, DKIM, DMARC and ARC by DNS', false)
  .option(
    '--trusted-received <host>',
    'a host of yours whose Received field tells who connected (for SPF with --dns)',
    collect,
  )
  .option('--threads <n>', 'worker threads (default: all cores)', count)
  .option('--model <file>', 'another model than the shipped one')
  .addHelpText('after', '\nExit: 0 nothing junked, 1 something junked, 2 something could not be read.\n')
  .action((paths: string[], o) =>
    running(
      scanCommand(paths, {
        json: o.json,
        explain: o.explain,
        full: o.full,
        lang: langOf(o.lang, process.env),
        trust: trustOf(o),
        dns: o.dns,
        trustedReceived: o.trustedReceived ?? [],
        ...(o.threads ? { threads: o.threads } : {}),
        ...(o.model ? { model: o.model } : {}),
      }),
    ),
  )

program
  .command('eval')
  .description('measure on labelled mail: .jsonl(.gz) rows with label and group, or folders')
  .argument('[file...]', 'labelled .jsonl(.gz)')
  .option('--ham <path>', 'honest mail (folder, mbox, ...)', collect)
  .option('--unwanted <path>', 'unwanted mail (folder, mbox, ...)', collect)
  .addOption(trustOption())
  .option('--folds [n]', 'judge each campaign by a model trained on the others', (v) => (v ? count(v) : 5))
  .option('--leave-one-source-out', 'judge each source by a model trained on the others', false)
  .option('--ablate', 'leave out each symbol, and each aspect, in turn', false)
  .option('--leaks', 'the checks against cheating: single features, header transplant, source probe', false)
  .option('--without-reviewed', 'without the reviewed weights', false)
  .option('--without-words', 'without the words', false)
  .option('--breakdown', 'also by kind, language and year', false)
  .option('--wrong [n]', 'the most wrong mails, by id', (v) => (v ? count(v) : 20))
  .option('--svg <file>', 'reliability plot')
  .option('--json', 'figures as JSON', false)
  .option('--model <file>', 'another model than the shipped one')
  .action((files: string[], o) => running(evalCommand(files, { ...o, trust: trustOf(o) })))

program
  .command('train')
  .description('make a model from labelled mail')
  .argument('<file...>', 'labelled .jsonl(.gz); nc-* files are refused')
  .option('--out <file>', 'where to write the model (default: the shipped one)')
  .addOption(trustOption())
  .action((files: string[], o) => running(trainCommand(files, { out: o.out, trust: trustOf(o) })))

program
  .command('brands')
  .description('the brands Miwake knows: names, domains, entrance, where to report')
  .argument('[word]', 'only those whose id or name holds this')
  .option('--json', 'as JSON lines', false)
  .addOption(langOption())
  .action((word: string | undefined, o) =>
    running(brandsCommand(word, { json: o.json, lang: langOf(o.lang, process.env) })),
  )

program
  .command('symbols')
  .description('every symbol a verdict can rest on: its meaning and its weight')
  .argument('[word]', 'only those whose name or meaning holds this')
  .option('--json', 'as JSON lines', false)
  .addOption(langOption())
  .action((word: string | undefined, o) =>
    running(symbolsCommand(word, { json: o.json, lang: langOf(o.lang, process.env) })),
  )

export const main = async (argv: readonly string[]): Promise<number> => {
  // A closed pipe (head, less) ends the output, not with a stack trace.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    const { code, exitCode: wanted, message } = error as { code?: string; exitCode?: number; message: string }
    if (code?.startsWith('commander.')) return wanted === 0 ? 0 : 2
    process.stderr.write(`miwake: ${message}\n`)
    return 2
  }
}
