/** Start tags, end tags and text: what opens, what closes, where lines end. */
import { limits } from '../../limits.ts'
import { actOnElement, finishRaw, startRaw } from './act.ts'
import { get } from './attributes.ts'
import { closeLink } from './collect.ts'
import { isDark, unknownColour } from './colour.ts'
import { type Declarations, display, property } from './declarations.ts'
import { flag, knownTag, type Tag } from './elements.ts'
import { applyDeclarations, hiddenCode, type Look } from './look.ts'
import {
  closedByEnd,
  closedByStart,
  endFormatting,
  type Frame,
  formattingAbove,
  isInTable,
  parentFrame,
  pop,
  push,
  topFrame,
} from './open-elements.ts'
import { ownStyle, sheetMatch } from './own-style.ts'
import { endModuleRow, finishGrid, modulesMax, recordModule } from './qr-grid.ts'
import { content, type Reading } from './reading.ts'
import { endReversal, startReversal } from './reversed.ts'
import { lineEnd } from './shown.ts'
import { breakLine, space } from './text-writer.ts'

const a = knownTag('a')
const br = knownTag('br')
const body = knownTag('body')
const html = knownTag('html')
const head = knownTag('head')
const form = knownTag('form')
const p = knownTag('p')
const tr = knownTag('tr')

/** A start tag whose attributes are read. */
export function startTag(r: Reading, tag: Tag, selfClosing: boolean): void {
  r.content = content.shown
  r.elements++
  r.eventHandlers += r.attributes.handlers
  if (tag === html || tag === body) styleDocument(r, tag)
  else if ((tag.flags & flag.raw) !== 0) startRaw(r, tag, parentFrame(r.open, tag))
  else if (!isDropped(r, tag)) {
    closeFrom(r, closedByStart(r.open, tag), (tag.flags & flag.tablePart) === 0)
    if (tag === a) closeOpenLink(r)
    if (r.elements > limits.htmlElements) startUnstyled(r, tag)
    else openElement(r, tag, selfClosing)
  }
}

/** <head> has nothing of its own to show; browsers drop a form in a form, and rows and cells outside a table. */
function isDropped(r: Reading, tag: Tag): boolean {
  if ((tag.flags & flag.tablePart) !== 0) return !isInTable(r.open)
  return tag === head || (tag === form && r.collected.form !== null)
}

/** Past the limit on elements nothing is opened; text, lines and links are still read. */
function startUnstyled(r: Reading, tag: Tag): void {
  r.collected.limitsReached.add('htmlElements')
  const frame = topFrame(r.open)
  if ((tag.flags & flag.block) !== 0) breakAt(r, frame)
  else if ((tag.flags & flag.cell) !== 0) space(r.text)
  if ((tag.flags & flag.acts) !== 0) actOnElement(r, tag, frame, frame.scope)
}

function openElement(r: Reading, tag: Tag, selfClosing: boolean): void {
  const { open } = r
  const parent = parentFrame(open, tag)
  const match = sheetMatch(r, tag)
  const own = ownStyle(r, tag, match, parent.bits)
  const frame = push(open, tag, parent)
  if (open.top > r.maxDepth) r.maxDepth = open.top
  frame.own = own
  if (match !== null) frame.bits |= match.bits
  if (own !== null) {
    applyDeclarations(frame, own, tag.flags)
    if (own.values[property.bidiOverride] === 1 && frame.rightToLeft) {
      frame.reversal = startReversal(r.reversals, r.text)
    }
  }
  layOut(r, frame, own)
  frame.modules = r.grid.recorded
  frame.module = moduleColumns(r, frame)
  if ((tag.flags & flag.acts) !== 0) actOnElement(r, tag, frame, frame.scope)
  if ((tag.flags & flag.void) !== 0 || (selfClosing && frame.foreign)) closeTop(r)
}

/** <html> and <body> are there once, around everything: their attributes go to the document. */
function styleDocument(r: Reading, tag: Tag): void {
  actOnElement(r, tag, topFrame(r.open), 0)
  const match = sheetMatch(r, tag)
  const root = r.open.frames[0] as Frame
  const own = ownStyle(r, tag, match, root.bits)
  if (match !== null) root.bits |= match.bits
  if (own !== null) applyDeclarations(root, own, tag.flags)
}

