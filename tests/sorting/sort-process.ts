/** One `sort --once` in a process of its own, so that it can be killed: `node sort-process.ts DIRECTORY MAILBOX`. */
import { join } from 'node:path'
import { loadKnowledge } from '../../packages/server/src/knowledge.ts'
import { createMailboxWorld } from '../../packages/server/src/mailbox/world.ts'
import { openStored } from '../../packages/server/src/sort/open-source.ts'
import { startSorter } from '../../packages/server/src/sort/sorter.ts'
import { openStore } from '../../packages/server/src/store/open-store.ts'

const [directory = '', mailbox = ''] = process.argv.slice(2)
const store = await openStore({
  path: join(directory, 'miwake.db'),
  keyFile: join(directory, 'key'),
  now: Date.now,
})
const sorter = await startSorter({
  store,
  knowledge: loadKnowledge(),
  resolve: null,
  open: openStored(store, createMailboxWorld(), directory),
  watch: false,
})
sorter.events.on((event) => {
  if (event.type === 'progress') process.stdout.write(`${event.done}/${event.of}\n`)
})
const outcome = await sorter.sortNow(Number(mailbox))
process.stdout.write(`${JSON.stringify(outcome)}\n`)
process.stdout.write(`memory ${process.resourceUsage().maxRSS}\n`)
await sorter.close()
await store.close()
process.exitCode = outcome.ok ? 0 : 1
