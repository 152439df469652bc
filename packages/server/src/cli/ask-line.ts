/** One line from the person, or from a pipe. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** @param hidden what is typed is not shown. @returns '' where there is none. */
export const askLine = async (question: string, hidden = false): Promise<string> => {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({
    input: process.stdin,
    output: hidden ? silent : process.stderr,
    terminal: process.stdin.isTTY === true,
  })
  process.stderr.write(question)
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    if (hidden) process.stderr.write('\n')
  }
}
