/** A result as a person wants to see it: the answer, then the three questions, then where to look and what to do. */
import { brandById, type Scan } from '@miwake/engine'
import type { Paint } from './colour.ts'
import { explainLines } from './explain.ts'
import { bar, cut, cutStart, widthOf, wrap } from './layout.ts'
import { brandName, mainClaim, meaningOf, type Passage, passagesOf, reasonsOf } from './reasons.ts'
import { quoted, safeLine } from './safe.ts'
import { targetsOf } from './targets.ts'
import { fill, type Lang, type Texts, textsOf } from './texts.ts'

export type PrintOptions = {
  readonly lang: Lang
  readonly paint: Paint
  readonly explain: boolean
  /** Cells of a line. */
  readonly columns: number
}

const indent = 4
const targetsMax = 3

export const verdictPaint = (verdict: Scan['verdict']['verdict'], paint: Paint) =>
  verdict === 'ham' ? paint.green : verdict === 'spam' ? paint.yellow : paint.red

/** The whole answer on one mail. */
export const printScan = (id: string, scan: Scan, options: PrintOptions): string => {
  const { lang, paint, columns } = options
  const t = textsOf(lang)
  const { view, verdict, action } = scan
  const colour = verdictPaint(verdict.verdict, paint)
  const [from] = view.message.from
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', `  ${paint.bold(title)}`, ...lines]
  const points = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => bullet(line, columns))
  const law = scan.findings.filter((f) => f.aspect === 'law').map((f) => meaningOf(f.symbol, lang))
  const unwanted = verdict.verdict !== 'ham'
  const asks = [...points(reasonsOf(scan, ['ask', 'target'], lang)), ...targetLines(scan, options)]
  return [
    `${colour(paint.bold(`■ ${t.verdict[verdict.verdict]}`))}  → ${t.action[action]}`,
    `  ${shares(scan, t, paint)}`,
    '',
    ...labelled([
      [t.subject, quoted(view.message.subject) || t.noSubject],
      [t.from, from ? `${quoted(from.name)} <${safeLine(from.address)}>`.trim() : t.noAddress],
    ]).flatMap(([label, value]) => hanging(`  ${label}  `, value, columns)),
    `  ${paint.dim(safeLine(id))}`,
    ...section(t.who, [claimLine(scan, options), ...points(reasonsOf(scan, ['claim'], lang))]),
    ...section(t.really, [...originLine(scan, options), ...points(reasonsOf(scan, ['origin'], lang))]),
    ...section(t.wants, asks.length > 0 ? asks : points([t.noAsk])),
    ...section(t.supporting, points(reasonsOf(scan, ['disguise', 'memory'], lang))),
    ...(unwanted
      ? section(
          t.passages,
          passagesOf(scan).map((p) => passageLine(p, options)),
        )
      : []),
    ...(verdict.verdict === 'spam' ? section(t.law, points(law)) : []),
    ...section(t.advice, adviceLines(scan, options)),
    ...(options.explain ? ['', ...explainLines(scan, options)] : []),
    '',
  ].join('\n')
}

const bullet = (text: string, columns: number): readonly string[] => hanging(`${' '.repeat(indent)}・`, text, columns)

/** The first line behind its label, the rest under its beginning. */
const hanging = (label: string, text: string, columns: number): readonly string[] => {
  const left = widthOf(label)
  return wrap(text, Math.max(20, columns - left)).map((line, i) => (i === 0 ? label : ' '.repeat(left)) + line)
}

/** Labels filled to one width, so that the values stand under each other. */
const labelled = (
  rows: readonly (readonly [label: string, value: string])[],
): readonly (readonly [string, string])[] => {
  const cells = Math.max(...rows.map(([label]) => widthOf(label)))
  return rows.map(([label, value]) => [label + ' '.repeat(cells - widthOf(label)), value])
}

const shareCells = 8
const percent = (x: number) => `${x > 0.99 && x < 1 ? Math.floor(100 * x) : Math.round(100 * x)} %`

/** The three probabilities, the largest first, as pictures and figures. */
const shares = ({ verdict: { p } }: Scan, t: Texts, paint: Paint): string =>
  (['phishing', 'spam', 'ham'] as const)
    .toSorted((a, b) => p[b] - p[a])
    .map((name) => {
      const filled = p[name] >= 0.005 ? `${verdictPaint(name, paint)(bar(p[name], shareCells))} ` : ''
      return `${t.share[name]} ${filled}${percent(p[name])}`
    })
    .join('   ')

