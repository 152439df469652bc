/** CPU time of each stage of one scan. Times are the quiet quarter of several rounds: others' load only ever adds. */
import { type Knowledge, type Message, noFacts, parseMessage, scan } from '@miwake/engine'
// The stages are no part of the engine's public face.
import { observe } from '../../engine/src/detect/observe.ts'
import { detectAll, phraseHitsOf } from '../../engine/src/detect/run.ts'
import { judge } from '../../engine/src/judge/judge.ts'
import { limits } from '../../engine/src/limits.ts'
import { textOf } from '../../engine/src/mail/content.ts'
import { createDefectLog } from '../../engine/src/mail/defects.ts'
import { readHtml } from '../../engine/src/mail/html/reader-view.ts'
import type { Mail } from './peers.ts'

/** CPU milliseconds a mail. `parse` holds `html`; `whole` is bytes to verdict in one go, without QR and PDF. */
export type StageCost = Readonly<Record<'whole' | 'parse' | 'html' | 'foldAndObserve' | 'detect' | 'judge', number>>

const rounds = 8
const warmUpRounds = 2

export const cpuMs = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

export const measureStages = (mails: readonly Mail[], knowledge: Knowledge): StageCost => {
  const messages = mails.map(({ bytes }) => parseMessage(bytes))
  const documents = messages.flatMap((message, i) => htmlOf(message, mails[i]!.bytes))
  const views = messages.map((message) => observe(message, noFacts, knowledge, phraseHitsOf))
  const findings = views.map(detectAll)
  const stages: Readonly<Record<keyof StageCost, () => void>> = {
    whole: () => {
      for (const { bytes } of mails) scan(parseMessage(bytes), noFacts, knowledge)
    },
    parse: () => {
      for (const { bytes } of mails) parseMessage(bytes)
    },
    html: () => {
      for (const html of documents) readHtml(html, { textStart: 0 })
    },
    foldAndObserve: () => {
      for (const message of messages) observe(message, noFacts, knowledge, phraseHitsOf)
    },
    detect: () => {
      for (const view of views) detectAll(view)
    },
    judge: () => {
      for (const [i, view] of views.entries()) judge(view, findings[i]!, knowledge.model)
    },
  }
  const times = Object.fromEntries(Object.keys(stages).map((name) => [name, [] as number[]]))
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const [name, work] of Object.entries(stages)) {
      const ms = cpuMs(work) / mails.length
      if (round >= 0) times[name]!.push(ms)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, quiet(ms)])) as StageCost
}

const quiet = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 2] ?? Number.NaN

/** Texts of the HTML parts, those of forwarded mails left out. */
const htmlOf = (message: Message, bytes: Uint8Array): readonly string[] => {
  const found: string[] = []
  const look = (part: Message['root']): void => {
    if (part.type === 'text/html' && part.disposition !== 'attachment')
      found.push(textOf(bytes, part, limits.htmlBytes, createDefectLog(), new Set()).text)
    for (const child of part.children) look(child)
  }
  look(message.root)
  return found
}
