/** Search by subject first (what people do when in doubt), then by sender or text; and the verdicts as filters. */
import { type RefObject, useEffect, useState } from 'react'
import type { Chip, Counts, SearchField } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { formatCount } from '../i18n/format.ts'
import { Icon } from '../parts/icon.tsx'

/** Typing is a question once it rests, ms. */
const restMs = 220

export const SearchBar = ({
  q,
  field,
  onSearch,
  onLeave,
  input,
}: {
  readonly q: string
  readonly field: SearchField
  readonly onSearch: (q: string, field: SearchField) => void
  /** Back to the list: by Enter to what was found, by Escape to what was there before. */
  readonly onLeave: () => void
  readonly input: RefObject<HTMLInputElement | null>
}) => {
  const { t } = useApp()
  const [typed, setTyped] = useState(q)
  const [composing, setComposing] = useState(false)
  useEffect(() => setTyped(q), [q])
  useEffect(() => {
    // Half-chosen letters of an input method are no question yet.
    if (composing || typed.trim() === q) return
    const timer = setTimeout(() => onSearch(typed.trim(), field), restMs)
    return () => clearTimeout(timer)
  }, [typed, composing, q, field, onSearch])
  return (
    <search className="search">
      <div className="search-box">
        <Icon name="look" />
        <input
          ref={input}
          type="search"
          aria-label={t.list.search}
          placeholder={t.list.search}
          value={typed}
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setTyped(target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={({ currentTarget }) => {
            setComposing(false)
            setTyped(currentTarget.value)
          }}
          onKeyDown={(event) => {
            // Enter that chooses letters of an input method is no word to us.
            if (composing || event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return
            event.preventDefault()
            if (event.key === 'Escape') {
              setTyped('')
              if (q !== '') onSearch('', field)
            } else if (typed.trim() !== q) onSearch(typed.trim(), field)
            onLeave()
          }}
        />
        <select
          aria-label={t.list.searchIn}
          value={field}
          onChange={({ target }) => onSearch(typed.trim(), target.value as SearchField)}
        >
          <option value="subject">{t.list.subject}</option>
          <option value="from">{t.list.from}</option>
          <option value="body">{t.list.body}</option>
          <option value="all">{t.list.anywhere}</option>
        </select>
      </div>
    </search>
  )
}

const chips: readonly Exclude<Chip, 'none'>[] = ['phishing', 'spam', 'review', 'ham']

export const Filters = ({
  counts,
  chosen,
  onChoose,
}: {
  readonly counts: Counts
  readonly chosen: Chip | null
  readonly onChoose: (chip: Chip | null) => void
}) => {
  const { t, lang } = useApp()
  return (
    <fieldset className="filters">
      <legend className="sr">{t.list.filter}</legend>
      {chips
        .filter((chip) => counts[chip] > 0 || chosen === chip)
        .map((chip) => (
          <button
            key={chip}
            type="button"
            className={`filter is-${chip}`}
            aria-pressed={chosen === chip}
            onClick={() => onChoose(chosen === chip ? null : chip)}
          >
            {t.chip[chip]} <span className="filter-count">{formatCount(counts[chip], lang)}</span>
            {chosen === chip && <Icon name="close" />}
          </button>
        ))}
    </fieldset>
  )
}
