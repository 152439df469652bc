/** A result as a person wants to see it: the answer, then the three questions, then where to look and what to do. */
import {
  type Answers,
  adviceOf,
  answersOfScan,
  brandById,
  type Headline,
  mainClaim,
  namedOf,
  type Scan,
  toldByTyped,
  typedOf,
} from '@miwake/engine'
import type { Paint } from './colour.ts'
import { explainLines } from './explain.ts'
import { bar, cut, cutStart, widthOf, wrap } from './layout.ts'
import { brandName, meaningOf, type Passage, passagesOf, type Reason, reasonsOf } from './reasons.ts'
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

export const headlinePaint = (headline: Headline, paint: Paint) =>
  headline === 'ham' ? paint.green : headline === 'phishing' ? paint.red : paint.yellow

/** The whole answer on one mail. */
export const printScan = (id: string, scan: Scan, options: PrintOptions): string => {
  const { lang, paint, columns } = options
  const t = textsOf(lang)
  const { view, action } = scan
  const answers = answersOfScan(scan)
  const { headline, who } = answers
  const colour = headlinePaint(headline, paint)
  const [from] = view.message.from
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', `  ${paint.bold(title)}`, ...lines]
  const reasons = (...aspects: Parameters<typeof reasonsOf>[1]): readonly string[] =>
    reasonsOf(scan, aspects, lang).flatMap((reason) => reasonLines(reason, options))
  // "The domain is confirmed" below "not the real one" reads as taking it back, though it speaks of another domain.
  const aboutSender = (aspect: 'claim' | 'origin'): readonly string[] =>
    reasonsOf(scan, [aspect], lang)
      .filter(({ pull }) => pull === 'against' || who !== 'not-real')
      .flatMap((reason) => reasonLines(reason, options))
  const points = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => bullet(line, columns))
  const law = scan.findings.filter((f) => f.aspect === 'law').map((f) => meaningOf(f.symbol, lang))
  const typed = typedOf(scan, headline)
  const asked = reasonsOf(scan, ['ask', 'target'], lang)
    .filter(({ symbol }) => typed === null || !toldByTyped.has(symbol))
    .flatMap((reason) => reasonLines(reason, options))
  const typedLines = typed === null ? [] : reasonLines({ pull: 'against', text: typed[lang] }, options)
  const asks = [...typedLines, ...asked, ...targetLines(scan, answers, options)]
  return [
    `${colour(paint.bold(`■ ${t.headline[headline]}`))}  → ${t.action[action]}`,
    `  ${shares(scan, t, paint)}`,
    '',
    ...labelled([
      [t.subject, quoted(view.message.subject) || t.noSubject],
      [t.from, from ? `${quoted(from.name)} <${safeLine(from.address)}>`.trim() : t.reallyAnswer['no-address']],
    ]).flatMap(([label, value]) => hanging(`  ${label}  `, value, columns)),
    `  ${paint.dim(safeLine(id))}`,
    ...section(t.who, [...claimLines(scan, answers, options), ...aboutSender('claim')]),
    ...section(t.really, [...originLine(scan, answers, options), ...aboutSender('origin')]),
    ...section(t.wants, asks.length > 0 ? asks : points([t.nothing[answers.nothing]])),
    ...section(t.supporting, reasons('disguise', 'memory')),
    ...(headline === 'ham'
      ? []
      : section(
          headline === 'review' ? t.passagesReview : t.passages,
          passagesOf(scan).map((p) => passageLine(p, options)),
        )),
    ...(headline === 'spam' ? section(t.law, points(law)) : []),
    ...section(t.advice, adviceLines(scan, headline, options)),
    ...(options.explain ? ['', ...explainLines(scan, options)] : []),
    '',
  ].join('\n')
}

const bullet = (text: string, columns: number): readonly string[] => hanging(`${' '.repeat(indent)}・`, text, columns)

/** Marked by a word beside the sign: neither colour nor the sign alone reaches everybody. */
const reasonLines = (
  { pull, text }: Pick<Reason, 'pull' | 'text'>,
  { lang, paint, columns }: PrintOptions,
): readonly string[] => {
  const { mark } = textsOf(lang)
  const cells = Math.max(widthOf(mark.for), widthOf(mark.against))
  const label = mark[pull] + ' '.repeat(cells - widthOf(mark[pull]))
  const colour = pull === 'for' ? paint.green : paint.yellow
  const left = indent + cells + 1
  return wrap(text, Math.max(20, columns - left)).map((line, i) =>
    i === 0 ? `${' '.repeat(indent)}${colour(label)} ${line}` : ' '.repeat(left) + line,
  )
}

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
      const filled = p[name] >= 0.005 ? `${headlinePaint(name, paint)(bar(p[name], shareCells))} ` : ''
      return `${t.share[name]} ${filled}${percent(p[name])}`
    })
    .join('  ')

