/** A result as a person wants to see it: the answer, then the three questions, then where to look in the mail. */
import { brandById, detectors, type Scan, type Span, type Term } from '@miwake/engine'
import type { Paint } from './colour.ts'
import { fill, type Lang, textsOf } from './texts.ts'

const about = new Map(detectors.map((d) => [d.symbol, d.about]))

/** Bytes of a hostile mail must not steer the terminal: control and bidi characters are shown as dots. */
export const safe = (s: string): string =>
  s.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '·')

const percent = (x: number) => `${Math.round(100 * x)} %`

/** Terms too small to be a reason. */
const reasonFromNats = 0.15
const reasonsMax = 5
const passagesMax = 4
const contextChars = 18

export type PrintOptions = { readonly lang: Lang; readonly paint: Paint; readonly explain: boolean }

export const printScan = (id: string, scan: Scan, options: PrintOptions): string => {
  const { lang, paint } = options
  const t = textsOf(lang)
  const { view, verdict, action } = scan
  const colour = verdict.verdict === 'ham' ? paint.green : verdict.verdict === 'spam' ? paint.yellow : paint.red
  const head = `${colour(paint.bold(t.verdict[verdict.verdict]))}  ${paint.dim('→')} ${t.action[action]}`
  const p = fill(t.probability, {
    ham: percent(verdict.p.ham),
    spam: percent(verdict.p.spam),
    phishing: percent(verdict.p.phishing),
  })
  const from = view.message.from[0]
  const lines = [
    head,
    paint.dim(`${safe(id)}   ${p}`),
    `  ${t.subject}: ${safe(view.message.subject) || t.noSubject}`,
    `  ${t.from}: ${from ? `${safe(from.name)} <${safe(from.address)}>` : t.noAddress}`,
    ...section(t.who, [claimLine(scan, lang), ...reasons(scan, ['claim'], lang)], paint),
    ...section(t.really, [originLine(scan, lang), ...reasons(scan, ['origin'], lang)], paint),
    ...section(t.wants, orNone([...reasons(scan, ['ask', 'target'], lang)], t.noAsk), paint),
  ]
  const rest = reasons(scan, ['disguise', 'memory'], lang)
  if (rest.length > 0) lines.push(...section(t.supporting, rest, paint))
  const law = scan.findings.filter((f) => f.aspect === 'law').map((f) => meaning(f.symbol, lang))
  if (law.length > 0 && verdict.verdict === 'spam') lines.push(...section(t.law, law, paint))
  if (verdict.verdict !== 'ham') {
    for (const passage of passages(scan, paint)) lines.push(`    ${passage}`)
    const entrance = entranceOf(scan)
    if (entrance && verdict.verdict === 'phishing') lines.push(`  ${paint.bold(t.entrance)}: ${entrance}`)
  }
  if (options.explain) lines.push(...explain(scan, options))
  return `${lines.join('\n')}\n`
}

const subjectChars = 46

/** One line a mail, for lists: the answer, who and what, and the strongest reason. */
export const printLine = (id: string, scan: Scan, { lang, paint }: PrintOptions): string => {
  const t = textsOf(lang)
  const { view, verdict, action } = scan
  const colour = verdict.verdict === 'ham' ? paint.green : verdict.verdict === 'spam' ? paint.yellow : paint.red
  const mark = action === 'junk' || action === 'reject' ? '✕' : action === 'review' ? '？' : '・'
  const [reason] =
    verdict.verdict === 'ham' ? [] : reasons(scan, ['claim', 'target', 'ask', 'disguise', 'origin'], lang)
  const subject = safe(view.message.subject) || t.noSubject
  const short = subject.length > subjectChars ? `${subject.slice(0, subjectChars - 1)}…` : subject
  const why = reason ? `  ${paint.dim(reason)}` : ''
  return `${mark} ${colour(t.verdict[verdict.verdict])}  ${short}  ${paint.dim(`<${safe(view.origin.headerFrom)}> ${safe(id)}`)}${why}\n`
}

