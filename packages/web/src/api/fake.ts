/**
 * The API answered from memory, for tests and development only: the server is another program with tests of its own.
 * Judges with the real engine, so that what is shown is what would be.
 */
import {
  authFromHeader,
  explain as explainScan,
  type Knowledge,
  noFacts,
  parseMessage,
  type Scan,
  scan,
} from '@miwake/engine'
import { explain } from '../look-up/explain.ts'
import type {
  Chip,
  CorrectionRow,
  Counts,
  Folder,
  JournalRow,
  ListEntry,
  Mailbox,
  MessageRow,
  MessageView,
  ReaderAnswer,
  State,
} from './types.ts'

export type FakeMail = {
  readonly bytes: Uint8Array
  /** Where the provider had put it. */
  readonly folder: 'inbox' | 'junk'
}
export type FakeOptions = {
  readonly mails: readonly FakeMail[]
  readonly knowledge: Knowledge
  readonly nowMs: number
  /** Begin without a mailbox: the first run. */
  readonly empty?: boolean
  /** So many rows in the inbox, repeated from the mails. */
  readonly rows?: number
}
export type FakeAnswer = { readonly status: number; readonly type: string; readonly body: string }

const minuteMs = 60_000
const folderIds = { inbox: 1, junk: 2, review: 3, sent: 4 } as const

