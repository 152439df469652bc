/** Which rows of a long list are drawn: all have the same height, so a place is a division. */

export type Window = {
  /** First row drawn, and one past the last. */
  readonly start: number
  readonly end: number
  /** Where the first drawn row stands, px from the list's top. */
  readonly offsetPx: number
  /** The whole list's height, px. */
  readonly totalPx: number
}

/** Rows drawn beyond each edge, so that scrolling a little needs nothing new. */
export const overscanRows = 6

export const windowOf = (
  { scrollPx, viewPx, rowPx }: { readonly scrollPx: number; readonly viewPx: number; readonly rowPx: number },
  count: number,
  overscan = overscanRows,
): Window => {
  const totalPx = count * rowPx
  // A list that got shorter keeps its old scroll place for a moment.
  const top = Math.max(0, Math.min(scrollPx, Math.max(0, totalPx - viewPx)))
  const start = Math.max(0, Math.floor(top / rowPx) - overscan)
  const end = Math.min(count, Math.ceil((top + viewPx) / rowPx) + overscan)
  return { start, end: Math.max(start, end), offsetPx: start * rowPx, totalPx }
}

/** The scroll place that shows a row whole, moving as little as possible. */
export const scrollToRow = (
  row: number,
  { scrollPx, viewPx, rowPx }: { readonly scrollPx: number; readonly viewPx: number; readonly rowPx: number },
): number => {
  const top = row * rowPx
  if (top < scrollPx) return top
  const bottom = top + rowPx
  return bottom > scrollPx + viewPx ? bottom - viewPx : scrollPx
}
