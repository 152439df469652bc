/** At most so many steps at once; the rest wait in the order they came. */
export const createTurns = (atOnce: number): (<T>(step: () => Promise<T>) => Promise<T>) => {
  let free = atOnce
  const waiting: (() => void)[] = []
  return async (step) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await step()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
