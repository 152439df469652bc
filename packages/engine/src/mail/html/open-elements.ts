/**
 * The stack of open elements and which of them a tag closes (HTML Living Standard §13.2.4 and §13.2.6.4, as far as it
 * decides what stands inside what). Every question is answered from an index kept per frame, never by a walk down the
 * stack: a hundred thousand open elements cost a later tag nothing.
 */
import type { Declarations } from './declarations.ts'
import { flag, knownTag, knownTags, type Tag } from './elements.ts'
import { applyDeclarations, inheritLook, type Look, rootLook } from './look.ts'
import type { Reversal } from './reversed.ts'

export type Frame = Look & {
  tag: Tag
  /** Next lower frame of the same tag, -1 for none. */
  previous: number
  /** Nearest frame, this one counted, that bounds a scope; 0 is the document. */
  scope: number
  /** Nearest frame, this one counted, that is "special". */
  special: number
  /** Inside <svg> or <math>. */
  foreign: boolean
  /** Ends with a line end. */
  block: boolean
  /** What the style sheet's ancestor compounds matched, here and above. */
  bits: number
  own: Declarations | null
  /** What is written in it is seen in reverse. */
  reversal: Reversal | null
  /** Modules of a drawn QR code recorded when it was opened. */
  modules: number
  /** How many modules side by side it is if it stays empty, 0 when it can be none. */
  module: number
}

export type OpenElements = {
  /** Pool: frames above `top` are kept for reuse. */
  readonly frames: Frame[]
  top: number
  /** Highest frame of each tag by its id, -1 for none. */
  readonly last: number[]
  /** Frames handled so far: the work done, for the tests that it stays linear. */
  steps: number
}

const documentTag: Tag = { name: '#document', id: -1, flags: flag.scope | flag.special }
/** Stands in for a formatting element that ended before what was opened inside it. */
const endedTag: Tag = { name: '#ended', id: -1, flags: 0 }

const tags = {
  p: knownTag('p'),
  li: knownTag('li'),
  ul: knownTag('ul'),
  ol: knownTag('ol'),
  dd: knownTag('dd'),
  dt: knownTag('dt'),
  dl: knownTag('dl'),
  button: knownTag('button'),
  option: knownTag('option'),
  optgroup: knownTag('optgroup'),
  table: knownTag('table'),
  caption: knownTag('caption'),
  colgroup: knownTag('colgroup'),
  tbody: knownTag('tbody'),
  tfoot: knownTag('tfoot'),
  thead: knownTag('thead'),
  tr: knownTag('tr'),
}
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(knownTag)

function newFrame(): Frame {
  return {
    ...rootLook(),
    tag: documentTag,
    previous: -1,
    scope: 0,
    special: 0,
    foreign: false,
    block: false,
    bits: 0,
    own: null,
    reversal: null,
    modules: 0,
    module: 0,
  }
}

export function openElements(): OpenElements {
  return { frames: [newFrame()], top: 0, last: new Array<number>(knownTags).fill(-1), steps: 0 }
}

export function topFrame(of: OpenElements): Frame {
  return of.frames[of.top] as Frame
}

function lastOf(of: OpenElements, tag: Tag): number {
  return of.last[tag.id] ?? -1
}

/**
 * The frame whose look new content gets: the top, or where content in a table outside its cells is moved to
 * (§13.2.6.1, foster parenting): before the table, so a hidden table does not hide it.
 */
export function parentFrame(of: OpenElements, content: Tag | null): Frame {
  const top = topFrame(of)
  if ((top.tag.flags & flag.tableContext) === 0) return top
  if (content !== null && (content.flags & (flag.tablePart | flag.raw)) !== 0) return top
  return of.frames[Math.max(0, lastOf(of, tags.table) - 1)] as Frame
}

/** Opens an element; its look is its parent's until declarations are applied. */
export function push(of: OpenElements, tag: Tag, parent: Frame): Frame {
  const below = topFrame(of)
  const at = ++of.top
  of.steps++
  let frame = of.frames[at]
  if (frame === undefined) {
    frame = newFrame()
    of.frames.push(frame)
  }
  inheritLook(frame, parent)
  frame.tag = tag
  frame.previous = lastOf(of, tag)
  frame.scope = (tag.flags & flag.scope) !== 0 ? at : below.scope
  frame.special = (tag.flags & flag.special) !== 0 ? at : below.special
  frame.foreign = (tag.flags & flag.foreignRoot) !== 0 || (below.foreign && (tag.flags & flag.integration) === 0)
  frame.block = false
  frame.bits = parent.bits
  frame.own = null
  frame.reversal = null
  frame.modules = 0
  frame.module = 0
  of.last[tag.id] = at
  return frame
}

/** Takes the top frame off; its fields stay readable until the next push. */
export function pop(of: OpenElements): Frame {
  const frame = topFrame(of)
  of.steps++
  if (frame.tag !== endedTag) of.last[frame.tag.id] = frame.previous
  of.top--
  return frame
}

