/** Passwords from the terminal. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** A line for each question; what is typed is not echoed. From a pipe the lines are simply read. */
export const askLines = async (questions: readonly string[]): Promise<readonly string[]> => {
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