export const createFake = ({ mails, knowledge, nowMs, empty = false, rows: wantedRows }: FakeOptions) => {
  const views = new Map<number, MessageView>()
  const html = new Map<number, string>()
  const journal: JournalRow[] = []
  const corrections: CorrectionRow[] = []
  let entries: ListEntry[] = [
    { id: 1, kind: 'allow', value: 'shop.example.com', at: nowMs },
    { id: 2, kind: 'block', value: 'spam@example.net', at: nowMs },
  ]
  let lastId = 100
  let mailbox: Mailbox | null = null
  let isFirstPass = false

  mails.forEach(({ bytes, folder }, i) => {
    const view = viewOf(
      { id: i + 1, bytes, folder, receivedAt: nowMs - i * i * 7 * minuteMs - 4 * minuteMs },
      knowledge,
    )
    views.set(i + 1, view)
    html.set(i + 1, view.text)
  })
  const open = (kind: Mailbox['kind'], name: string, mode: Mailbox['mode']) => {
    mailbox = {
      id: 1,
      name,
      kind,
      mode,
      reviewTo: 'inbox',
      level: 'standard',
      health: { state: 'ok', lastMailAt: nowMs - 4 * minuteMs, lagMs: 1_800, message: null },
      counts: counted(all()),
      progress: null,
    }
  }
  const all = (): readonly MessageRow[] =>
    [...views.values()].map(({ row }) => row).sort((a, b) => b.receivedAt - a.receivedAt)
  const many = wantedRows === undefined ? null : repeated(all(), wantedRows)
  const rows = () => many ?? all()

  const move = (
    id: number,
    to: 'inbox' | 'junk',
    kind: JournalRow['kind'],
    reason: JournalRow['reason'],
  ): JournalRow | null => {
    const view = views.get(id)
    if (!view || view.row.role === to) return null
    const entry: JournalRow = {
      id: ++lastId,
      message: id,
      subject: view.row.subject,
      fromAddress: view.row.fromAddress,
      kind,
      fromFolder: view.row.role === 'junk' ? '迷惑メール' : 'INBOX',
      toFolder: to === 'junk' ? '迷惑メール' : 'INBOX',
      state: 'done',
      reason,
      plannedAt: nowMs,
      undoneAt: null,
    }
    journal.unshift(entry)
    views.set(id, { ...view, row: { ...view.row, role: to, folder: folderIds[to] }, journal: [entry, ...view.journal] })
    return entry
  }
  /** What the sorter would do, both ways. */
  const wanted = (row: MessageRow): 'inbox' | 'junk' | null =>
    row.role === 'inbox' && row.action === 'junk' ? 'junk' : row.role === 'junk' && row.chip === 'ham' ? 'inbox' : null
  const sortAll = () => {
    for (const row of all()) {
      const to = wanted(row)
      const answers = views.get(row.id)?.answers
      if (to && answers) move(row.id, to, to === 'inbox' ? 'rescue' : 'move', answers.claim)
    }
  }
  if (!empty) {
    open('demo', '見本のメール', 'active')
    sortAll()
  }

  const answer = (id: number, given: ReaderAnswer): string | null => {
    const view = views.get(id)
    if (!view) return null
    const correction: CorrectionRow = {
      id: ++lastId,
      message: id,
      subject: view.row.subject,
      fromAddress: view.row.fromAddress,
      answer: given,
      source: 'reader',
      at: nowMs,
      state: 'applied',
    }
    corrections.unshift(correction)
    // As at the server: the engine's verdict stays, the person's word stands beside it.
    views.set(id, { ...view, corrections: [...view.corrections, correction] })
    const to = given === 'right' ? view.row.role : given === 'not-junk' ? 'inbox' : 'junk'
    const moves = to !== view.row.role && mailbox?.mode === 'active'
    if (moves) move(id, to === 'inbox' ? 'inbox' : 'junk', 'move', null)
    const undoId = `c${correction.id}${moves ? `.j${lastId}` : ''}`
    before.set(undoId, view)
    return undoId
  }
  /** What a mail was before an answer, by the answer's id for undo. */
  const before = new Map<string, MessageView>()
  const undo = (id: string) => {
    const old = before.get(id)
    if (old) views.set(old.row.id, old)
    const entry = journal.find((row) => `j${row.id}` === id)
    if (entry?.state !== 'done') return
    journal.splice(journal.indexOf(entry), 1, { ...entry, state: 'undone', undoneAt: nowMs })
    const view = entry.message === null ? undefined : views.get(entry.message)
    const back = entry.toFolder === '迷惑メール' ? 'inbox' : 'junk'
    if (view) views.set(view.row.id, { ...view, row: { ...view.row, role: back, folder: folderIds[back] } })
  }

  const state = (): State => ({
    lang: 'ja',
    version: '0.1.0',
    demo: !empty,
    mailboxes: mailbox ? [{ ...mailbox, progress: isFirstPass ? { mailbox: 1, done: 420, of: 1200 } : null }] : [],
    listening: 'loopback',
    csrf: 'fake',
  })

  const folders = (): readonly Folder[] => {
    const folder = (role: Folder['role'], path: string): Folder => {
      const inside = rows().filter((row) => row.role === role)
      return {
        id: folderIds[role as keyof typeof folderIds],
        path,
        role,
        total: inside.length,
        unread: inside.filter(({ seen }) => !seen).length,
        counts: counted(inside),
      }
    }
    return [folder('inbox', 'INBOX'), folder('junk', '迷惑メール'), folder('sent', '送信済みメール')]
  }

  const messages = (params: URLSearchParams) => {
    const q = (params.get('q') ?? '').toLowerCase()
    const field = params.get('field') ?? 'subject'
    const folder = params.get('folder')
    const chip = params.get('chip') as Chip | null
    const textOf = (row: MessageRow): string => {
      const from = `${row.fromName} ${row.fromAddress}`
      const body = () => views.get(row.id)?.text ?? ''
      const text =
        field === 'from'
          ? from
          : field === 'body'
            ? body()
            : field === 'all'
              ? `${row.subject} ${from} ${body()}`
              : row.subject
      return text.toLowerCase()
    }
    const asked = rows().filter(
      (row) => (folder === null || String(row.folder) === folder) && (q === '' || textOf(row).includes(q)),
    )
    const found = chip === null ? asked : asked.filter((row) => row.chip === chip)
    const limit = Number(params.get('limit') ?? 50)
    const offset = Number(params.get('offset') ?? params.get('cursor') ?? 0)
    const end = offset + limit
    return {
      items: found.slice(offset, end),
      next: end < found.length ? String(end) : null,
      total: found.length,
      counts: counted(asked),
      offset,
    }
  }

  const dryRun = () => {
    const would = (test: (row: MessageRow) => boolean) => all().filter(test)
    const wouldJunk = would((row) => wanted(row) === 'junk')
    const wouldRescue = would((row) => wanted(row) === 'inbox')
    const wouldReview = would(({ action, role }) => action === 'review' && role === 'inbox')
    const [junk, review, rescue] = [wouldJunk.length, wouldReview.length, wouldRescue.length]
    return {
      scanned: all().length,
      upTo: Math.max(0, ...all().map((row) => row.id)),
      wouldJunk,
      wouldRescue,
      wouldReview,
      levels: [
        { level: 'careful', junk: Math.max(0, junk - 2), review: review + 2, rescue: Math.max(0, rescue - 1) },
        { level: 'standard', junk, review, rescue },
        { level: 'strict', junk: junk + review, review: 0, rescue },
      ],
    }
  }

  /** The answer to a request; null for what is none of the API. */
  const handle = (method: string, url: string, body: string): FakeAnswer | null => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
    if (!pathname.startsWith('/api/')) return null
    const path = pathname.slice('/api'.length)
    const sent: Readonly<Record<string, unknown>> = body === '' ? {} : JSON.parse(body)
    const id = Number(/^\/(?:messages|mailboxes|corrections)\/(\d+)/.exec(path)?.[1] ?? 0)
    const route = `${method} ${path.replace(/\d+/, ':id')}`
    const change = (patch: Partial<Mailbox>) => {
      if (mailbox) mailbox = { ...mailbox, ...patch }
      return json({})
    }
    switch (route) {
      case 'GET /state':
        return json(state())
      case 'GET /mailboxes/:id/folders':
        return json(folders())
      case 'GET /messages':
        return json(messages(searchParams))
      case 'GET /messages/:id': {
        const view = views.get(id) ?? views.get(((id - 1) % views.size) + 1)
        if (!view) return problem(404)
        views.set(view.row.id, { ...view, row: { ...view.row, seen: true } })
        return json(view)
      }
      case 'GET /messages/:id/body':
        return { status: 200, type: 'text/html; charset=utf-8', body: bodyPage(html.get(id) ?? '') }
      case 'GET /messages/:id/raw':
        return { status: 200, type: 'message/rfc822', body: '' }
      case 'POST /messages/:id/answer': {
        const undoId = answer(id, sent.answer as ReaderAnswer)
        return undoId === null ? problem(404) : json({ undo: { id: undoId } })
      }
      case 'POST /messages/:id/trust': {
        const view = views.get(id)
        if (view) views.set(id, { ...view, trust: { ...view.trust, on: sent.on === true } })
        return json({})
      }
      case 'POST /messages/:id/images': {
        const view = views.get(id)
        if (view) views.set(id, { ...view, imagesFor: { ...view.imagesFor, on: sent.on === true } })
        return json({})
      }
      case 'GET /mailboxes/:id/contacts':
        return json({ items: [], next: null, total: 0, imported: 0 })
      case 'POST /undo':
        for (const one of sent.ids as readonly string[]) undo(one)
        return json({ undone: (sent.ids as readonly string[]).length, failed: [] })
      case 'GET /mailboxes/:id/journal':
        return json({ items: journal, next: null, total: journal.length })
      case 'GET /mailboxes/:id/dry-run':
        isFirstPass = false
        return json(dryRun())
      case 'GET /mailboxes/:id/trusted-server':
        return json({ trusted: ['mx.example.jp'], suggestion: null })
      case 'POST /mailboxes/:id/agree':
        sortAll()
        return change({ mode: 'active' })
      case 'POST /mailboxes/:id/pause':
        return change({ paused: sent.paused === true })
      case 'PATCH /mailboxes/:id':
        return change(sent)
      case 'DELETE /mailboxes/:id':
        mailbox = null
        return json({})
      case 'GET /providers':
        return json(presetFor(searchParams.get('address') ?? ''))
      case 'POST /mailboxes/test':
        return json(tested((sent.secret as { readonly password: string }).password === 'wrong'))
      case 'POST /mailboxes':
        open('imap', String(sent.name), 'shadow')
        isFirstPass = true
        return json(state().mailboxes[0])
      case 'POST /demo':
        open('demo', '見本のメール', 'shadow')
        return json(state().mailboxes[0])
      case 'GET /mailboxes/:id/learned':
        return json(learnedOf(corrections, nowMs))
      case 'DELETE /corrections/:id': {
        const at = corrections.findIndex((row) => row.id === id)
        if (at >= 0) corrections[at] = { ...corrections[at]!, state: 'forgotten' }
        return json({})
      }
      case 'GET /mailboxes/:id/list':
        return json(entries)
      case 'POST /mailboxes/:id/list':
        entries = [
          ...entries,
          { id: ++lastId, kind: sent.kind as ListEntry['kind'], value: String(sent.value), at: nowMs },
        ]
        return json({})
      case 'DELETE /mailboxes/:id/list':
        entries = entries.filter((entry) => String(entry.id) !== searchParams.get('id'))
        return json({})
      case 'GET /health':
        return json({
          version: '0.1.0',
          startedAt: nowMs - 3 * 86_400_000,
          databaseBytes: 48_300_000,
          mailboxes: state().mailboxes.map(({ id: own, name, health }) => ({
            id: own,
            name,
            health,
            messages: rows().length,
            sortedToday: 12,
          })),
        })
      default:
        return problem(404)
    }
  }
  return { handle }
}

