import { parseMessage } from '@miwake/engine'
import { expect, test } from 'vitest'
import { hasField, shapeOf } from './shape.ts'

const shape = (text: string, year: number | null = null) => shapeOf(parseMessage(Buffer.from(text)).header, year)

test.each([
  ['Date: Mon, 1 Jun 2026 09:05:00 +0900', ['year 2026', 'weekday Mon', 'month Jun', 'hour 9', 'zone +0900']],
  ['Date: 12 Feb 99 23:10 GMT', ['year 99', 'weekday ', 'month Feb', 'hour 23', 'zone GMT']],
  ['Date: yesterday', ['unreadable']],
  ['Subject: none', ['missing']],
])('shapeOf(%s) reads the date as written', (field, want) => expect(shape(`${field}\n\nHello`).date).toEqual(want))

test('shapeOf() takes the receiver’s year where the row has one', () => {
  expect(shape('Date: Mon, 1 Jun 2038 09:05:00 +0900\n\nHello', 2024).date[0]).toBe('year 2024')
})

test('shapeOf() names each field of the top header once', () => {
  const made = shape('Received: a\nReceived: b\nX-Odd: c\nSubject: d\n\nX-Body: e')
  expect(made.headerNames).toEqual(['received', 'x-odd', 'subject'])
  expect([hasField(made, 'received'), hasField(made, 'x-body')]).toEqual([true, false])
})
