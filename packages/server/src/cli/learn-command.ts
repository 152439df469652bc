/** `miwake learn`, `forget` and `export`: what a mailbox was taught. */
import { readFileSync, writeFileSync } from 'node:fs'
import { complain, say } from '../http/serve/place.ts'
import { loadKnowledge } from '../knowledge.ts'
import { exportLearned } from '../sort/export-learned.ts'
import { learn } from '../sort/learn.ts'
import type { Share } from '../sort/sorter.ts'
import { contentHashOf } from '../store/content-hash.ts'
import { findMessages } from '../store/find-messages.ts'
import { getMessage } from '../store/get-message.ts'
import type { Answer, CorrectionRow, MailboxRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { isMail } from './inputs/is-mail.ts'
import { cut, fit } from './layout.ts'
import { quoted, safeLine } from './safe.ts'
import type { Place } from './server-commands.ts'
import { type SorterTexts, sorterTexts } from './sorter-texts.ts'
import { fill, type Lang } from './texts.ts'
import { chosenMailbox, type InSorter, inStore, withSorter } from './with-sorter.ts'

export type LearnCommand = {
  readonly answer: string | null
  readonly files: readonly string[]
  readonly mailbox: string | null
  readonly confirm: readonly string[]
  readonly refuse: readonly string[]
}

const subjectCells = 50
const isAnswer = (word: string): word is Answer => /^(?:right|not-junk|junk|phishing)$/.test(word)

export const learnCommand = (place: Place, asked: LearnCommand, lang: Lang): Promise<number> =>
  withSorter(place, lang, async (given) => {
    const t = sorterTexts(lang)
    const { answer, files, confirm, refuse, mailbox } = asked
    let code = 0
    for (const [ids, yes] of [
      [confirm, true],
      [refuse, false],
    ] as const)
      for (const id of ids) {
        const outcome = await given.sorter.confirm(numberOf(id), yes)
        if (outcome.ok) say(fill(yes ? t.confirmed : t.forgotten, { id: safeLine(id) }))
        else code = complain(fill(t.noCorrection, { id: safeLine(id) }))
      }
    if (confirm.length + refuse.length > 0) return code
    const row = await chosenMailbox(given.store, mailbox, lang)
    if (row === null) return 2
    if (answer === null) return showLearned(given, row, t)
    if (!isAnswer(answer)) return complain(fill(t.badAnswer, { answer: safeLine(answer) }))
    for (const file of files) code = Math.max(code, await teach(given, { row, answer, file, lang }))
    return code
  })

/** `c7` or `7`. */
const numberOf = (id: string): number => Number(/^c?(\d{1,15})$/.exec(id)?.[1] ?? Number.NaN) || 0

type Teaching = { readonly row: MailboxRow; readonly answer: Answer; readonly file: string; readonly lang: Lang }

/** A mail the mailbox knows is answered as in the reader; another teaches only. */
const teach = async ({ store, sorter }: InSorter, { row, answer, file, lang }: Teaching): Promise<number> => {
  const t = sorterTexts(lang)
  const shown = safeLine(file)
  let raw: Uint8Array
  try {
    raw = readFileSync(file)
  } catch (error) {
    return complain(fill(t.unreadable, { file: shown, reason: (error as NodeJS.ErrnoException).code ?? '' }))
  }
  if (!isMail(raw)) return complain(fill(t.notAMail, { file: shown }))
  const contentHash = contentHashOf(raw)
  const known = (await findMessages(store, { mailboxId: row.id, contentHash })).find(({ uid }) => uid !== null)
  if (known !== undefined) {
    const outcome = await sorter.answer(known.id, answer, 'cli')
    if (!outcome.ok) return complain(`${shown}: ${outcome.message[lang]}`)
    say(fill(t.learned, { file: shown, answer: t.answers[answer], undo: outcome.undo }))
    return 0
  }
  const { id } = await learn(
    { store, knowledge: loadKnowledge(), emit: () => undefined },
    { mailboxId: row.id, messageRow: null, contentHash, messageId: '', answer, source: 'cli', sure: true, raw },
  )
  say(fill(t.learned, { file: shown, answer: t.answers[answer], undo: `c${id}` }))
  return 0
}

const showLearned = async ({ store, sorter }: InSorter, row: MailboxRow, t: SorterTexts): Promise<number> => {
  const { figures, corrections } = await sorter.learned(row.id)
  const percents = ({ falseAlarm, missed }: { readonly falseAlarm: Share; readonly missed: Share }) => ({
    hits1: falseAlarm.hits,
    of1: falseAlarm.of,
    low1: percent(falseAlarm.low),
    high1: percent(falseAlarm.high),
    hits2: missed.hits,
    of2: missed.of,
    low2: percent(missed.low),
    high2: percent(missed.high),
  })
  say(fill(t.figures, percents(figures)))
  if (figures.provider !== null) say(fill(t.figuresProvider, percents(figures.provider)))
  for (const correction of corrections) say(await lineOf(store, correction, t))
  if (corrections.length === 0) say(t.nothingLearned)
  return 0
}

const percent = (share: number): string => (share * 100).toFixed(1)

const lineOf = async (store: Store, { id, at, answer, state, messageRow }: CorrectionRow, t: SorterTexts) => {
  const message = messageRow === null ? null : await getMessage(store, messageRow)
  const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ')
  const subject = cut(quoted(message?.subject ?? ''), subjectCells)
  return `c${id}  ${when}  ${fit(t.answers[answer], 18)} ${fit(t.states[state], 20)} ${subject}`
}

export const forgetCommand = (place: Place, ids: readonly string[], lang: Lang): Promise<number> =>
  withSorter(place, lang, async ({ sorter }) => {
    const t = sorterTexts(lang)
    let code = 0
    for (const id of ids) {
      const outcome = await sorter.forget(numberOf(id))
      if (outcome.ok) say(fill(t.forgotten, { id: safeLine(id) }))
      else code = complain(fill(t.noCorrection, { id: safeLine(id) }))
    }
    return code
  })

export const exportCommand = (
  place: Place,
  { mailbox, out }: { readonly mailbox: string | null; readonly out: string | null },
  lang: Lang,
): Promise<number> =>
  inStore(place, lang, async ({ store }) => {
    const row = await chosenMailbox(store, mailbox, lang)
    if (row === null) return 2
    const text = `${JSON.stringify(await exportLearned(store, row.id), null, 2)}\n`
    if (out === null) process.stdout.write(text)
    else {
      writeFileSync(out, text, { mode: 0o600 })
      say(fill(sorterTexts(lang).exported, { file: safeLine(out) }))
    }
    return 0
  })
