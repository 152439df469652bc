/** Dates, sizes, spans of time and shares, as a person of that language writes them. */
import type { Lang } from '../api/types.ts'
import { fill, messagesOf } from './i18n.ts'

const dayMs = 86_400_000
const kept = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs more than using one a thousand times. */
const formatter = (lang: Lang, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const id = `${lang} ${key}`
  const known = kept.get(id)
  if (known) return known
  const made = new Intl.DateTimeFormat(lang === 'ja' ? 'ja-JP' : 'en-GB', options)
  kept.set(id, made)
  return made
}

const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0)

/** For a list: the time today, the day this year, the date before. */
export const formatListDate = (ms: number, nowMs: number, lang: Lang): string => {
  if (startOfDay(ms) === startOfDay(nowMs))
    return formatter(lang, 'time', { hour: '2-digit', minute: '2-digit' }).format(ms)
  if (new Date(ms).getFullYear() === new Date(nowMs).getFullYear())
    return formatter(lang, 'day', { month: lang === 'ja' ? 'numeric' : 'short', day: 'numeric' }).format(ms)
  return formatter(lang, 'date', { year: 'numeric', month: 'numeric', day: 'numeric' }).format(ms)
}

export const formatDateTime = (ms: number, lang: Lang): string =>
  formatter(lang, 'full', {
    year: 'numeric',
    month: lang === 'ja' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(ms)

export const formatDay = (ms: number, lang: Lang): string =>
  formatter(lang, 'day-only', { month: 'numeric', day: 'numeric' }).format(ms)

export const formatCount = (n: number, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'ja' ? 'ja-JP' : 'en-GB').format(n)

/** 0.0123 as '1.2%': two figures below ten, whole above. */
export const formatShare = (share: number): string => {
  const percent = share * 100
  return `${percent < 0.05 || percent >= 10 ? percent.toFixed(0) : percent.toFixed(1)}%`
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
export const formatSize = (bytes: number): string => {
  let value = bytes
  let at = 0
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000
    at++
  }
  return `${at === 0 || value >= 10 ? Math.round(value) : value.toFixed(1)} ${units[at]}`
}

export const formatSpan = (ms: number, lang: Lang): string => {
  const { time } = messagesOf(lang)
  if (ms < 60_000) return fill(time.seconds, { n: ms < 10_000 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000) })
  if (ms < 3_600_000) return fill(time.minutes, { n: Math.round(ms / 60_000) })
  if (ms < dayMs) return fill(time.hours, { n: Math.round(ms / 3_600_000) })
  return fill(time.days, { n: Math.round(ms / dayMs) })
}
