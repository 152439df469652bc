/** The commands and options. What a command needs is loaded when it runs, so that one mail's answer comes at once. */
import { stripVTControlCharacters } from 'node:util'
import { Command, InvalidArgumentError, Option } from 'commander'
import { feedCommand } from './feed-commands.ts'
import { helpTexts } from './help-texts.ts'
import { widthOf, wrap } from './layout.ts'
import { peopleCommands } from './people-commands.ts'
import { serverCommands } from './server-commands.ts'
import { sorterCommands } from './sorter-commands.ts'
import type { Lang } from './texts.ts'
import { trustOf } from './trust.ts'

const version = '0.1.0'

const collect = (value: string, previous: readonly string[] = []): readonly string[] => {
  if (value.trim() === '') throw new InvalidArgumentError('')
  return [...previous, value]
}

/** @param done is told the exit code of the command that ran. */
export const createProgram = (lang: Lang, done: (exitCode: number) => void): Command => {
  const t = helpTexts(lang)
  const count = (value: string): number => {
    const n = Number(value)
    if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError(t.wholeNumber)
    return n
  }
  const langOption = () => new Option('--lang <lang>', t.lang).choices(['ja', 'en'])
  const trustOption = () => new Option('--trust-authserv-id <id>', t.trustAuthserv).argParser(collect)
  const command = (name: string, about: string): Command =>
    new Command(name)
      .description(about)
      .helpOption('-h, --help', t.help)
      .configureHelp({
        styleTitle: (title) => t.titles[title as keyof typeof t.titles] ?? title,
        optionDescription: (option) => option.description,
        // Japanese characters take two cells.
        displayWidth: (text) => widthOf(stripVTControlCharacters(text)),
        boxWrap: (text, cells) =>
          text
            .split('\n')
            .flatMap((line) => wrap(line, cells))
            .join('\n'),
      })
      // Complaints are main()'s to tell, in the person's language.
      .configureOutput({ outputError: () => {} })
      .exitOverride()

  const scan = command('scan', t.scan)
    .argument('[path...]', t.scanPath)
    .option('--json', t.scanJson, false)
    .option('--explain', t.scanExplain, false)
    .option('--full', t.scanFull, false)
    .option('--all', t.scanAll, false)
    .addOption(langOption())
    .addOption(trustOption())
    .option('--trust-arc-sealer <domain>', t.trustArc, collect)
    .option('--dns', t.dns, false)
    .option('--trusted-received <host>', t.trustedReceived, collect)
    .option('--smime-roots <file>', t.smimeRoots, collect)
    .option('--threads <n>', t.threads, count)
    .option('--model <file>', t.model)
    .addHelpText('after', t.scanAfter)
    .action(async (paths: string[], o) => {
      const { scanCommand } = await import('./scan-command.ts')
      const code = await scanCommand(paths.length > 0 ? paths : ['-'], {
        json: o.json,
        explain: o.explain,
        full: o.full,
        shown: o.all ? 'all' : 'some',
        lang,
        trust: trustOf(o),
        dns: o.dns,
        trustedReceived: o.trustedReceived ?? [],
        smimeRoots: o.smimeRoots ?? [],
        ...(o.threads ? { threads: o.threads } : {}),
        ...(o.model ? { model: o.model } : {}),
      })
      done(code)
    })

  const demo = command('demo', t.demo)
    .addOption(langOption())
    .action(async () => done(await (await import('./demo-command.ts')).demoCommand(lang)))

  const evaluate = command('eval', t.eval)
    .argument('[file...]', t.evalFile)
    .option('--ham <path>', t.evalHam, collect)
    .option('--unwanted <path>', t.evalUnwanted, collect)
    .addOption(trustOption())
    .option('--folds [n]', t.evalFolds, (v) => (v ? count(v) : 5))
    .option('--leave-one-source-out', t.evalLoso, false)
    .option('--honest', t.evalHonest, false)
    .option('--ablate', t.evalAblate, false)
    .option('--leaks', t.evalLeaks, false)
    .option('--without-reviewed', t.evalWithoutReviewed, false)
    .option('--without-words', t.evalWithoutWords, false)
    .option('--breakdown', t.evalBreakdown, false)
    .option('--wrong [n]', t.evalWrong, (v) => (v ? count(v) : 20))
    .option('--svg <file>', t.evalSvg)
    .option('--json', t.evalJson, false)
    .option('--threads <n>', t.threads, count)
    .option('--model <file>', t.model)
    .addOption(langOption())
    .addHelpText('after', t.evalAfter)
    .action(async (files: string[], o) =>
      done(await (await import('./eval-command.ts')).evalCommand(files, { ...o, trust: trustOf(o) })),
    )

  const train = command('train', t.train)
    .argument('<file...>', t.trainFile)
    .option('--out <file>', t.trainOut)
    .option('--threads <n>', t.threads, count)
    .addOption(trustOption())
    .addOption(langOption())
    .action(async (files: string[], o) =>
      done(await (await import('./train-command.ts')).trainCommand(files, { ...o, trust: trustOf(o) })),
    )

  const brands = command('brands', t.brands)
    .argument('[word]', t.brandsWord)
    .option('--json', t.json, false)
    .addOption(langOption())
    .addHelpText('after', t.brandsAfter)
    .action(async (word: string | undefined, o) =>
      done((await import('./brands-command.ts')).brandsCommand(word, { json: o.json, lang })),
    )

  const symbols = command('symbols', t.symbols)
    .argument('[word]', t.symbolsWord)
    .option('--json', t.json, false)
    .option('--model <file>', t.model)
    .addOption(langOption())
    .addHelpText('after', t.symbolsAfter)
    .action(async (word: string | undefined, o) =>
      done((await import('./symbols-command.ts')).symbolsCommand(word, { json: o.json, lang, model: o.model })),
    )

  const model = command('model', t.modelCard)
    .option('--json', t.json, false)
    .option('--model <file>', t.model)
    .addOption(langOption())
    .action(async (o) =>
      done((await import('./model-command.ts')).modelCommand({ json: o.json, lang, model: o.model })),
    )

  const standing = command('standing', t.standing)
    .addCommand(
      command('info', t.standingInfo)
        .option('--json', t.json, false)
        .addOption(langOption())
        .action(async (o) => done((await import('./standing-command.ts')).standingInfoCommand({ json: o.json, lang }))),
    )
    .addCommand(
      command('lookup', t.standingLookup)
        .argument('<host...>', t.standingHost)
        .option('--json', t.json, false)
        .addOption(langOption())
        .action(async (hosts: string[], o) =>
          done((await import('./standing-command.ts')).standingLookupCommand(hosts, { json: o.json, lang })),
        ),
    )
    .addCommand(
      // Reads its own options: main() hands them over before this is reached.
      command('build', t.standingBuild).allowUnknownOption(),
    )
    .helpCommand(false)

  const program = command('miwake', t.program).version(version, '-V, --version', t.version)
  const kit = { command, langOption, lang, version, done }
  for (const each of [
    ...serverCommands(kit),
    ...sorterCommands(kit),
    feedCommand(kit),
    ...peopleCommands(kit),
    scan,
    demo,
    brands,
    symbols,
    standing,
    model,
    evaluate,
    train,
  ])
    program.addCommand(each)
  return program.helpCommand('help [command]', t.helpCommand)
}
