/** Lines over time, each told apart by its dashes as well as its colour; the numbers stand in a table beside it. */
import { useEffect, useRef, useState } from 'react'
import { drawSeries, niceMax, type Series } from './chart.ts'

/** Until the page has measured the room there is, and the least that is drawn in. */
const firstPx = 640
const leastPx = 160
const heightPx = 200
const leftPx = 36
const rightPx = 16
const bottomPx = 24
/** A date below the axis, with some space to the next. */
const labelPx = 64

export const LineChart = ({
  label,
  days,
  series,
}: {
  readonly label: string
  /** What stands below the points, as many as values. */
  readonly days: readonly string[]
  readonly series: readonly Series[]
}) => {
  const svg = useRef<SVGSVGElement>(null)
  const [widthPx, setWidth] = useState(firstPx)
  // Drawn as wide as it is shown, so that its letters keep their size on a phone.
  useEffect(() => {
    if (svg.current === null) return
    const watch = new ResizeObserver(([seen]) => {
      if (seen) setWidth(Math.max(leastPx, Math.round(seen.contentRect.width) - leftPx - rightPx))
    })
    watch.observe(svg.current)
    return () => watch.disconnect()
  }, [])
  const max = niceMax(Math.max(0, ...series.flatMap(({ values }) => values)))
  const drawn = series.map((line) => ({ ...line, ...drawSeries(line.values, { widthPx, heightPx, max }) }))
  const every = Math.max(1, Math.ceil((days.length * labelPx) / widthPx))
  return (
    <figure className="chart">
      <svg
        ref={svg}
        viewBox={`${-leftPx} -10 ${widthPx + leftPx + rightPx} ${heightPx + bottomPx + 14}`}
        role="img"
        aria-label={label}
      >
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line className="chart-grid" x1="0" x2={widthPx} y1={heightPx * (1 - part)} y2={heightPx * (1 - part)} />
            <text className="chart-text" x="-8" y={heightPx * (1 - part) + 4} textAnchor="end">
              {max * part}
            </text>
          </g>
        ))}
        {days.map(
          (day, i) =>
            i % every === 0 && (
              <text
                key={day}
                className="chart-text"
                x={days.length === 1 ? widthPx / 2 : (i / (days.length - 1)) * widthPx}
                y={heightPx + 18}
                textAnchor="middle"
              >
                {day}
              </text>
            ),
        )}
        {drawn.map(({ name, className, points, ends }) => (
          <g key={name} className={className}>
            <polyline className="chart-line" points={points} />
            {ends.map(([x, y]) => (
              <circle key={x} className="chart-dot" cx={x} cy={y} r="3" />
            ))}
          </g>
        ))}
      </svg>
      <figcaption>
        {drawn.map(({ name, className }) => (
          <span key={name} className={`chart-key ${className}`}>
            <svg viewBox="0 0 28 10" aria-hidden="true">
              <line className="chart-line" x1="1" x2="27" y1="5" y2="5" />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
