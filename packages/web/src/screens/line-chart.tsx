/** Lines over time, each told apart by its dashes as well as its colour; the numbers stand in a table beside it. */
import { drawSeries, niceMax, type Series } from './chart.ts'

const widthPx = 640
const heightPx = 200
const leftPx = 36
const bottomPx = 24

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
  const max = niceMax(Math.max(0, ...series.flatMap(({ values }) => values)))
  const drawn = series.map((line) => ({ ...line, ...drawSeries(line.values, { widthPx, heightPx, max }) }))
  const every = Math.max(1, Math.ceil(days.length / 8))
  return (
    <figure className="chart">
      <svg
        viewBox={`${-leftPx} -10 ${widthPx + leftPx + 16} ${heightPx + bottomPx + 14}`}
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