const json = (value: unknown): FakeAnswer => ({ status: 200, type: 'application/json', body: JSON.stringify(value) })
const problem = (status: number): FakeAnswer => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({ title: 'Not found', status, ja: '見つかりません。', en: 'Not found.' }),
})

const counted = (rows: readonly MessageRow[]): Counts => {
  const counts = { ham: 0, spam: 0, phishing: 0, review: 0, none: 0 }
  for (const { chip } of rows) counts[chip]++
  return counts
}

const repeated = (rows: readonly MessageRow[], count: number): readonly MessageRow[] =>
  Array.from({ length: count }, (_, i) => {
    const row = rows[i % rows.length]!
    return { ...row, id: i + 1, folder: folderIds.inbox, role: 'inbox', receivedAt: row.receivedAt - i * minuteMs }
  })

const viewOf = (
  { id, bytes, folder, receivedAt }: FakeMail & { readonly id: number; readonly receivedAt: number },
  knowledge: Knowledge,
): MessageView => {
  const message = parseMessage(bytes)
  const auth = authFromHeader(message.header, { authservIds: [], topmost: true, arcSealers: [] })
  const scanned = scan(message, { ...noFacts, auth }, knowledge)
  const explained = explain(scanned, 'mail')
  const { verdict } = scanned.verdict
  const { action } = scanned
  return {
    row: {
      id,
      mailbox: 1,
      folder: folderIds[folder],
      role: folder,
      fromName: explained.fromName,
      fromAddress: explained.fromAddress,
      subject: explained.subject,
      receivedAt,
      size: bytes.length,
      seen: id % 3 !== 0,
      flagged: false,
      verdict,
      action,
      p: scanned.verdict.p,
      chip: action === 'review' ? 'review' : verdict,
    },
    to: message.to.map(({ address }) => address).join(', '),
    answers: explained.answers,
    advice: explained.advice,
    terms: explained.terms,
    logits: explained.logits,
    claims: [],
    origin: explained.origin,
    links: explained.links.map((link, i) => ({ ...link, ...opened(scanned, i) })),
    attachments: explained.attachments,
    text: explained.text,
    hidden: explained.hidden,
    hasHtml: message.html.present,
    remoteImages: message.images.filter(({ src }) => /^https?:/i.test(src)).length,
    imagesAllowed: true,
    imagesFor: { on: false, domain: explained.proven ? explained.origin.registrable : null },
    entrance: explained.entrance,
    trust: { on: false, domain: explained.proven ? explained.origin.registrable : null, refusal: null },
    corrections: [],
    journal: [],
  }
}

