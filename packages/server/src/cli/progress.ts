/** A line that counts, on a terminal only, at most ten times a second. */
export type Progress = {
  readonly at: (text: string) => void
  /** Takes the line away, for other output or for good. */
  readonly end: () => void
}

const intervalMs = 100

export const progressOn = (stream: NodeJS.WriteStream, wanted: boolean): Progress => {
  if (!wanted || !stream.isTTY) return { at: () => {}, end: () => {} }
  let last = performance.now()
  let shown = false
  return {
    at: (text) => {
      const now = performance.now()
      if (now - last < intervalMs) return
      last = now
      shown = true
      stream.write(`\r${text}\u001b[K`)
    },
    end: () => {
      if (shown) stream.write('\r\u001b[K')
      shown = false
    },
  }
}
