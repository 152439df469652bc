/** The full sum, for who wants to check it: a picture, and the same as a table. */
import type { Term } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { barsOf, rangeOf } from './bars.ts'

const nats = (x: number): string => {
  const size = Math.abs(x).toFixed(2)
  return size === '0.00' ? size : `${x > 0 ? '+' : '−'}${size}`
}

/** Bars shown in the picture; the table has all. */
const barsMax = 12
const barPx = 22
const widthPx = 560

export const Sum = ({
  terms,
  logits,
}: {
  readonly terms: readonly Term[]
  readonly logits: { readonly unwanted: number; readonly phishing: number }
}) => {
  const { t, lang } = useApp()
  const bars = barsOf(terms)
  const [low, high] = rangeOf(bars)
  const x = (value: number) => ((value - low) / (high - low)) * widthPx
  const drawn = bars.slice(0, barsMax)
  const heightPx = (drawn.length + 1) * barPx
  return (
    <div className="sum">
      <p className="small">{t.reader.sumNote}</p>
      <svg
        className="sum-picture"
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        role="img"
        aria-label={t.reader.sumPicture}
        preserveAspectRatio="none"
      >
        <line className="sum-zero" x1={x(0)} x2={x(0)} y1="0" y2={heightPx} />
        {drawn.map(({ term, from, to }, row) => (
          <g key={term.symbol} className={to >= from ? 'is-bad' : 'is-good'}>
            <title>{`${term[lang]} ${nats(term.unwanted)}`}</title>
            <rect
              x={x(Math.min(from, to))}
              y={row * barPx + 3}
              width={Math.max(1.5, Math.abs(x(to) - x(from)))}
              height={barPx - 8}
              rx="2"
            />
            <line className="sum-step" x1={x(to)} x2={x(to)} y1={row * barPx + 3} y2={(row + 1) * barPx + 3} />
          </g>
        ))}
        <rect
          className={logits.unwanted >= 0 ? 'sum-total is-bad' : 'sum-total is-good'}
          x={x(Math.min(0, logits.unwanted))}
          y={drawn.length * barPx + 3}
          width={Math.max(1.5, Math.abs(x(logits.unwanted) - x(0)))}
          height={barPx - 6}
          rx="2"
        />
      </svg>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="table-box" tabIndex={0} aria-label={t.reader.sum}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.reader.sumReason}</th>
              <th scope="col" className="number">
                {t.reader.sumUnwanted}
              </th>
              <th scope="col" className="number">
                {t.reader.sumPhishing}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ term }) => (
              <tr key={term.symbol}>
                <th scope="row">
                  {term[lang]}
                  <code>{term.symbol}</code>
                </th>
                <td className={term.unwanted > 0 ? 'number is-bad' : 'number is-good'}>{nats(term.unwanted)}</td>
                <td className="number">{nats(term.phishing)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.reader.sumTotal}</th>
              <td className="number">{nats(logits.unwanted)}</td>
              <td className="number">{nats(logits.phishing)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </div>
  )
}
