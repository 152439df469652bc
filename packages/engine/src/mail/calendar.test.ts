import { expect, test } from 'vitest'
import { parseCalendar } from './calendar.ts'
import { parseMessage } from './parse.ts'

const invitation = [
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'ORGANIZER;CN="Shop: Support":mailto:shop@example.com',
  'SUMMARY;LANGUAGE=ja:お支払い\\, 確認',
  'DESCRIPTION:Pay at https://example.com/a\\nby',
  ' \\; noon',
  'LOCATION:Room 1',
  'URL:https://example.com/b',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\n')

test('parseCalendar() reads what a reader is shown', () => {
  expect(parseCalendar(invitation, 20)).toEqual([
    {
      method: 'request',
      organizer: 'Shop: Support <shop@example.com>',
      summary: 'お支払い, 確認',
      description: 'Pay at https://example.com/a\nby; noon\nhttps://example.com/b',
      location: 'Room 1',
    },
  ])
})

test('parseCalendar() reads no more events than asked, and nothing of other text', () => {
  expect(parseCalendar('BEGIN:VEVENT\nEND:VEVENT\n'.repeat(5), 3).length).toBe(3)
  expect(parseCalendar('SUMMARY:no event', 3)).toEqual([])
})

test('parseMessage() takes an invitation once, with its links', () => {
  const part = (extra: string): string =>
    `--b\r\nContent-Type: text/calendar; charset=utf-8${extra}\r\n\r\n${invitation}\r\n`
  const { calendar, links, text } = parseMessage(
    new TextEncoder().encode(
      `From: a@example.com\r\nDate: x\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\nsee\r\n${part('')}${part('; name=a.ics')}--b--`,
    ),
  )
  expect(calendar.length).toBe(1)
  expect(text).toBe('see')
  expect(links.map((link) => [link.source, link.href])).toEqual([
    ['calendar', 'https://example.com/a'],
    ['calendar', 'https://example.com/b'],
  ])
})
