import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldChanges } from './answer.ts'
import { applyFields } from './apply-fields.ts'

const none: FieldChanges = { remove: [], insert: [], add: [] }
const apply = (mail: string, changes: Partial<FieldChanges>) =>
  Buffer.from(applyFields(Buffer.from(mail, 'latin1'), { ...none, ...changes })).toString('latin1')
const insert = [{ name: 'A', text: '1;\n b' }]
const add = [{ name: 'Z', text: '9' }]

test.each([
  ['keeps CRLF', 'S: x\r\n\r\nbody\n', 'A: 1;\r\n b\r\nS: x\r\nZ: 9\r\n\r\nbody\n'],
  ['keeps LF', 'S: x\n\nbody\r\n', 'A: 1;\n b\nS: x\nZ: 9\n\nbody\r\n'],
  ['goes below the line of an mbox', 'From a@b Sat\nS: x\n\nbody', 'From a@b Sat\nA: 1;\n b\nS: x\nZ: 9\n\nbody'],
  ['stands in a mail without header', '\r\nbody', 'A: 1;\r\n b\r\nZ: 9\r\n\r\nbody'],
  ['stands in nothing', '', 'A: 1;\r\n b\r\nZ: 9\r\n'],
  ['ends a last line', 'S: x', 'A: 1;\r\n b\r\nS: x\r\nZ: 9\r\n'],
  ['goes before a line that is no field', 'S: x\nbody\nT: y\n', 'A: 1;\n b\nS: x\nZ: 9\nbody\nT: y\n'],
  ['is not continued by a fold of nothing', ' forged\nS: x\n\n', ' forged\nA: 1;\n b\nS: x\nZ: 9\n\n'],
])('applyFields(): what is added %s', (_, mail, want) => expect(apply(mail, { insert, add })).toBe(want))

test.each([
  ['the second of a name', 'X: 1\r\nx : 2\r\n  more\r\nX: 3\r\n\r\nX: 2', 2, 'X: 1\r\nX: 3\r\n\r\nX: 2'],
  ['one that is not there', 'X: 1\n\nX: 2', 2, 'X: 1\n\nX: 2'],
  ['one past a line that is no field', 'X: 1\nnothing\nX: 2\n\nb', 2, 'X: 1\nnothing\n\nb'],
  ['the last line of a mail', 'S: 1\nX: 1', 1, 'S: 1\n'],
])('applyFields() removes %s', (_, mail, nth, want) => expect(apply(mail, { remove: [{ name: 'X', nth }] })).toBe(want))

test('applyFields() lets no text begin a field of its own', () =>
  expect(apply('S: x\n\n', { insert: [{ name: 'A', text: 'b\r\nX-Forged: yes\n\nbody' }] })).toBe(
    'A: b\n X-Forged: yes\n body\nS: x\n\n',
  ))

test('applyFields() puts a field where nobody else is changed, and takes it out again, in any bytes', () => {
  const piece = fc.constantFrom('A', ': ', '\n', '\r\n', ' ', 'b', '\r', 'From ', '\0', 'é', ':')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const mail = `${pieces.join('')}\n`
      const inserted = apply(mail, { insert: [{ name: 'Q', text: 'q' }] })
      expect(inserted.replace(/Q: q\r?\n/, '')).toBe(mail)
      expect(apply(inserted, { remove: [{ name: 'q', nth: 1 }] })).toBe(mail)
      const changed = apply(mail, { insert, add, remove: [{ name: 'A', nth: 1 }] })
      expect(changed).toMatch(/A: 1;\r?\n b\r?\n/)
      expect(changed).toMatch(/Z: 9\r?\n/)
    }),
  )
})
