import { expect, test } from 'vitest'
import { helpTexts } from './help-texts.ts'
import { peopleTexts } from './people-texts.ts'
import { problemTexts } from './problem-texts.ts'
import { fill, langOf, textsOf } from './texts.ts'

test.each([
  [undefined, {}, 'ja'],
  [undefined, { LANG: 'C.UTF-8' }, 'ja'],
  [undefined, { LANG: 'ja_JP.UTF-8' }, 'ja'],
  [undefined, { LANG: 'en_GB.UTF-8' }, 'en'],
  [undefined, { LANG: 'fr_FR.UTF-8' }, 'en'],
  [undefined, { LANG: 'en_US', LC_ALL: 'ja_JP' }, 'ja'],
  ['en', { LANG: 'ja_JP' }, 'en'],
  ['xx', { LANG: 'en_US' }, 'en'],
] as const)('langOf(%s, %o) is %s', (asked, env, want) => expect(langOf(asked, env)).toBe(want))

test('fill() fills named holes and leaves unknown ones', () =>
  expect(fill('{a} of {b} {c}', { a: 1, b: 'x' })).toBe('1 of x {c}'))

/** Every text with its path, and the holes in it. */
const holesOf = (value: unknown, path = ''): string[] =>
  typeof value === 'string'
    ? [
        `${path} ${[...value.matchAll(/\{\w+\}/g)]
          .map(([hole]) => hole)
          .sort()
          .join(' ')}`,
      ]
    : Object.entries(value as object).flatMap(([key, inner]) => holesOf(inner, `${path}.${key}`))

test.each([
  ['texts', textsOf],
  ['problems', problemTexts],
  ['help', helpTexts],
  ['people', peopleTexts],
] as const)('%s: both languages have the same holes', (_, of) => expect(holesOf(of('en'))).toEqual(holesOf(of('ja'))))
