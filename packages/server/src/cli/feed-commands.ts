/** The commands around lists of fraudulent sites: feed add, list, update, remove. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { feedFormats } from '../feed/read-feed.ts'
import { feedTexts } from './feed-texts.ts'
import { type CommandKit, placed, placeOf } from './server-commands.ts'

/** Phishing sites live for days; their names are sold and used anew within a year. */
const daysDefault = 180
const daysMax = 3_650

export const feedCommand = ({ command, langOption, lang, done }: CommandKit): Command => {
  const t = feedTexts(lang)
  const at = (name: string, about: string) => placed(command(name, about), lang).addOption(langOption())
  const load = () => import('./feed-command.ts')
  const days = (value: string): number => {
    const n = Number(value)
    if (!Number.isInteger(n) || n < 1 || n > daysMax) throw new InvalidArgumentError(`1-${daysMax}`)
    return n
  }
  return command('feed', t.feed)
    .addCommand(
      at('add', t.add)
        .argument('<name>', t.addName)
        .addOption(new Option('--format <format>', t.format).choices([...feedFormats]).makeOptionMandatory())
        .requiredOption('--from <place>', t.from)
        .option('--days <n>', t.days, days, daysDefault)
        .addHelpText('after', t.after)
        .action(async (name: string, o) => {
          const added = { name, format: o.format, from: o.from, days: o.days }
          done(await (await load()).addFeedCommand(placeOf(o), added, lang))
        }),
    )
    .addCommand(
      at('list', t.list)
        .option('--json', t.json, false)
        .action(async (o) => done(await (await load()).listFeedsCommand(placeOf(o), { json: o.json }, lang))),
    )
    .addCommand(
      at('update', t.update)
        .argument('[name]', t.updateName)
        .option('--force', t.force, false)
        .action(async (name: string | undefined, o) =>
          done(await (await load()).updateFeedsCommand(placeOf(o), { name: name ?? null, force: o.force }, lang)),
        ),
    )
    .addCommand(
      at('remove', t.remove)
        .argument('<name>', t.addName)
        .action(async (name: string, o) => done(await (await load()).removeFeedCommand(placeOf(o), name, lang))),
    )
    .helpCommand(false)
}