const claimLine = (scan: Scan, { lang, paint }: PrintOptions): string => {
  const t = textsOf(lang)
  const claim = mainClaim(scan)
  const space = ' '.repeat(indent)
  if (!claim) return `${space}${t.noClaim}`
  const [proof, colour] =
    claim.proven === true
      ? [t.proven, paint.green]
      : claim.proven === 'unknown'
        ? [t.unknown, paint.yellow]
        : [t.notProven, paint.red]
  return `${space}${paint.bold(brandName(claim.brand, lang))} — ${colour(proof)}`
}

const originLine = ({ view: { origin } }: Scan, { lang, paint, columns }: PrintOptions): readonly string[] => {
  const t = textsOf(lang)
  const space = ' '.repeat(indent)
  if (origin.headerFrom === '') return [`${space}${t.noAddress}`]
  const { kind, brand } = origin.standing
  const standing = fill(t.standing[kind], { brand: brand ? brandName(brand, lang) : '' })
  return flow(space, columns, [
    [`${cutStart(safeLine(origin.headerFrom), columns - indent)}`, paint.bold],
    origin.proven === true ? [t.originProven, paint.plain] : [t.unknown, paint.plain],
    [standing, paint.dim],
  ])
}

const targetLines = (scan: Scan, { lang, paint, columns }: PrintOptions): readonly string[] => {
  const t = textsOf(lang)
  const targets = targetsOf(scan, lang)
  const label = `${' '.repeat(indent)}→ `
  const lines = targets
    .slice(0, targetsMax)
    .flatMap(({ host, about, shownAs, bad }) =>
      flow(label, columns, [
        [cutStart(host, columns - widthOf(label)), paint.bold],
        [about, bad ? paint.yellow : paint.plain],
        ...(shownAs === '' ? [] : [[fill(t.shownAs, { shown: cut(shownAs, 30) }), paint.red] as const]),
      ]),
    )
  const more = targets.length - targetsMax
  return more > 0 ? [...lines, `${label}${paint.dim(fill(t.moreLinks, { n: more }))}`] : lines
}

/** A subject and what is said of it, on as many lines as that takes. */
const flow = (
  label: string,
  columns: number,
  parts: readonly (readonly [text: string, paint: (text: string) => string])[],
): readonly string[] => {
  const lines: string[] = []
  let line = label
  let used = widthOf(label)
  for (const [i, [text, paint]] of parts.entries()) {
    const joint = i === 0 ? '' : i === 1 ? ' — ' : ' ・ '
    if (i > 0 && used + widthOf(joint + text) > columns) {
      lines.push(line)
      line = ' '.repeat(widthOf(label) + 2)
      used = widthOf(line)
    } else {
      line += joint
      used += widthOf(joint)
    }
    line += paint(text)
    used += widthOf(text)
  }
  return [...lines, line]
}

const passageLine = ({ before, marked, after }: Passage, { paint, columns }: PrintOptions): string => {
  const room = columns - indent - 4
  const shown = cut(marked, Math.floor(room / 2))
  const side = Math.floor((room - widthOf(shown)) / 2)
  const head = cutStart(before, side)
  return `${' '.repeat(indent)}${paint.dim(head)}${paint.mark(shown)}${paint.dim(cut(after, side))}`
}

/** What to do; for a claim that is not proven also the brand's own entrance and where it takes reports. */
const adviceLines = (scan: Scan, { lang, paint, columns }: PrintOptions): readonly string[] => {
  const t = textsOf(lang)
  const { verdict, action } = scan
  const lines = (text: string) => hanging(' '.repeat(indent), text, columns)
  if (verdict.verdict === 'ham' && action !== 'review') return []
  if (verdict.verdict === 'spam') return lines(action === 'review' ? t.doReview : t.doSpam)
  const claim = mainClaim(scan)
  const brand = claim && claim.proven !== true ? brandById(claim.brand) : null
  const report = brand?.report?.find((r) => r.kind === 'address' && (r.proof === 'O' || r.proof === 'W'))
  return [
    ...lines(verdict.verdict === 'phishing' ? t.doPhishing : t.doReview),
    ...(brand?.entrance ? [...lines(t.entrance), `${' '.repeat(indent + 2)}${paint.bold(brand.entrance.url)}`] : []),
    ...(report?.kind === 'address' ? lines(`${t.report} ${report.address}`) : []),
  ]
}
