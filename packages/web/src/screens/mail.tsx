/** The list and the mail beside it; on a phone one at a time. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Mailbox, MessageQuery, MessageRow, SearchField } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { folderName, sortFolders } from '../app/folders.ts'
import { home, type MailRoute } from '../app/route.ts'
import { useFolders } from '../app/use-folders.ts'
import { formatCount } from '../i18n/format.ts'
import { fill } from '../i18n/i18n.ts'
import { useCommands } from '../keyboard/use-commands.ts'
import { MessageList } from '../list/message-list.tsx'
import { indexOfRow, rowAt } from '../list/pages.ts'
import { Filters, SearchBar } from '../list/search-bar.tsx'
import { useMessages } from '../list/use-messages.ts'
import { harmless } from '../parts/harmless.ts'
import { headlineOf } from '../parts/headline.ts'
import { Icon } from '../parts/icon.tsx'
import { Problem } from '../parts/problem.tsx'
import { NothingOpen } from '../reader/nothing-open.tsx'
import { Reader } from '../reader/reader.tsx'

/** Whether list and mail stand side by side, as in list.css. */
const isBeside = (): boolean => matchMedia('(min-width: 760px)').matches

export const Mail = ({ mailbox, onMenu }: { readonly mailbox: Mailbox; readonly onMenu: (() => void) | null }) => {
  const { t, lang, route: anyRoute, go, preferences } = useApp()
  const route: MailRoute = anyRoute.screen === 'mail' ? anyRoute : home
  const known = useFolders(mailbox.id)
  const folders = sortFolders(known ?? [])
  const inbox = folders.find(({ role }) => role === 'inbox')
  const folder = folders.find(({ id }) => id === route.folder) ?? (route.folder === null ? inbox : undefined)
  const folderId = route.folder ?? inbox?.id ?? null
  const { q, field, chip, message } = route

  const isKnown = known !== null || route.folder !== null || q !== ''
  const query = useMemo<MessageQuery | null>(
    () =>
      isKnown
        ? {
            mailbox: mailbox.id,
            // Searching looks everywhere: who is in doubt does not know where the mail is.
            ...(q === '' && folderId !== null ? { folder: folderId } : {}),
            ...(q === '' ? {} : { q, field }),
            ...(chip === null ? {} : { chip }),
          }
        : null,
    [isKnown, mailbox.id, folderId, q, field, chip],
  )
  const { pages, isLoading, failure, want, put, again } = useMessages(query)
  const [cursor, setCursor] = useState(-1)
  const [explaining, setExplaining] = useState(0)
  const search = useRef<HTMLInputElement>(null)
  const listBox = useRef<HTMLElement>(null)
  /** The mail whose subject takes the focus once it is there. */
  const [toRead, setToRead] = useState<number | null>(null)
  /** Said as a mail is opened by a key, for who does not see the page. */
  const [told, setTold] = useState('')
  const focusList = useCallback(() => {
    const list = listBox.current?.querySelector<HTMLElement>('[role=listbox]') ?? listBox.current
    list?.focus({ preventScroll: true })
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its top
  useEffect(() => setCursor(-1), [query])
  const opened = message === null ? -1 : indexOfRow(pages, message)
  useEffect(() => {
    if (opened >= 0) setCursor(opened)
  }, [opened])

  const openRow = useCallback(
    (row: MessageRow, index: number, read = false) => {
      setCursor(index)
      setToRead(read || !isBeside() ? row.id : null)
      const to = { ...route, mailbox: mailbox.id, folder: route.folder, message: row.id }
      // From mail to mail the back button leads to the list, not through every mail read.
      go(to, route.message !== null)
    },
    [go, route, mailbox.id],
  )
  const move = useCallback(
    (index: number) => {
      const next = Math.max(0, Math.min(pages.total - 1, index))
      setCursor(next)
      const row = rowAt(pages, next)
      // Beside the list the mail follows the keys; where there is one pane, Enter opens it.
      if (!row || !isBeside()) return
      openRow(row, next)
      setTold(`${t.headline[headlineOf(row)]}${t.list.stop}${harmless(row.subject) || t.list.noSubject}`)
    },
    [pages, openRow, t],
  )
  const step = (index: number) => {
    move(index)
    focusList()
  }
  const close = useCallback(() => go({ ...route, message: null }), [go, route])
  const before = useRef(message)
  useEffect(() => {
    // What held the focus went with the mail; a field that has it keeps it.
    if (before.current !== null && message === null && document.activeElement === document.body) focusList()
    before.current = message
  }, [message, focusList])

  useCommands(
    {
      next: () => step(cursor + 1),
      previous: () => step(cursor - 1),
      open: () => {
        const row = rowAt(pages, cursor)
        if (row) openRow(row, cursor, true)
      },
      search: () => search.current?.focus(),
      explain: () => setExplaining((count) => count + 1),
      back: () => {
        if (message !== null) close()
        else if (q !== '') go({ ...route, q: '' })
      },
    },
    preferences.letters,
  )

  const onSearch = useCallback(
    (nextQ: string, nextField: SearchField) =>
      go({ ...route, mailbox: mailbox.id, q: nextQ, field: nextField, message: null }, q !== ''),
    [go, route, mailbox.id, q],
  )

  const title = q === '' ? (folder ? folderName(folder, t) : t.app.mail) : t.app.mail
  const found =
    q === ''
      ? fill(t.list.found, { n: formatCount(pages.total, lang) })
      : fill(t.list.foundFor, { q, n: formatCount(pages.total, lang) })
  return (
    <div className={message === null ? 'mail' : 'mail is-reading'}>
      <section className="list" ref={listBox} tabIndex={-1} aria-label={title}>
        <header className="list-head">
          <div className="list-title">
            {onMenu && (
              <button type="button" className="icon-button" aria-label={t.app.menu} onClick={onMenu}>
                <Icon name="menu" />
              </button>
            )}
            <h1>{title}</h1>
            <p className="list-found" role="status">
              {isLoading ? '' : found}
            </p>
          </div>
          <SearchBar q={q} field={field} onSearch={onSearch} onLeave={focusList} input={search} />
          <Filters
            counts={pages.counts}
            chosen={chip}
            onChoose={(next) => go({ ...route, mailbox: mailbox.id, chip: next, message: null })}
          />
        </header>
        <Stopped mailbox={mailbox} />
        {mailbox.mode === 'shadow' && (
          <div className="banner">
            <p>
              {mailbox.kind === 'demo' && `${t.app.demoNote} `}
              {t.shadowBanner.text}
            </p>
            <button type="button" className="link" onClick={() => go({ screen: 'dry-run', mailbox: mailbox.id })}>
              {t.shadowBanner.action}
            </button>
          </div>
        )}
        {failure ? (
          <Problem text={t.list.failed} failure={failure} again={again} />
        ) : !isLoading && pages.total === 0 ? (
          <div className="empty">
            <p className="empty-title">{q === '' ? t.list.nothing : fill(t.list.nothingFound, { q })}</p>
            {q !== '' && <p>{t.list.nothingFoundHelp}</p>}
          </div>
        ) : (
          <MessageList
            pages={pages}
            want={want}
            cursor={cursor}
            open={message}
            onMove={move}
            onOpen={openRow}
            onReach={(index) => {
              setCursor((at) => (at < 0 ? index : at))
              setToRead(null)
            }}
          />
        )}
      </section>
      <section className="reading" aria-label={t.reader.label}>
        <p className="sr" role="status">
          {told}
        </p>
        {message === null ? (
          <NothingOpen mailbox={mailbox} junk={folders.find(({ role }) => role === 'junk')} />
        ) : (
          <Reader
            key={message}
            id={message}
            folder={title}
            explaining={explaining}
            isToRead={toRead === message}
            onBack={close}
            onRow={put}
          />
        )}
      </section>
    </div>
  )
}

/** While new mail is not looked at, whoever reads here is told, not only whoever looks at the status. */
const Stopped = ({ mailbox }: { readonly mailbox: Mailbox }) => {
  const { t, lang, go } = useApp()
  const { state, message } = mailbox.health
  if (state !== 'error' && state !== 'paused') return null
  const isPaused = state === 'paused'
  return (
    <div className="banner is-problem" role="alert">
      <p>{isPaused ? t.list.paused : `${t.list.stopped} ${message?.[lang] ?? ''}`}</p>
      <button
        type="button"
        className="link"
        onClick={() => go({ screen: isPaused ? 'settings' : 'health', mailbox: mailbox.id })}
      >
        {isPaused ? t.app.settings : t.app.health}
      </button>
    </div>
  )
}
