/** Attributes: which are read, and those of the tag that is being read. */
import { findName, nameTable } from './name-table.ts'

const names = [
  'href',
  'src',
  'style',
  'class',
  'id',
  'color',
  'bgcolor',
  'background',
  'face',
  'width',
  'height',
  'alt',
  'title',
  'value',
  'placeholder',
  'type',
  'name',
  'action',
  'method',
  'formaction',
  'content',
  'http-equiv',
  'data',
  'xlink:href',
  'lang',
  'hidden',
  'media',
  'text',
  'link',
  'colspan',
  'srcdoc',
  'dir',
  'open',
] as const

export type AttributeName = (typeof names)[number]

/** Code of each name. */
const codes = Object.fromEntries(names.map((name, code) => [name, code])) as Record<AttributeName, number>
/** Code of every event handler: `on` and a letter. */
const eventHandler = names.length
const unread = -1
const table = nameTable(names)

/** The code of html.slice(start, end), whatever its case. */
function codeOf(html: string, start: number, end: number): number {
  const isHandler =
    end - start > 2 && (html.charCodeAt(start) | 0x20) === 0x6f && (html.charCodeAt(start + 1) | 0x20) === 0x6e
  return isHandler ? eventHandler : findName(table, html, start, end)
}

/** The attributes of the tag that is being read: by code. Of several with one name the first counts, as in browsers. */
export type Attributes = {
  /** The tag that wrote each value; a value of another tag is stale. */
  readonly serials: number[]
  readonly values: string[]
  serial: number
  /** Of this tag, how many attributes were event handlers. */
  handlers: number
  /** Code of the attribute being read, below 0 to pass over it. */
  code: number
}

export function attributesReader(): Attributes {
  return {
    serials: new Array<number>(names.length + 1).fill(0),
    values: new Array<string>(names.length + 1).fill(''),
    serial: 0,
    handlers: 0,
    code: unread,
  }
}

export function startAttributes(of: Attributes): void {
  of.serial++
  of.handlers = 0
}

/** @returns whether its value is to be read. */
export function startAttribute(of: Attributes, html: string, start: number, end: number): boolean {
  const code = codeOf(html, start, end)
  if (code === eventHandler) of.handlers++
  of.code = code !== eventHandler && of.serials[code] === of.serial ? unread : code
  return of.code !== unread
}

export function endAttribute(of: Attributes, value: string): void {
  of.serials[of.code] = of.serial
  of.values[of.code] = value
}

export function has(of: Attributes, name: AttributeName): boolean {
  return of.serials[codes[name]] === of.serial
}

/** '' when the tag has none. */
export function get(of: Attributes, name: AttributeName): string {
  const code = codes[name]
  return of.serials[code] === of.serial ? (of.values[code] as string) : ''
}

/** The last event handler's script, '' when there is none. */
export function handlerScript(of: Attributes): string {
  return of.serials[eventHandler] === of.serial ? (of.values[eventHandler] as string) : ''
}
