/** The commands that run the server and look after it: serve, link, password, doctor, backup, restore. */
import { type Command, InvalidArgumentError, type Option } from 'commander'
import { serverTexts } from './server-texts.ts'
import type { Lang } from './texts.ts'

export type CommandKit = {
  readonly command: (name: string, about: string) => Command
  readonly langOption: () => Option
  readonly lang: Lang
  /** Of the system where nobody asked for one. */
  readonly version: string
  readonly done: (exitCode: number) => void
}

/** Options that name a place win over the settings file. */
export const placed = (command: Command, lang: Lang): Command => {
  const t = serverTexts(lang)
  return command
    .option('--config <file>', t.config)
    .option('--data <folder>', t.data)
    .option('--key-file <file>', t.keyFile)
}

type Placed = { readonly config?: string; readonly data?: string; readonly keyFile?: string }
export type Place = { readonly file: string | null; readonly given: Readonly<Record<string, unknown>> }
export const placeOf = ({ config, data, keyFile }: Placed, more: Readonly<Record<string, unknown>> = {}): Place => ({
  file: config ?? null,
  given: Object.fromEntries(Object.entries({ data, keyFile, ...more }).filter(([, value]) => value !== undefined)),
})

export const serverCommands = ({ command, langOption, lang, version, done }: CommandKit): readonly Command[] => {
  const t = serverTexts(lang)
  const serve = placed(command('serve', t.serve), lang)
    .option('--host <address>', t.host)
    .option('--port <n>', t.port)
    .option('--demo', t.demo, false)
    .addOption(langOption())
    .addHelpText('after', t.serveAfter)
    .action(async (o) => {
      const { serveCommand } = await import('../http/serve/serve-command.ts')
      const port = o.port === undefined ? undefined : Number(o.port)
      done(await serveCommand({ place: placeOf(o, { host: o.host, port }), lang, demo: o.demo, version }))
    })
  const gateway = placed(command('gateway', t.gateway), lang)
    .addOption(langOption())
    .addHelpText('after', t.gatewayAfter)
    .action(async (o) => done(await (await import('../gateway/gateway-command.ts')).gatewayCommand(placeOf(o), lang)))
  const number = (value: string): number => {
    if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError(t.quarantineId)
    return Number(value)
  }
  const quarantine = command('quarantine', t.quarantine).addHelpText('after', t.quarantineAfter)
  quarantine.addCommand(
    placed(command('list', t.quarantineList), lang)
      .option('--for <address>', t.quarantineFor)
      .option('--json', t.quarantineJson, false)
      .addOption(langOption())
      .action(async (o) => {
        const { listHeldCommand } = await import('../gateway/quarantine-command.ts')
        done(await listHeldCommand(placeOf(o), lang, { json: o.json, ...(o.for ? { recipient: o.for } : {}) }))
      }),
  )
  const held = () => import('../gateway/quarantine-command.ts')
  for (const [name, about, run] of [
    ['show', t.quarantineShow, async (place: Place, id: number) => (await held()).showHeldCommand(place, lang, id)],
    ['raw', t.quarantineRaw, async (place: Place, id: number) => (await held()).rawHeldCommand(place, lang, id)],
  ] as const)
    quarantine.addCommand(
      placed(command(name, about), lang)
        .argument('<id>', t.quarantineId, number)
        .addOption(langOption())
        .action(async (id: number, o) => done(await run(placeOf(o), id))),
    )
  type Ids = readonly number[]
  for (const [name, about, run] of [
    [
      'release',
      t.quarantineRelease,
      async (place: Place, ids: Ids) => (await held()).releaseHeldCommand(place, lang, ids),
    ],
    [
      'delete',
      t.quarantineDelete,
      async (place: Place, ids: Ids) => (await held()).deleteHeldCommand(place, lang, ids),
    ],
  ] as const)
    quarantine.addCommand(
      placed(command(name, about), lang)
        .argument('<id...>', t.quarantineId, (value: string, before: Ids = []) => [...before, number(value)])
        .addOption(langOption())
        .action(async (ids: number[], o) => done(await run(placeOf(o), ids))),
    )
  const link = placed(command('link', t.link), lang)
    .addOption(langOption())
    .action(async (o) => done(await (await import('../http/serve/link-command.ts')).linkCommand(placeOf(o), lang)))
  const password = placed(command('password', t.password), lang)
    .addOption(langOption())
    .action(async (o) =>
      done(await (await import('../http/serve/password-command.ts')).passwordCommand(placeOf(o), lang)),
    )
  const doctor = placed(command('doctor', t.doctor), lang)
    .option('--postfix-config <folder>', t.postfixConfig)
    .addOption(langOption())
    .action(async (o) => {
      const { doctorCommand } = await import('../http/serve/doctor-command.ts')
      done(await doctorCommand(placeOf(o), o.postfixConfig ?? null, lang))
    })
  const backup = placed(command('backup', t.backup), lang)
    .argument('<file>', t.backupFile)
    .option('--copy-key <file>', t.copyKey)
    .addOption(langOption())
    .action(async (file: string, o) => {
      const { backupCommand } = await import('../http/serve/backup-command.ts')
      done(await backupCommand(placeOf(o), { to: file, copyKey: o.copyKey ?? null }, lang))
    })
  const restore = placed(command('restore', t.restore), lang)
    .argument('<file>', t.backupFile)
    .option('--key <file>', t.restoreKey)
    .addOption(langOption())
    .action(async (file: string, o) => {
      const { restoreCommand } = await import('../http/serve/backup-command.ts')
      done(await restoreCommand(placeOf(o), { from: file, key: o.key ?? null }, lang))
    })
  return [serve, gateway, quarantine, link, password, doctor, backup, restore]
}
