/** Many mails for a person: grouped, so that what matters stands last, next to the summary. Memory stays bounded. */
import type { Action, VerdictName } from '@miwake/engine'
import { headlineOf } from '@miwake/engine'
import type { Paint } from './colour.ts'
import { bar, fit, widthOf } from './layout.ts'
import { fill, type Lang, textsOf } from './texts.ts'

type Group = 'deliver' | 'review' | 'spam' | 'phishing'
const groups: readonly Group[] = ['deliver', 'review', 'spam', 'phishing']

const groupOf = (verdict: VerdictName, action: Action): Group => {
  const headline = headlineOf(verdict, action)
  return headline === 'ham' || headline === 'maybe-spam' ? 'deliver' : headline
}

/** Mails held back so that they can be grouped; with more, lines come as they are found. */
const heldMax = 400
/** Fine mails shown of a group; nobody has to do anything about them. */
const fineShown = 10

export type ListOptions = {
  readonly lang: Lang
  readonly paint: Paint
  readonly columns: number
  /** Lines shown of every group: all of them where the person asked for all. */
  readonly shown: 'all' | 'some' | 'few'
}
export type ScanList = {
  readonly counts: Readonly<Record<Group, number>>
  /** @returns what can be printed already, '' for nothing yet. */
  readonly add: (text: string, verdict: VerdictName, action: Action) => string
  /** The groups still held, then the summary. */
  readonly end: (problems: number) => string
}

const fewShown = 6

export const scanList = ({ lang, paint, columns, shown }: ListOptions): ScanList => {
  const t = textsOf(lang)
  const counts = { deliver: 0, review: 0, spam: 0, phishing: 0 }
  const colours = { deliver: paint.green, review: paint.yellow, spam: paint.yellow, phishing: paint.red }
  const held: { readonly group: Group; readonly text: string }[] = []
  let streaming = false
  const limitOf = (group: Group) =>
    shown === 'all' ? Number.POSITIVE_INFINITY : shown === 'few' ? fewShown : group === 'deliver' ? fineShown : heldMax
  const passes = (group: Group) => shown === 'all' || group !== 'deliver'

  const groupText = (group: Group): string => {
    const texts = held.filter((h) => h.group === group).map((h) => h.text)
    if (texts.length === 0) return ''
    const limit = limitOf(group)
    const more =
      texts.length > limit
        ? `    ${paint.dim(fill(shown === 'few' ? t.moreOnly : t.more, { n: texts.length - limit }))}\n`
        : ''
    const title = `${colours[group](paint.bold(`■ ${t.group[group]}`))}  ${fill(t.count, { n: texts.length })}`
    return `${title}\n${texts.slice(0, limit).join('')}${more}\n`
  }
  const barCells = Math.max(10, columns - 4 - 20 - 18)
  const summary = (problems: number): string => {
    const total = groups.reduce((sum, group) => sum + counts[group], 0)
    const most = Math.max(1, ...groups.map((group) => counts[group]))
    const labelCells = Math.max(...groups.map((group) => widthOf(t.group[group])), 6)
    const rows = groups.toReversed().map((group) => {
      const n = counts[group]
      const share = total > 0 ? Math.round((100 * n) / total) : 0
      const picture = colours[group](fit(bar(n / most, barCells), barCells))
      return `  ${fit(t.group[group], labelCells)}  ${picture} ${String(n).padStart(7)} ${String(share).padStart(4)} %\n`
    })
    const failed = problems > 0 ? `  ${paint.red(`${t.summaryProblems}: ${problems}`)}\n` : ''
    return `${paint.bold(fill(t.summary, { total }))}\n${rows.join('')}${failed}`
  }

  return {
    counts,
    add: (text, verdict, action) => {
      const group = groupOf(verdict, action)
      counts[group]++
      if (streaming) return passes(group) ? text : ''
      held.push({ group, text })
      if (held.length <= heldMax) return ''
      streaming = true
      const first = held.filter((h) => passes(h.group)).map((h) => h.text)
      held.length = 0
      return `${shown === 'all' ? '' : `${paint.dim(t.streaming)}\n\n`}${first.join('')}`
    },
    end: (problems) => `${groups.map(groupText).join('')}${streaming ? '\n' : ''}${summary(problems)}`,
  }
}
