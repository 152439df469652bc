/** Attribute names that are read, as small numbers, found without making a string of each name. */

const names = [
  '',
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

export type AttributeName = Exclude<(typeof names)[number], ''>

/** Code of each name; 0 is "not read". */
export const attribute = Object.fromEntries(names.map((name, code) => [name, code])) as Record<AttributeName, number>
/** Code of every event handler: `on` and a letter. */
export const eventHandler = names.length
export const attributeCodes = names.length + 1

/** Candidates by length and first letter: hardly ever more than one. */
const slots: number[][] = []
const slotOf = (length: number, first: number): number => length * 32 + (first & 31)
for (let code = 1; code < names.length; code++) {
  const name = names[code] as string
  const slot = slotOf(name.length, name.charCodeAt(0))
  slots[slot] = [...(slots[slot] ?? []), code]
}
const longest = Math.max(...names.map((name) => name.length))

/** ASCII letters to lower case; other characters that are compared here (- :) have the bit already. */
const lower = 0x20

/** The code of html.slice(start, end), whatever its case; 0 when it is not read. */
export function attributeCode(html: string, start: number, end: number): number {
  const length = end - start
  const first = html.charCodeAt(start)
  if ((first | lower) === 0x6f && length > 2 && (html.charCodeAt(start + 1) | lower) === 0x6e) return eventHandler
  if (length > longest) return 0
  const candidates = slots[slotOf(length, first)]
  if (candidates === undefined) return 0
  for (const code of candidates) {
    const name = names[code] as string
    let i = 0
    while (i < length && (html.charCodeAt(start + i) | lower) === name.charCodeAt(i)) i++
    if (i === length) return code
  }
  return 0
}

/** The attributes of the tag that is being read: by code. Of several with one name the first counts, as in browsers. */
export type Attributes = {
  /** The tag that wrote each value; a value of another tag is stale. */
  readonly serials: number[]
  readonly values: string[]
  serial: number
  /** Of this tag, how many attributes were event handlers. */
  handlers: number
  /** Code of the attribute being read, 0 to pass over it. */
  code: number
  value: string
}

export function attributesReader(): Attributes {
  return {
    serials: new Array<number>(attributeCodes).fill(0),
    values: new Array<string>(attributeCodes).fill(''),
    serial: 0,
    handlers: 0,
    code: 0,
    value: '',
  }
}

export function startAttributes(of: Attributes): void {
  of.serial++
  of.handlers = 0
}

export function startAttribute(of: Attributes, html: string, start: number, end: number): void {
  const code = attributeCode(html, start, end)
  if (code === eventHandler) of.handlers++
  of.code = code !== eventHandler && of.serials[code] === of.serial ? 0 : code
  of.value = ''
}

export function endAttribute(of: Attributes): void {
  if (of.code === 0) return
  of.serials[of.code] = of.serial
  of.values[of.code] = of.value
  of.code = 0
}

export function has(of: Attributes, name: AttributeName): boolean {
  return of.serials[attribute[name]] === of.serial
}

/** '' when the tag has none. */
export function get(of: Attributes, name: AttributeName): string {
  const code = attribute[name]
  return of.serials[code] === of.serial ? (of.values[code] as string) : ''
}

/** The last event handler's script, '' when there is none. */
export function handlerScript(of: Attributes): string {
  return of.serials[eventHandler] === of.serial ? (of.values[eventHandler] as string) : ''
}
