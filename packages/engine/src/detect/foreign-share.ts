/** How much of what a mail leads to is not its own. */
import { isAsked, leadingLinks } from './asked-links.ts'
import type { LinkView, View } from './view.ts'

/** No honest mail has a link to an imitation of somebody's domain. */
export const imitates = ({ standing }: LinkView): boolean => standing.lookAlike !== null

/** Forged mail keeps the brand's links for cover and changes the one that counts: of those to act on, where there are any. */
export const foreignShare = (view: View, foreign: readonly LinkView[]): number => {
  if (foreign.some(imitates)) return 1
  const links = leadingLinks(view)
  const asked = links.filter((link) => isAsked(view, link))
  const share = (of: readonly LinkView[]) =>
    of.length === 0 ? 0 : of.filter(({ index }) => foreign.some((each) => each.index === index)).length / of.length
  return Math.max(share(links), share(asked))
}
