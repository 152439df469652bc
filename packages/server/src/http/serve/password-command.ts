/** `miwake password`: asked twice, never shown, never an argument that others on the machine could read. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Place } from '../../cli/server-commands.ts'
import { serverTexts } from '../../cli/server-texts.ts'
import { setPassword } from '../access/password.ts'
import type { Lang } from '../lang.ts'
import { complain, say, settingsFor } from './place.ts'
import { withStore } from './with-store.ts'

export const passwordCommand = async (place: Place, lang: Lang): Promise<number> => {
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const t = serverTexts(lang)
  const [first = '', second = ''] = await askLines([t.askPassword, t.askAgain])
  if (first !== second) return complain(t.notSame)
  return withStore(loaded.settings, async (store) => {
    const changed = await setPassword(store, first)
    if (!changed.ok) return complain(t[changed.problem])
    say(t.passwordSet)
    return 0
  })
}

/** A line for each question; what is typed is not echoed. From a pipe the lines are simply read. */
const askLines = async (questions: readonly string[]): Promise<readonly string[]> => {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY === true })
  const answers: string[] = []
  process.stderr.write(questions[0] ?? '')
  for await (const line of lines) {
    answers.push(line)
    process.stderr.write('\n')
    if (answers.length === questions.length) break
    process.stderr.write(questions[answers.length] ?? '')
  }
  lines.close()
  return answers
}
