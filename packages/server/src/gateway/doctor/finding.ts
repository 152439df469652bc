/** What `miwake doctor` found about the gateway: a sentence in words, and how serious it is. */
export type Finding = {
  /** good; note: works, but should be known; bad: has to be mended. */
  readonly level: 'good' | 'note' | 'bad'
  /** What was looked at. */
  readonly name: string
  /** What was found, and what to do. */
  readonly text: string
}
