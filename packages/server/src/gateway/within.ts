/** Work that may take too long. */

/** @returns null after `waitMs`; what comes later is dropped, a late rejection too. */
export const within = async <T>(work: Promise<T>, waitMs: number): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), waitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
