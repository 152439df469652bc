/** `miwake standing build`: the standing table made anew, or its popularity renewed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readStandingTable } from '@miwake/engine'
import { standingPath } from '../knowledge.ts'
import { buildStandingTable } from './build.ts'
import { gatherLists } from './gather-lists.ts'
import { readList } from './read-list.ts'
import { popularityPrefix, refreshStandingTable } from './refresh.ts'

const usage = `miwake standing build --popularity FILE... --name NAME [options]   newer ranks into the table that is there
miwake standing build --from FOLDER [options]                     the whole table from all lists

  --popularity FILE    Tranco, Majestic, CrUX, Umbrella: rank and domain, .csv or .tsv, .gz or not
  --name NAME          what that list is called and its date: "Tranco 2026-11-20"
  --licence LICENCE    its licence, for the record (default: not stated)
  --date YYYY-MM-DD    date of the build (default: today)
  --base FILE          the table to renew (default: the shipped one)
  --out FILE           where to write (default: the shipped one)
`

const dateForm = /^\d{4}-\d{2}-\d{2}$/

/** @param args what follows `standing build`. @returns the exit code: 0 written, 2 not. */
export const standingBuildCommand = async (
  args: readonly string[],
  today: () => Date = () => new Date(),
): Promise<number> => {
  const fail = (reason: string): number => {
    process.stderr.write(`miwake: ${reason}\n`)
    return 2
  }
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        popularity: { type: 'string', multiple: true },
        name: { type: 'string' },
        licence: { type: 'string', default: 'not stated' },
        from: { type: 'string' },
        base: { type: 'string', default: standingPath },
        out: { type: 'string', default: standingPath },
        date: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) {
      process.stdout.write(usage)
      return 0
    }
    const built = values.date ?? today().toISOString().slice(0, 10)
    if (!dateForm.test(built)) return fail('--date wants YYYY-MM-DD')
    const { popularity, name, licence, from, base } = values
    let bytes: Uint8Array
    if (from !== undefined) bytes = buildStandingTable({ ...gatherLists(from), built })
    else if (popularity !== undefined && name !== undefined) {
      const table = readStandingTable(readFileSync(base))
      if (!table) return fail(`${base} is no standing table of this version`)
      const lists = popularity.map((path) => readList(path))
      const empty = lists.findIndex((rows) => rows.length === 0)
      if (empty >= 0) return fail(`${popularity[empty]} holds no domains`)
      const sources = [{ name: `${popularityPrefix}${name}`, date: built, licence }]
      bytes = refreshStandingTable({ base: table, popularity: lists, sources, built })
    } else return fail(`nothing to build from\n\n${usage}`)
    writeFileSync(values.out, bytes)
    process.stdout.write(
      `${values.out}: ${readStandingTable(bytes)?.count ?? 0} names, ${bytes.length} bytes, ${built}\n`,
    )
    return 0
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}