/** Links of a mail called bad are closed. */
const opened = (scanned: Scan, index: number): { readonly active: boolean; readonly href?: string } => {
  const { headline, links } = explainScan(scanned)
  const href = links.filter(({ hidden }) => !hidden)[index]?.href ?? ''
  const isClosed = headline.kind === 'phishing' || headline.kind === 'spam' || !/^https?:/i.test(href)
  return isClosed ? { active: false } : { active: true, href }
}

const escapeText = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

const bodyPage = (text: string): string =>
  `<!doctype html><html lang="ja"><meta charset="utf-8"><title>mail</title><style>body{font:16px/1.8 system-ui,"Noto Sans CJK JP",sans-serif;margin:20px;color:#222}</style>${escapeText(
    text,
  )
    .split(/\n{2,}/)
    .map((block) => `<p>${block.replaceAll('\n', '<br>')}</p>`)
    .join('')}</html>`

const presetFor = (address: string) =>
  address.endsWith('@example.ne.jp')
    ? {
        id: 'example.ne.jp',
        name: 'サンプルネット',
        kind: 'imap',
        host: 'imap.example.ne.jp',
        port: 993,
        security: 'tls',
        user: address,
        sign: 'app-password',
        note: null,
        verified: true,
      }
    : null

const tested = (isWrong: boolean) => ({
  ok: !isWrong,
  steps: [
    { name: 'resolve', ok: true, ja: '受信サーバーが見つかりました。', en: 'The server was found.' },
    {
      name: 'tls',
      ok: true,
      ja: '暗号化してつながりました。証明書も正しいものです。',
      en: 'Connected with encryption; its certificate is good.',
    },
    isWrong
      ? {
          name: 'login',
          ok: false,
          ja: 'ログイン名かパスワードが違います。アプリパスワードが要る事業者では、ふだんのパスワードは使えません。',
          en: 'The name or the password is wrong. Where an app password is needed, the usual one does not work.',
        }
      : { name: 'login', ok: true, ja: 'ログインできました。', en: 'Signed in.' },
    ...(isWrong
      ? []
      : [
          {
            name: 'folders',
            ok: true,
            ja: '受信箱と迷惑メールフォルダが見つかりました。',
            en: 'Found the inbox and the junk folder.',
          },
        ]),
  ],
})

