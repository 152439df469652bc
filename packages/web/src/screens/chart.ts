/** Points of a line chart from counts over time. */

export type Series = { readonly name: string; readonly className: string; readonly values: readonly number[] }
export type Drawn = { readonly points: string; readonly ends: readonly (readonly [x: number, y: number])[] }

/** A round number at or above the largest value, for the axis: 1, 2, 5 times a power of ten; whole. */
export const niceMax = (largest: number): number => {
  if (largest <= 4) return 4
  const power = 10 ** Math.floor(Math.log10(largest))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= largest) ?? 10
  return step * power
}

/** Evenly spaced from left to right; one point stands in the middle. */
export const drawSeries = (
  values: readonly number[],
  { widthPx, heightPx, max }: { readonly widthPx: number; readonly heightPx: number; readonly max: number },
): Drawn => {
  const ends = values.map((value, i) => {
    const x = values.length === 1 ? widthPx / 2 : (i / (values.length - 1)) * widthPx
    return [Math.round(x * 10) / 10, Math.round((heightPx - (value / max) * heightPx) * 10) / 10] as const
  })
  return { points: ends.map(([x, y]) => `${x},${y}`).join(' '), ends }
}
