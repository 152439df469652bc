/** Tables as data, to be shown on a terminal or in a document. */
export type Table = {
  /** What it is called by programs. */
  readonly key: string
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What one has to know to read it. */
  readonly note?: string
}

/** Fixed columns, as a terminal shows it. */
export const tableText = ({ title, head, rows, note }: Table): string => {
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map((r) => (r[i] ?? '').length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((c, i) => c.padEnd(widths[i]!))
      .join('  ')
      .trimEnd()
  const body = [line(head), line(widths.map((w) => '-'.repeat(w))), ...rows.map(line)]
  return [title, ...(note ? [note] : []), '', ...body].join('\n')
}

export const tableMarkdown = ({ title, head, rows, note }: Table): string => {
  const line = (cells: readonly string[]) => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`
  const body = [line(head), line(head.map(() => '---')), ...rows.map(line)]
  return [`**${title}**`, ...(note ? ['', note] : []), '', ...body].join('\n')
}

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