const learnedOf = (corrections: readonly CorrectionRow[], nowMs: number) => ({
  figures: {
    falseAlarm: { hits: 2, of: 912, low: 0.0006, high: 0.0079 },
    missed: { hits: 7, of: 388, low: 0.0088, high: 0.0368 },
    provider: {
      falseAlarm: { hits: 31, of: 912, low: 0.0241, high: 0.0478 },
      missed: { hits: 122, of: 388, low: 0.2703, high: 0.3622 },
    },
  },
  series: Array.from({ length: 8 }, (_, i) => ({
    day: new Date(nowMs - (7 - i) * 7 * 86_400_000).toISOString().slice(0, 10),
    received: 150 + ((i * 37) % 40),
    falseAlarm: [1, 0, 1, 0, 0, 0, 0, 0][i] ?? 0,
    missed: [3, 2, 1, 0, 1, 0, 0, 0][i] ?? 0,
    providerFalseAlarm: [4, 5, 3, 4, 4, 3, 5, 3][i] ?? 0,
    providerMissed: [14, 16, 15, 13, 17, 16, 15, 16][i] ?? 0,
  })),
  corrections: [...corrections, ...pastOf(nowMs)],
})

/** Enough answers for shares to be shown. */
const pastOf = (nowMs: number): readonly CorrectionRow[] =>
  Array.from({ length: 20 }, (_, i) => ({
    id: 10_000 + i,
    message: 0,
    subject: `お知らせ ${i + 1}`,
    fromAddress: 'news@shop.example.com',
    answer: i % 4 === 0 ? 'not-junk' : 'right',
    source: 'reader',
    at: nowMs - (i + 1) * 86_400_000,
    state: 'applied',
  }))