/** Lines and cells as the element's display says. */
function layOut(r: Reading, frame: Frame, own: Declarations | null): void {
  const { flags } = frame.tag
  const declared = own !== null && (own.set & (1 << property.display)) !== 0 ? own.values[property.display] : undefined
  if (declared === undefined || declared === display.none || declared === display.attribute) {
    frame.block = (flags & flag.block) !== 0
  } else frame.block = declared === display.block
  if (frame.block) breakAt(r, frame)
  else if ((flags & flag.cell) !== 0 || declared === display.cell) space(r.text)
  else if (frame.hidden !== hiddenCode.shown) breakLine(r.hidden)
}

/** What is not rendered at all does not end a line either: the text around it runs on. */
function breakAt(r: Reading, look: Look): void {
  breakLine(r.hidden)
  if (look.hard !== hiddenCode.display && look.hard !== hiddenCode.attribute) breakLine(r.text)
}

/** Wider than this is no module of a QR code. */
const modulePx = 20

/** How many modules side by side the element would be, 0 when it can be none. */
function moduleColumns(r: Reading, { tag, own }: Frame): number {
  if ((tag.flags & flag.cell) !== 0) return Math.min(Math.max(1, Number(get(r.attributes, 'colspan')) || 1), modulesMax)
  if (own === null) return 0
  const bits = (1 << property.width) | (1 << property.background)
  const width = own.values[property.width] as number
  return (own.set & bits) === bits && width > 0 && width <= modulePx ? 1 : 0
}

/** Closes all frames from the index `from` up. */
function closeFrom(r: Reading, from: number, reopen: boolean): void {
  if (from > r.open.top) return
  const formatting = reopen ? formattingAbove(r.open, from + 1) : []
  while (r.open.top >= from) closeTop(r)
  for (const { tag, own } of formatting) {
    const frame = push(r.open, tag, topFrame(r.open))
    frame.own = own
    applyDeclarations(frame, own, tag.flags)
  }
}

function closeTop(r: Reading): void {
  const { open, collected, grid } = r
  const at = open.top
  while (collected.open.length > 0 && (collected.open.at(-1)?.bound ?? 0) >= at) closeLink(collected, r.text, r.hidden)
  const frame = pop(open)
  if (frame.reversal !== null) endReversal(frame.reversal, r.text)
  const { tag } = frame
  if (frame.module > 0 && grid.recorded === frame.modules) {
    recordModule(grid, frame.ground !== unknownColour && isDark(frame.ground), frame.module)
  } else if (grid.row.length > 0 && (tag === tr || (frame.block && (tag.flags & flag.tablePart) === 0))) {
    endModuleRow(grid)
  }
  if (frame.block) breakAt(r, frame)
  else if ((tag.flags & flag.cell) !== 0) space(r.text)
  else if (frame.hidden !== hiddenCode.shown) breakLine(r.hidden)
}

/** An end tag. */
export function endTag(r: Reading, tag: Tag): void {
  if (r.content !== content.shown) finishRaw(r)
  else if (tag === br) lineEnd(r, topFrame(r.open))
  else if (tag !== html && tag !== body && tag !== head) endElement(r, tag)
}

function endElement(r: Reading, tag: Tag): void {
  if (tag === form) r.collected.form = null
  else if (tag === a) closeOpenLink(r)
  const from = closedByEnd(r.open, tag)
  if (from <= r.open.top) closeFrom(r, from, (tag.flags & (flag.scope | flag.formatting)) === 0)
  else if ((tag.flags & flag.formatting) !== 0) endFormatting(r.open, tag)
  else if (tag === p) breakAt(r, topFrame(r.open))
}

/** <a> and </a> end the link open in the same cell or document; one around the table goes on. */
function closeOpenLink(r: Reading): void {
  const link = r.collected.open.at(-1)
  if (link === undefined || link.source === 'button' || link.bound !== topFrame(r.open).scope) return
  closeLink(r.collected, r.text, r.hidden)
}

/** Everything still open ends with the document. */
export function endDocument(r: Reading): void {
  if (r.content !== content.shown) finishRaw(r)
  closeFrom(r, 1, false)
  while (r.collected.open.length > 0) closeLink(r.collected, r.text, r.hidden)
  finishGrid(r.grid)
}
