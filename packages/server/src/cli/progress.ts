/** A line that counts, on a terminal only, at most ten times a second. */
export type Progress = { readonly at: (text: string) => void; readonly end: () => void }

const intervalMs = 100

export const progressOn = (stream: NodeJS.WriteStream, wanted: boolean): Progress => {
  if (!wanted || !stream.isTTY) return { at: () => {}, end: () => {} }
  let last = 0
  return {
    at: (text) => {
      const now = performance.now()
      if (now - last < intervalMs) return
      last = now
      stream.write(`\r${text}\u001b[K`)
    },
    end: () => {
      stream.write('\r\u001b[K')
    },
  }
}
