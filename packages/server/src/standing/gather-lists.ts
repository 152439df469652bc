/** The shipped lists, read from their folder. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StandingSource } from '@miwake/engine'
import type { NameGroup, StandingLists } from './build.ts'
import { readList, readText } from './read-list.ts'
import { type ShippedList, shippedLists } from './shipped-lists.ts'

const ownFolder = fileURLToPath(new URL('./lists', import.meta.url))

/** `name<TAB>domains<TAB>categories<TAB>regions`, domains and categories by spaces. */
export const parseServices = (text: string): NameGroup[] =>
  rowsOf(text).map(([, domains = '', categories = '']) => ({ names: words(domains), categories: words(categories) }))

/** Domains of one owner in a line, by spaces. */
export const parseSiblings = (text: string): NameGroup[] =>
  rowsOf(text).map(([domains = '']) => ({ names: words(domains), categories: [] }))

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))

const words = (text: string): string[] => text.split(' ').filter((word) => word.includes('.') || /^[a-z]+$/.test(word))

/** @throws Error where a list cannot be read. */
export const gatherLists = (
  folder: string,
): { readonly lists: StandingLists; readonly sources: readonly StandingSource[] } => {
  const path = ({ own, file }: ShippedList): string => join(own ? ownFolder : folder, file)
  const of = (kind: ShippedList['kind']): ShippedList[] => shippedLists.filter((list) => list.kind === kind)
  const names = (kind: ShippedList['kind']): string[] =>
    of(kind).flatMap((list) => readList(path(list)).map(({ name }) => name))
  const sources = new Map(shippedLists.map(({ name, date, licence }) => [name, { name, date, licence }]))
  return {
    lists: {
      popularity: of('popularity').map((list) => readList(path(list))),
      services: of('service').flatMap((list) => parseServices(readText(path(list)))),
      siblings: of('sibling').flatMap((list) => parseSiblings(readText(path(list)))),
      freeHosts: names('free-host'),
      shorteners: names('shortener'),
      mailers: names('mailer'),
      freeMail: names('free-mail'),
    },
    sources: [...sources.values()],
  }
}
