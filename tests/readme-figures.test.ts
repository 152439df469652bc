import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { figuresIn, fillReadme, readmeTable } from '../scripts/readme-figures.ts'

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const figures = figuresIn(read('docs/evaluation.md'))

test.each([
  ['README.md', 'en'],
  ['README.ja.md', 'ja'],
] as const)('%s says what docs/evaluation.md says', (name, lang) => {
  const text = read(name)
  expect(fillReadme(text, figures, lang)).toBe(text)
})

test('readmeTable() has the same figures in both languages, honest mail in bold', () => {
  const [ja, en] = [readmeTable(figures, 'ja'), readmeTable(figures, 'en')]
  const numbers = (table: string) =>
    table
      .split('\n')
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .slice(2)
          .join('|')
          .match(/[\d.]+/g),
      )
  expect(numbers(ja)).toEqual(numbers(en))
  expect(numbers(en).length).toBeGreaterThan(10)
  for (const line of en.split('\n')) expect(line.includes('**')).toBe(/honest/.test(line))
})

test('figuresIn() reads the action tables alone, fillReadme() fills a sentence and misses nothing quietly', () => {
  const row = '| a | ham | 12 | 3 | 1.5 % [1.0–2.0] | 2.5 % [2.0–3.0] | 0.0 % | 98.5 % | 0.0 % |'
  const head = '| source | label | mails | groups | junked | junked, by group |\n| --- | --- | --- | --- | --- | --- |'
  const few = figuresIn(
    [
      `<!-- table x action -->\n${head}\n${row}\n<!-- /table -->`,
      `<!-- table x other -->\n${row}\n<!-- /table -->`,
    ].join('\n'),
  )
  expect([...few]).toEqual([['x a ham', { mails: '12', junked: '1.5 % [1.0–2.0]', junkedByGroup: '2.5 % [2.0–3.0]' }]])
  expect(() => fillReadme('<!-- figures -->\n<!-- /figures -->', few, 'en')).toThrow('has none of')
  expect(() => fillReadme('no place', figures, 'en')).toThrow('has no <!-- figures -->')
  const sentence =
    '<!-- figures -->\n<!-- /figures -->\nIt is <!-- junked leave-one-source-out ja ham -->9 %<!-- /junked -->.'
  expect(fillReadme(sentence, figures, 'en')).toMatch(/It is <!-- .* -->[\d.]+ %<!-- \/junked -->\.$/)
})
