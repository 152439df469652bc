/** What one look collects. Filled by the readers of this folder, frozen into an Attachment by inspect.ts. */
import { limits } from '../../limits.ts'
import type { AttachmentKind, LinkSource } from '../message.ts'
import { bounds } from './bounds.ts'
import type { Mark } from './marks.ts'

type FoundLink = { readonly source: LinkSource; readonly href: string; readonly shown: string }

export type Found = {
  kind: AttachmentKind
  readonly marks: Set<Mark>
  readonly entries: string[]
  readonly links: FoundLink[]
  /** Bytes still allowed to be inflated, over all members. */
  inflateBudgetBytes: number
}

export const newFound = (kind: AttachmentKind): Found => ({
  kind,
  marks: new Set(),
  entries: [],
  links: [],
  inflateBudgetBytes: bounds.inflatedTotalBytes,
})

/** Keeps a member's name, as far as there is room. */
export const addEntry = (found: Found, name: string): void => {
  if (found.entries.length < limits.archiveNames) found.entries.push(name.slice(0, bounds.entryChars))
}

/** Keeps a link once, as written but trimmed and without tab and newline (WHATWG URL §4.4 drops them). */
export const addLink = (found: Found, source: LinkSource, href: string, shown = ''): void => {
  if (found.links.length >= bounds.links) return
  const clean = /[\t\r\n]/.test(href) ? href.replace(/[\t\r\n]+/g, '').trim() : href.trim()
  if (clean === '' || clean.length > limits.linkChars) return
  for (const l of found.links) if (l.href === clean && l.source === source) return
  found.links.push({ source, href: clean, shown: shown.slice(0, bounds.shownChars) })
}