const claimLines = (scan: Scan, { who }: Answers, { lang, paint, columns }: PrintOptions): readonly string[] => {
  const t = textsOf(lang)
  const answer = t.whoAnswer[who]
  const claim = mainClaim(scan)
  const space = ' '.repeat(indent)
  if (!claim) {
    const { name, answer: said } = namedOf(scan)
    const told = safeLine(said[lang])
    if (name === '') return hanging(space, told, columns)
    const room = columns - indent - widthOf(fill(t.saysName, { name: '' }))
    // One of the reasons below says it already.
    const isTold = reasonsOf(scan, ['claim'], lang).some(({ text }) => text === said[lang])
    return flow(space, columns, [
      [fill(t.saysName, { name: cut(quoted(name), room) }), paint.plain],
      ...(isTold ? [] : [[told, paint.plain] as const]),
    ])
  }
  const colour = who === 'proven' ? paint.green : who === 'not-real' ? paint.red : paint.yellow
  return flow(space, columns, [
    [brandName(claim.brand, lang), paint.bold],
    [answer, colour],
  ])
}

const originLine = (
  { view: { origin } }: Scan,
  { really, brandSites }: Answers,
  { lang, paint, columns }: PrintOptions,
): readonly string[] => {
  const t = textsOf(lang)
  const space = ' '.repeat(indent)
  if (really === 'no-address') return [`${space}${t.reallyAnswer[really]}`]
  const { kind, brand } = origin.standing
  const standing = kind === 'brand' && brandSites === 'likely' ? t.likelyBrandSite : t.standing[kind]
  return flow(space, columns, [
    [`${cutStart(safeLine(origin.headerFrom), columns - indent)}`, paint.bold],
    [t.reallyAnswer[really], paint.plain],
    [fill(standing, { brand: brand ? brandName(brand, lang) : '' }), paint.dim],
  ])
}

const targetLines = (scan: Scan, answers: Answers, { lang, paint, columns }: PrintOptions): readonly string[] => {
  const t = textsOf(lang)
  const targets = targetsOf(scan, answers, lang)
  const label = `${' '.repeat(indent)}→ `
  const lines = targets
    .slice(0, targetsMax)
    .flatMap(({ host, onward, about, shownAs, bad }) =>
      flow(label, columns, [
        [cutStart(host, columns - widthOf(label)), paint.bold],
        ...(onward === '' ? [] : [[fill(t.leadsOn, { onward: cutStart(onward, 40) }), paint.plain] as const]),
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
      const space = ' '.repeat(widthOf(label) + 2)
      const pieces = wrap(text, Math.max(20, columns - space.length))
      lines.push(...pieces.slice(0, -1).map((piece) => space + paint(piece)))
      const last = pieces.at(-1) ?? ''
      line = space + paint(last)
      used = space.length + widthOf(last)
    } else {
      line += joint + paint(text)
      used += widthOf(joint + text)
    }
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

/**
 * What to do, and for a claim that is not proven the brand's own entrance. Only of a mail that is surely phishing also where
 * the brand takes reports: nobody shall report an honest mail on our word.
 */
const adviceLines = (scan: Scan, headline: Headline, { lang, paint, columns }: PrintOptions): readonly string[] => {
  const t = textsOf(lang)
  const lines = (text: string) => hanging(' '.repeat(indent), text, columns)
  const advice = adviceOf(scan, headline)
  if (advice === null) return []
  if (headline === 'ham' || headline === 'spam' || headline === 'maybe-spam') return lines(advice[lang])
  const claim = mainClaim(scan)
  const brand = claim && claim.proven !== true ? brandById(claim.brand) : null
  const sure = headline === 'phishing'
  const report = sure ? brand?.report?.find((r) => r.kind === 'address' && (r.proof === 'O' || r.proof === 'W')) : null
  return [
    ...lines(advice[lang]),
    ...(brand?.entrance ? [...lines(t.entrance), `${' '.repeat(indent + 2)}${paint.bold(brand.entrance.url)}`] : []),
    ...(report?.kind === 'address' ? lines(`${t.report} ${report.address}`) : []),
  ]
}
