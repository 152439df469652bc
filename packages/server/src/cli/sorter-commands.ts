/** The commands around mailboxes: sort, mailbox, undo, learn, forget, export. */
import type { Command } from 'commander'
import { type CommandKit, placed, placeOf } from './server-commands.ts'
import { sorterTexts } from './sorter-texts.ts'

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value]

export const sorterCommands = ({ command, langOption, lang, done }: CommandKit): readonly Command[] => {
  const t = sorterTexts(lang)
  const at = (name: string, about: string) => placed(command(name, about), lang).addOption(langOption())
  const sort = at('sort', t.sort)
    .option('--once', t.once, false)
    .option('--mailbox <id>', t.mailboxId)
    .option('--json', t.json, false)
    .addHelpText('after', t.sortAfter)
    .action(async (o) => {
      const { sortCommand } = await import('./sort-command.ts')
      done(await sortCommand({ place: placeOf(o), lang, mailbox: o.mailbox ?? null, json: o.json }))
    })

  const add = at('add', t.add)
    .argument('[address]', t.address)
    .option('--name <name>', t.name)
    .option('--kind <kind>', t.kind)
    .option('--host <name>', t.host)
    .option('--port <n>', t.port)
    .option('--security <kind>', t.security)
    .option('--user <name>', t.user)
    .option('--path <folder>', t.path)
    .option('--password-file <file>', t.passwordFile)
    .option('--trust-authserv-id <id>', t.authserv, collect)
    .option('--untested', t.untested, false)
    .addHelpText('after', t.addAfter)
    .action(async (address: string | undefined, o) => {
      const { addMailboxCommand } = await import('./add-mailbox-command.ts')
      const { name, kind, host, port, security, user, path, passwordFile, untested } = o
      const given = { address, name, kind, host, port, security, user, path, passwordFile, untested }
      done(await addMailboxCommand(placeOf(o), { ...given, authservIds: o.trustAuthservId ?? [] }, lang))
    })
  const mailbox = command('mailbox', t.mailbox)
    .addCommand(add)
    .addCommand(
      at('list', t.list)
        .option('--json', t.json, false)
        .action(async (o) =>
          done(await (await import('./mailbox-command.ts')).listCommand(placeOf(o), { json: o.json, lang })),
        ),
    )
    .addCommand(
      at('test', t.test)
        .argument('<id>', t.mailboxId)
        .action(async (id: string, o) =>
          done(await (await import('./mailbox-command.ts')).testCommand(placeOf(o), { id, lang })),
        ),
    )
    .addCommand(
      at('remove', t.remove)
        .argument('<id>', t.mailboxId)
        .option('--yes', t.yes, false)
        .action(async (id: string, o) =>
          done(await (await import('./mailbox-command.ts')).removeCommand(placeOf(o), { id, yes: o.yes, lang })),
        ),
    )
    .addCommand(
      at('mode', t.mode)
        .argument('<id>', t.mailboxId)
        .argument('<mode>', t.modeName)
        .option('--days <n>', t.modeDays)
        .action(async (id: string, mode: string, o) => {
          const days = o.days === undefined ? undefined : Number(o.days)
          done(await (await import('./mailbox-command.ts')).modeCommand(placeOf(o), { id, mode, days, lang }))
        }),
    )
    .addCommand(
      at('trust', t.trust)
        .argument('<id>', t.mailboxId)
        .option('--server <id>', t.trustServer, collect)
        .option('--none', t.trustNone, false)
        .option('--yes', t.yes, false)
        .action(async (id: string, o) => {
          const { trustCommand } = await import('./trust-server-command.ts')
          done(await trustCommand(placeOf(o), { id, servers: o.server ?? [], none: o.none, yes: o.yes, lang }))
        }),
    )
    .addCommand(
      at('contacts', t.contacts)
        .argument('<id>', t.mailboxId)
        .argument('[file]', t.contactsFile)
        .option('--remove <address>', t.contactsRemove)
        .option('--clear', t.contactsClear, false)
        .action(async (id: string, file: string | undefined, o) => {
          const { contactsCommand } = await import('./contacts-command.ts')
          const asked = { id, file: file ?? null, remove: o.remove ?? null, clear: o.clear }
          done(await contactsCommand(placeOf(o), asked, lang))
        }),
    )
    .helpCommand(false)

  const undo = at('undo', t.undo)
    .argument('[id...]', t.undoIds)
    .option('--mailbox <id>', t.mailboxId)
    .option('--last <n>', t.last)
    .option('--days <n>', t.undoDays)
    .action(async (ids: string[], o) => {
      const { undoCommand } = await import('./undo-command.ts')
      const asked = { ids, mailbox: o.mailbox ?? null, last: Number(o.last ?? 0), days: Number(o.days ?? 30) }
      done(await undoCommand(placeOf(o), asked, lang))
    })
  const learn = at('learn', t.learn)
    .argument('[answer]', t.learnWhat)
    .argument('[file...]', t.learnFiles)
    .option('--mailbox <id>', t.mailboxId)
    .option('--confirm <id>', t.confirm, collect)
    .option('--refuse <id>', t.refuse, collect)
    .addHelpText('after', t.learnAfter)
    .action(async (answer: string | undefined, files: string[], o) => {
      const { learnCommand } = await import('./learn-command.ts')
      const asked = { answer: answer ?? null, files, mailbox: o.mailbox ?? null }
      done(await learnCommand(placeOf(o), { ...asked, confirm: o.confirm ?? [], refuse: o.refuse ?? [] }, lang))
    })
  const forget = at('forget', t.forget)
    .argument('<id...>', t.forgetIds)
    .action(async (ids: string[], o) => {
      done(await (await import('./learn-command.ts')).forgetCommand(placeOf(o), ids, lang))
    })
  const exportIt = at('export', t.export)
    .option('--mailbox <id>', t.mailboxId)
    .option('--out <file>', t.out)
    .action(async (o) => {
      const { exportCommand } = await import('./learn-command.ts')
      done(await exportCommand(placeOf(o), { mailbox: o.mailbox ?? null, out: o.out ?? null }, lang))
    })
  return [sort, mailbox, undo, learn, forget, exportIt]
}
