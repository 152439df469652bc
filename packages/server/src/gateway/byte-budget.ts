/** How many bytes of mail may lie in memory at once, all connections together. */
export type ByteBudget = {
  /** @returns false where there is no room: nothing is taken then. */
  readonly take: (sizeBytes: number) => boolean
  readonly give: (sizeBytes: number) => void
}

/** Of the largest mails so many fit; of usual ones thousands. */
const largestMails = 4

/** @param mailBytesMax of one mail. */
export const createByteBudget = (mailBytesMax: number): ByteBudget => {
  let free = largestMails * mailBytesMax
  return {
    take: (sizeBytes) => {
      if (sizeBytes > free) return false
      free -= sizeBytes
      return true
    },
    give: (sizeBytes) => {
      free += sizeBytes
    },
  }
}