/** §13.2.6.4.7: which frames a start tag closes first: all from the index returned up; top + 1 for none. */
export function closedByStart(of: OpenElements, tag: Tag): number {
  const top = topFrame(of)
  const none = of.top + 1
  if (top.foreign && (tag.flags & flag.breaksOut) !== 0) return foreignRoot(of)
  if ((tag.flags & flag.tablePart) !== 0) return closedByTablePart(of, tag)
  if (tag === tags.li) {
    const at = lastOf(of, tag)
    if (at > Math.max(lastOf(of, tags.ul), lastOf(of, tags.ol), top.scope)) return at
  } else if (tag === tags.dd || tag === tags.dt) {
    const at = Math.max(lastOf(of, tags.dd), lastOf(of, tags.dt))
    if (at > Math.max(lastOf(of, tags.dl), top.scope)) return at
  } else if (tag === tags.option || tag === tags.optgroup) {
    if (top.tag === tags.option || top.tag === tag) return of.top
  } else if (tag === tags.button && lastOf(of, tag) > top.scope) return lastOf(of, tag)
  if ((tag.flags & flag.closesP) !== 0) {
    const p = lastOf(of, tags.p)
    if (p > Math.max(top.scope, lastOf(of, tags.button))) return p
    if ((tag.flags & flag.heading) !== 0 && (top.tag.flags & flag.heading) !== 0) return of.top
  }
  return none
}

/** Lowest frame of the run of foreign ones at the top. Each is closed at once, so the walk is paid by their opening. */
function foreignRoot(of: OpenElements): number {
  let at = of.top
  while (at > 1 && (of.frames[at - 1] as Frame).foreign) at--
  of.steps += of.top - at
  return at
}

/** Whether a table stands open to take rows and cells; browsers drop their tags elsewhere. */
export function isInTable(of: OpenElements): boolean {
  return lastOf(of, tags.table) >= 0
}

function closedByTablePart(of: OpenElements, tag: Tag): number {
  const table = lastOf(of, tags.table)
  if ((tag.flags & flag.cell) !== 0) {
    const row = Math.max(table, lastOf(of, tags.tr), section(of))
    return row + 1
  }
  if (tag === tags.tr) return Math.max(table, section(of)) + 1
  if (tag.name === 'col') return Math.max(table, lastOf(of, tags.colgroup)) + 1
  return table + 1
}

function section(of: OpenElements): number {
  return Math.max(lastOf(of, tags.tbody), lastOf(of, tags.thead), lastOf(of, tags.tfoot))
}

/** Which frames an end tag closes: all from the index returned up; top + 1 for none (it is ignored). */
export function closedByEnd(of: OpenElements, tag: Tag): number {
  const top = topFrame(of)
  const none = of.top + 1
  let at = lastOf(of, tag)
  if (tag === tags.table) return at < 0 ? none : at
  if ((tag.flags & flag.tablePart) !== 0) return at > lastOf(of, tags.table) ? at : none
  if ((tag.flags & flag.heading) !== 0) for (const heading of headings) at = Math.max(at, lastOf(of, heading))
  if (at < 0) return none
  if ((tag.flags & flag.special) !== 0) return top.scope > at ? none : at
  return top.special > at ? none : at
}

/** Formatting elements that are opened anew after the block they were opened in has closed, innermost ones first. */
const reopenedMax = 8

/** The formatting elements with a style of their own among the frames from `from` up, outermost first. */
export function formattingAbove(of: OpenElements, from: number): { readonly tag: Tag; readonly own: Declarations }[] {
  const found: { tag: Tag; own: Declarations }[] = []
  const lowest = Math.max(from, of.top - reopenedMax)
  for (let at = of.top; at >= lowest; at--) {
    of.steps++
    const { tag, own } = of.frames[at] as Frame
    if ((tag.flags & flag.formatting) !== 0 && own !== null) found.unshift({ tag, own })
  }
  return found
}

/** Frames whose look is worked out anew when a formatting element ends below them; with more above it goes on. */
const relookedMax = 32

/**
 * §13.2.6.4.7, the adoption agency algorithm in short: </font> with blocks opened inside it still open. They stay
 * open, and what follows in them loses the ended element's look.
 */
export function endFormatting(of: OpenElements, tag: Tag): void {
  const at = lastOf(of, tag)
  if (at < 0 || topFrame(of).scope > at || of.top - at > relookedMax) return
  const ended = of.frames[at] as Frame
  of.last[tag.id] = ended.previous
  ended.tag = endedTag
  ended.own = null
  for (let i = at; i <= of.top; i++) {
    of.steps++
    const frame = of.frames[i] as Frame
    inheritLook(frame, of.frames[i - 1] as Frame)
    if (frame.own !== null) applyDeclarations(frame, frame.own, frame.tag.flags)
  }
}
