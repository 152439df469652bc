/** Template fields nobody filled in: [RAND_NUMBER_10_10], {{name}}, %EMAIL% in a mail that was sent all the same. */

export type UnfilledTemplate = { readonly start: number; readonly end: number }

/** How a field opens and closes; longer openings first. */
const brackets: readonly (readonly [open: string, close: string])[] = [
  ['{{{', '}}}'],
  ['{{', '}}'],
  ['{%', '%}'],
  ['{$', '}'],
  ['{', '}'],
  ['[[', ']]'],
  ['[%', '%]'],
  ['[', ']'],
  ['<#', '#>'],
  ['<%=', '%>'],
  ['<%', '%>'],
  ['*|', '|*'],
  ['${', '}'],
  ['$(', ')'],
  ['$[', ']'],
  ['$$', '$$'],
  ['%%=', '=%%'],
  ['%%', '%%'],
  ['%[', ']%'],
  ['%', '%'],
  ['###', '###'],
  ['##', '##'],
  ['#', '#'],
  ['@@', '@@'],
]
const openers = Uint8Array.from({ length: 0x80 }, (_, c) =>
  brackets.some(([open]) => open.charCodeAt(0) === c) ? 1 : 0,
)
/** Longest name between the brackets. */
const nameUnitsMax = 48
const resultsMax = 100

/** Words a field's name is made of. What systems and languages call their own variables is not here: PATH, HOME, ID. */
const fieldWords = new Set(
  (
    'name firstname lastname fullname fname lname surname nickname username user recipient receiver sender customer client ' +
    'member email mail emailaddress mailaddress phone mobile tel date time datetime today day month year hour deadline ' +
    'amount price total number num digits letters code otp coupon invoice order tracking company domain link url website ' +
    'logo subject title unsubscribe greeting first last address city current'
  ).split(' '),
)
/** Whatever follows such a beginning, a mass-mailing program was to fill it. */
const generatorName =
  /^(?:rand(?:om)?|rnd|spin|macro|mix|hide)(?:[_\s:.\-(\d]|$|number|string|letter|digit|name|int|num|str|char|text|normal)/
/** Words that are fields in capitals between square brackets too, where ordinary tags stand: [NAME] but not [LINK], [CODE]. */
const squareWords = new Set(
  (
    'name firstname lastname fullname fname lname username email emailaddress date time datetime today recipient customer ' +
    'amount deadline domain'
  ).split(' '),
)
/** Japanese forms name their fields 【お名前】 or [氏名]; in curly and per cent brackets the field was to be filled. */
const japaneseFields =
  /^(?:お?名前|氏名|姓名|姓|名|会社名|宛名|顧客名|会員名|お客様名|メールアドレス|アドレス|日付|日時|金額|番号|会員番号|注文番号)(?:様)?$/
/** A line with these is code or speaks of code, which may name its fields as it likes. */
const codeSigns =
  /[;`\\]|\(\)|=>|==|::|\/\*|\*\/|<\/|->|\+=|&&|\|\||\b(?:echo|printf?|return|const|let|var|def|function|export|import|include|sudo|template)\b|^\s*(?:[-+#>|$]|\/\/)|^\s*\w+\s*[:?+]?=/

/**
 * In order, not overlapping. Told apart from honest brackets by the name inside: [重要なお知らせ], [1], [PATCH], (税込),
 * %PATH%, {0}, $(CC) are none, nor is anything on a line of code.
 */
export function unfilledTemplates(text: string): UnfilledTemplate[] {
  const found: UnfilledTemplate[] = []
  for (let i = 0; i < text.length && found.length < resultsMax; ) {
    const c = text.charCodeAt(i)
    const end = c < 0x80 && openers[c] === 1 ? fieldEnd(text, i) : -1
    if (end > 0) found.push({ start: i, end })
    i = end > 0 ? end : i + 1
  }
  return found
}

function fieldEnd(text: string, at: number): number {
  for (const [open, close] of brackets) {
    if (!text.startsWith(open, at)) continue
    const from = at + open.length
    const window = text.slice(from, from + nameUnitsMax + close.length)
    const to = window.indexOf(close)
    if (to <= 0) continue
    const name = window.slice(0, to).trim()
    if (!isField(open, name)) continue
    const end = from + to + close.length
    // A path, URL or package macro (%{name}) is documentation; so is a field in a line of code.
    if (at > 0 && !isGenerator(name) && '/\\=&'.includes(text[at - 1]!)) return -1
    if (text[at - 1] === '%' && open === '{' && /^[a-z]+$/.test(name)) return -1
    return isGenerator(name) || !isCodeLine(text, at, end) ? end : -1
  }
  return -1
}

function isGenerator(name: string): boolean {
  return generatorName.test(name.toLowerCase()) && !/\s[a-z]+\s/i.test(name)
}

function isField(open: string, name: string): boolean {
  if (name.includes('\n')) return false
  const single = open === '[' || open === '{' || open === '#' || open === '%'
  if (isGenerator(name))
    return open !== '#' && (!single || open === '{' || /[_\d]|[a-z][A-Z]/.test(name) || name === name.toUpperCase())
  if (open !== '[' && open !== '[[' && japaneseFields.test(name)) return true
  const bare = name.replace(/^[#/^&>@=\s]+/, '')
  if (!/^[A-Za-z][\w.\- |]*(?:\([^()]*\))?$/.test(bare)) return false
  const words = wordsOf(bare)
  if (words.length === 0 || words.length > 4) return false
  if (open === '[') return isSquareField(bare, words)
  // '#name#' and '%name%' may be chance in prose ('50%off', '#date #time'): only a whole name of field words.
  if (single) return words.every((word) => fieldWords.has(word)) && !/[\s|]/.test(bare)
  return words.some((word) => fieldWords.has(word))
}

/** [NAME], [FIRST_NAME], [DATE_1], [Your Name], [your-name]; else in lower case only with an underscore, as prose has brackets. */
function isSquareField(name: string, words: readonly string[]): boolean {
  const known = words.every((word) => fieldWords.has(word) || word === 'your' || /^\d+$/.test(word))
  if (/^your-/.test(name) || /^[A-Z][a-z]+(?: [A-Z][a-z]+)+$/.test(name)) return known
  if (/[\s|.-]/.test(name)) return false
  if (name.includes('_')) return known
  return name === name.toUpperCase() && squareWords.has(words[0]!)
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .flatMap((word) => word.match(/[a-z]+|\d+/g) ?? [])
}

/** Longest line looked at around a field. */
const lineUnitsMax = 300

function isCodeLine(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - lineUnitsMax), start)
  const after = text.slice(end, end + lineUnitsMax)
  const lineEnd = after.indexOf('\n')
  return codeSigns.test(before.slice(before.lastIndexOf('\n') + 1) + (lineEnd < 0 ? after : after.slice(0, lineEnd)))
}
