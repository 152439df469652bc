/**
 * Builds corpus/mail, corpus/twins, corpus/expected.json and corpus/SOURCES.md from corpus/source.
 *
 *     node scripts/corpus.ts           writes what has changed, removes what is no longer there
 *     node scripts/corpus.ts --check   writes nothing; fails when a file is stale, missing or left over
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { families, twins } from '../corpus/source/index.ts'
import { receiver } from './corpus/header.ts'
import { type Built, build } from './corpus/mime.ts'
import type { Family, MailSpec } from './corpus/spec.ts'

const root = join(import.meta.dirname, '..', 'corpus')

export type Entry = { readonly path: string; readonly family: string; readonly spec: MailSpec; readonly built: Built }

/** Every mail with the path it gets under corpus/. */
export function corpusEntries(): readonly Entry[] {
  const set = (folder: string, list: readonly Family[]): Entry[] =>
    list.flatMap(({ family, mails }) =>
      mails.map((spec) => ({ path: `${folder}/${spec.name}.eml`, family, spec, built: build(spec) })),
    )
  const entries = [...set('mail', families), ...set('twins', twins)]
  const seen = new Set<string>()
  for (const { path } of entries) {
    if (seen.has(path)) throw new Error(`two mails are named ${path}`)
    seen.add(path)
  }
  return entries
}

/** The human truth of each mail, apart from what any engine says. */
function expected(entries: readonly Entry[]): string {
  const rows = entries.map(({ path, family, spec }) => {
    const truth = {
      verdict: spec.verdict,
      actions: spec.actions ?? [spec.verdict === 'ham' ? 'deliver' : 'junk'],
      symbols: spec.symbols ?? [],
      trust: receiver,
      family,
      lang: spec.lang,
      why: spec.why,
    }
    return `  ${JSON.stringify(path)}: ${JSON.stringify(truth)}`
  })
  return `{\n${rows.sort().join(',\n')}\n}\n`
}

const about = `# The mails of this folder

Written by the project from \`source/*.ts\` with \`node scripts/corpus.ts\`; \`--check\` fails when a file is stale. Do not edit the
\`.eml\` files, \`expected.json\` or this page by hand.

* **Every text is the project's own.** No mail, and no part of one, was taken from a mailbox, an archive or a data set. Licence: the
  project's (Apache-2.0).
* **They are fixtures and the demo mailbox, never accuracy figures.** They were written by the people who wrote the filter, so they say
  what it is meant to see, not how much it sees in the world. Nothing is trained on them.
* \`mail/\`: for every lure and trick a bad mail (\`-bad\`) and beside it an honest one (\`-honest\`) that uses the same words honestly,
  and honest mail of every day.
* \`twins/\`: sixty pairs of one real brand's honest mail and its bad twin: the same words, and either one link
  leads elsewhere (From: forged) or the sender is foreign (and one small thing serves him: an answer address, a number, an account, a file).
* \`expected.json\`: what a careful person says of each mail, and why: verdict, actions that are right, symbols of the
  mail's own trick, the authserv-id to trust.
* \`golden/\`: what the engine answers today, for review: \`UPDATE=1 npm test\` writes it anew.

People, small firms, schools and towns are invented. Brand names and brands' own domains stand for what they are in honest mail, and in bad
mail as what is imitated; no brand has written or approved any of it. Hostile hosts are reserved names (example, test, invalid) or invented
long names with \`miwake\` in them, as are local parts at free mailboxes; addresses are of 192.0.2.0/24 and 203.0.113.0/24. DKIM signatures
are random letters, bank accounts and telephone numbers are no one's (public service numbers apart), bitcoin addresses are two samples that
documentation uses (a burn address, BIP 173). Attachments hold no working code: the macro part is empty, the smuggling page builds one harmless
sentence and never runs, the archives hold text.

`

/** The page that says what is here, from what each family says of itself. */
function sourcesPage(): string {
  const table = (list: readonly Family[]): string => {
    const rows = list.map(({ family, shows, mails }) => {
      const bad = mails.filter(({ verdict }) => verdict !== 'ham').length
      return `| ${family} | ${shows} | ${bad} | ${mails.length - bad} |`
    })
    return `| family | shows | bad | honest |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
  }
  return `${about}## mail/\n\n${table(families)}\n## twins/\n\n${table(twins)}`
}

/** All generated files by path under corpus/. */
export function corpusFiles(): ReadonlyMap<string, Uint8Array> {
  const entries = corpusEntries()
  const files = new Map(entries.map(({ path, built }) => [path, built.bytes] as const))
  files.set('expected.json', new TextEncoder().encode(expected(entries)))
  files.set('SOURCES.md', new TextEncoder().encode(sourcesPage()))
  return files
}

function onDisk(): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const folder of ['mail', 'twins']) {
    mkdirSync(join(root, folder), { recursive: true })
    for (const name of readdirSync(join(root, folder))) {
      if (name.endsWith('.eml')) files.set(`${folder}/${name}`, readFileSync(join(root, folder, name)))
    }
  }
  for (const name of ['expected.json', 'SOURCES.md']) {
    // One not written yet is reported as stale.
    if (existsSync(join(root, name))) files.set(name, readFileSync(join(root, name)))
  }
  return files
}

/** Paths whose file is missing, different or no longer made. */
export function staleFiles(): readonly string[] {
  const made = corpusFiles()
  const found = onDisk()
  const stale = [...made].filter(([path, bytes]) => Buffer.compare(found.get(path) ?? new Uint8Array(), bytes) !== 0)
  return [...stale.map(([path]) => path), ...[...found.keys()].filter((path) => !made.has(path))]
}

function main(args: readonly string[]): number {
  const stale = staleFiles()
  if (args.includes('--check')) {
    if (stale.length > 0) console.error(`Stale under corpus/, run node scripts/corpus.ts:\n  ${stale.join('\n  ')}`)
    return stale.length > 0 ? 1 : 0
  }
  const made = corpusFiles()
  for (const path of stale) {
    const bytes = made.get(path)
    if (bytes) writeFileSync(join(root, path), bytes)
    else rmSync(join(root, path))
  }
  const sizeBytes = [...made.values()].reduce((sum, bytes) => sum + bytes.length, 0)
  console.log(`${made.size - 2} mails, ${Math.round(sizeBytes / 1024)} kB, ${stale.length} files changed`)
  return 0
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2))
