import { expect, test } from 'vitest'
import { commandFor, keysOf, type Pressed } from './keymap.ts'

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  typing: false,
  onControl: false,
  ...more,
})

test.each([
  ['j', 'next'],
  ['k', 'previous'],
  ['/', 'search'],
  ['e', 'explain'],
  ['u', 'undo'],
  ['?', 'help'],
  ['Escape', 'back'],
  ['Enter', 'open'],
  ['x', null],
] as const)('commandFor(%s)', (key, want) => expect(commandFor(press(key), true)).toBe(want))

test.each([
  ['while typing', press('j', { typing: true })],
  ['while an input method chooses letters', press('e', { isComposing: true })],
  ['with Ctrl', press('e', { ctrlKey: true })],
  ['with Command', press('k', { metaKey: true })],
  ['Enter on a button', press('Enter', { onControl: true })],
])('commandFor() leaves the key alone %s', (_, pressed) => expect(commandFor(pressed, true)).toBeNull())

test('letters can be turned off; Escape still closes', () => {
  expect(commandFor(press('j'), false)).toBeNull()
  expect(commandFor(press('Escape', { typing: true }), false)).toBe('back')
})

test('no key does two things', () => {
  const keys = keysOf.flatMap(([, keys]) => keys)
  expect(new Set(keys).size).toBe(keys.length)
})
