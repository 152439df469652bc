/** The commands around people: account, audit. */
import type { Command } from 'commander'
import { peopleTexts } from './people-texts.ts'
import { type CommandKit, placed, placeOf } from './server-commands.ts'

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value]

export const peopleCommands = ({ command, langOption, lang, done }: CommandKit): readonly Command[] => {
  const t = peopleTexts(lang)
  const at = (name: string, about: string) => placed(command(name, about), lang).addOption(langOption())
  const load = () => import('./account-command.ts')
  const add = at('add', t.add)
    .argument('<login>', t.login)
    .option('--name <name>', t.name)
    .option('--role <role>', t.roleOption, collect)
    .option('--address <address>', t.addressOption, collect)
    .action(async (login: string, o) => {
      const given = { login, name: o.name ?? '', roles: o.role ?? ['person'], addresses: o.address ?? [] }
      done(await (await load()).addCommand(placeOf(o), given, lang))
    })
  const list = at('list', t.list)
    .argument('[word]', t.word)
    .option('--json', t.json, false)
    .action(async (word: string | undefined, o) =>
      done(await (await load()).listCommand(placeOf(o), { word: word ?? '', json: o.json }, lang)),
    )
  const ofOne = (name: 'disable' | 'enable' | 'password' | 'invite') =>
    at(name, t[name])
      .argument('<login>', t.login)
      .action(async (login: string, o) => done(await (await load())[`${name}Command`](placeOf(o), login, lang)))
  const role = at('role', t.role)
    .argument('<login>', t.login)
    .argument('<role...>', t.roles)
    .action(async (login: string, roles: string[], o) =>
      done(await (await load()).roleCommand(placeOf(o), { login, roles }, lang)),
    )
  const address = at('address', t.address)
    .argument('<login>', t.login)
    .argument('[address...]', t.addresses)
    .option('--clear', t.clear, false)
    .action(async (login: string, addresses: string[], o) =>
      done(await (await load()).addressCommand(placeOf(o), { login, addresses, clear: o.clear }, lang)),
    )
  const account = command('account', t.account)
    .addCommand(add)
    .addCommand(list)
    .addCommand(ofOne('disable'))
    .addCommand(ofOne('enable'))
    .addCommand(ofOne('password'))
    .addCommand(role)
    .addCommand(address)
    .addCommand(ofOne('invite'))
    .addHelpText('after', t.accountAfter)
    .helpCommand(false)
  const audit = at('audit', t.audit)
    .option('--actor <name>', t.actor)
    .option('--action <name>', t.action)
    .option('--target <text>', t.target)
    .option('--since <date>', t.since)
    .option('--limit <n>', t.limit)
    .option('--json', t.json, false)
    .option('--csv', t.csv, false)
    .action(async (o) => {
      const { auditCommand } = await import('./audit-command.ts')
      const { actor, action, target, since, limit, json, csv } = o
      done(
        await auditCommand(
          placeOf(o),
          { actor, action, target, since, limit, form: csv ? 'csv' : json ? 'json' : 'lines' },
          lang,
        ),
      )
    })
  return [account, audit]
}
