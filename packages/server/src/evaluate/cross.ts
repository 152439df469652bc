/** Who is judged by a model of whom: by whole source, and by campaign. */
import { hashString } from '@miwake/engine'
import type { Item } from './item.ts'

/** Positions in the list of items. */
export type Split = { readonly name: string; readonly judged: readonly number[]; readonly trained: readonly number[] }

const positionsOf = (items: readonly Item[], test: (item: Item) => boolean): readonly number[] =>
  [...items.keys()].filter((i) => test(items[i]!))

/**
 * Each source judged by a model of the other sources, without their copies of its campaigns. A source that is never
 * learned from is judged by a model of all that are.
 */
export const leaveOneSourceOut = (items: readonly Item[]): readonly Split[] =>
  [...new Set(items.map((item) => item.source))].sort().map((source) => {
    const groups = new Set(items.filter((item) => item.source === source).map((item) => item.group))
    return {
      name: `without ${source}`,
      judged: positionsOf(items, (item) => item.source === source),
      trained: positionsOf(items, (item) => item.trainable && item.source !== source && !groups.has(item.group)),
    }
  })

/** Each campaign judged by a model of the others. */
export const groupFolds = (items: readonly Item[], folds: number): readonly Split[] => {
  const foldOf = items.map((item) => hashString(`outer ${item.group}`) % folds)
  return Array.from({ length: folds }, (_, fold) => ({
    name: `fold ${fold + 1} of ${folds}`,
    judged: [...items.keys()].filter((i) => foldOf[i] === fold),
    trained: [...items.keys()].filter((i) => foldOf[i] !== fold && items[i]!.trainable),
  })).filter(({ judged }) => judged.length > 0)
}

/** Fewest campaigns of honest and of unwanted mail a model can be learned from. */
export const groupsMin = 50

/** @returns what is missing to learn from these, null where nothing is. */
export const lackOf = (items: readonly Item[]): string | null => {
  const groups = (ham: boolean) =>
    new Set(items.filter((item) => (item.label === 'ham') === ham).map((item) => item.group)).size
  const [ham, unwanted] = [groups(true), groups(false)]
  if (ham >= groupsMin && unwanted >= groupsMin) return null
  return `training wants at least ${groupsMin} campaigns (groups) of honest and ${groupsMin} of unwanted mail; here are ${ham} and ${unwanted}`
}