const section = (title: string, lines: readonly string[], paint: Paint): readonly string[] => [
  `  ${paint.bold(title)}`,
  ...lines.filter((l) => l !== '').map((l) => `    ・${l}`),
]
const orNone = (lines: readonly string[], none: string) => (lines.length > 0 ? lines : [none])

const meaning = (symbol: string, lang: Lang): string => about.get(symbol)?.[lang] ?? symbol

const reasons = ({ verdict }: Scan, aspects: readonly string[], lang: Lang): readonly string[] => {
  const bad = verdict.verdict !== 'ham'
  const counts = (term: Term) =>
    bad
      ? term.unwanted > reasonFromNats || term.phishing > 4 * reasonFromNats
      : Math.abs(term.unwanted) > reasonFromNats
  return verdict.terms
    .filter((term) => aspects.includes(term.aspect) && counts(term))
    .sort((a, b) => Math.abs(b.unwanted) - Math.abs(a.unwanted))
    .slice(0, reasonsMax)
    .map((term) => meaning(term.symbol, lang))
}

const brandName = (id: string, lang: Lang): string =>
  id.startsWith('service:') ? id.slice(8) : (brandById(id)?.name[lang] ?? id)

const claimLine = ({ view }: Scan, lang: Lang): string => {
  const t = textsOf(lang)
  const [claim] = view.claims.filter((c) => c.strength >= 0.5)
  if (!claim) return t.noClaim
  const proof = claim.proven === true ? t.proven : claim.proven === 'unknown' ? t.unknown : t.notProven
  return `${brandName(claim.brand, lang)} — ${proof}`
}

const originLine = ({ view: { origin } }: Scan, lang: Lang): string => {
  const t = textsOf(lang)
  if (origin.headerFrom === '') return t.noAddress
  return `${safe(origin.headerFrom)} — ${origin.proven === true ? t.proven : t.unknown}`
}

const entranceOf = ({ view }: Scan): string | null => {
  const claim = view.claims.find((c) => c.strength >= 0.5 && c.proven !== true)
  return claim ? (brandById(claim.brand)?.entrance?.url ?? null) : null
}

/** The mail's own words around the strongest terms' places, marked. */
const passages = ({ view, verdict }: Scan, paint: Paint): readonly string[] => {
  const texts: Partial<Record<Span['place'], string>> = { subject: view.message.subject, text: view.message.text }
  const shown: string[] = []
  const terms = [...verdict.terms].filter((t) => t.unwanted > reasonFromNats).sort((a, b) => b.unwanted - a.unwanted)
  const taken: Span[] = []
  for (const term of terms) {
    for (const span of term.spans) {
      const text = texts[span.place]
      if (text === undefined || span.end <= span.start || shown.length >= passagesMax) continue
      if (taken.some((s) => s.place === span.place && Math.abs(s.start - span.start) < 2 * contextChars)) continue
      taken.push(span)
      const before = text.slice(Math.max(0, span.start - contextChars), span.start)
      const after = text.slice(span.end, span.end + contextChars)
      const flat = (s: string) => safe(s.replace(/\s+/g, ' '))
      shown.push(
        `${paint.dim('…')}${flat(before)}${paint.mark(flat(text.slice(span.start, Math.min(span.end, span.start + 60))))}${flat(after)}${paint.dim('…')}`,
      )
    }
  }
  return shown
}

const explain = ({ verdict }: Scan, { lang, paint }: PrintOptions): readonly string[] => {
  const t = textsOf(lang)
  const sign = (x: number) => `${x >= 0 ? '+' : ''}${x.toFixed(2)}`.padStart(7)
  const terms = [...verdict.terms].sort((a, b) => Math.abs(b.unwanted) - Math.abs(a.unwanted))
  return [
    `  ${paint.bold(t.terms)}`,
    ...terms.map(
      (term) =>
        `    ${sign(term.unwanted)} ${sign(term.phishing)}  ${term.symbol.padEnd(30)} ${paint.dim(meaning(term.symbol, lang))}`,
    ),
    `    ${sign(verdict.logits.unwanted)} ${sign(verdict.logits.phishing)}  ${t.total}`,
  ]
}
