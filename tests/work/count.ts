/**
 * Counts the work of a scan of each hostile mail: how often each block of the engine's code and of its libraries was run,
 * as V8's block coverage says. Exact only where nothing is optimised away: run with `--no-opt --no-maglev`.
 * Prints one JSON object: steps by mail, one number a size. What a regular expression does inside is not counted.
 */
import { Session } from 'node:inspector/promises'
import { noFacts, parseMessage, scan } from '@miwake/engine'
import { hostileMails } from '../../packages/server/bench/hostile.ts'
import { loadKnowledge } from '../../packages/server/src/knowledge.ts'

const knowledge = loadKnowledge()
const session = new Session()
session.connect()
await session.post('Profiler.enable')

const counted = (url: string) =>
  /\/packages\/engine\/|\/htmlparser2\/|\/tldts\/|\/encoding-japanese\/|\/fflate\//.test(url)

const stepsOf = async (bytes: Uint8Array): Promise<number> => {
  // Tables that are built when first asked for are no work of this mail.
  scan(parseMessage(bytes), noFacts, knowledge)
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  scan(parseMessage(bytes), noFacts, knowledge)
  const { result } = await session.post('Profiler.takePreciseCoverage')
  await session.post('Profiler.stopPreciseCoverage')
  let steps = 0
  for (const { url, functions } of result) {
    if (counted(url)) for (const { ranges } of functions) for (const { count } of ranges) steps += count
  }
  return steps
}

const steps: Record<string, number[]> = {}
for (const sizeBytes of process.argv.slice(2).map(Number)) {
  for (const { name, bytes } of hostileMails(sizeBytes)) {
    const counts = steps[name] ?? []
    counts.push(await stepsOf(bytes))
    steps[name] = counts
  }
}
console.log(JSON.stringify(steps))
