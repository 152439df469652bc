/** HTML element names and what the reading needs to know of each (HTML Living Standard §13.2.4.2 and §15.3). */

/** Bit flags of a Tag. */
export const flag = {
  /** Starts and ends a line (display: block, list-item, table, table-row). */
  block: 1,
  void: 2,
  /** "Special" category: an unmatched end tag does not look past it. */
  special: 4,
  /** Bounds a scope: end tags inside do not reach what is open outside; links end with it. */
  scope: 8,
  closesP: 16,
  /** Survives the end of a block it was opened in, and may end before what was opened inside it. */
  formatting: 32,
  /** Not rendered by any style sheet of the browser's own. */
  unrendered: 64,
  /** Belongs into a table; dropped by browsers anywhere else. */
  tablePart: 128,
  cell: 256,
  /** Where text and other elements are moved out before the table ("foster parenting"). */
  tableContext: 512,
  /** Ends an open <svg> or <math> (§13.2.6.5). */
  breaksOut: 1024,
  foreignRoot: 2048,
  /** HTML again inside <svg> or <math>. */
  integration: 4096,
  heading: 8192,
  /** Has a meaning of its own beyond layout: links, forms, images, scripts, text kept as it stands. */
  acts: 16_384,
  /** Contents are no text: see `raw` in reader-view.ts. */
  raw: 32_768,
} as const

export type Tag = {
  readonly name: string
  /** Small number, own to the name within one reading. */
  readonly id: number
  readonly flags: number
}

const names: [flags: number, names: string][] = [
  [
    flag.block,
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
      'form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p ' +
      'plaintext pre search section summary table caption thead tbody tfoot tr ul xmp textarea',
  ],
  [
    flag.void,
    'area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr',
  ],
  [
    flag.special,
    'address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd ' +
      'details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header ' +
      'hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript ' +
      'object ol p param plaintext pre script search section select source style summary table tbody td template ' +
      'textarea tfoot th thead title tr track ul wbr xmp',
  ],
  [flag.scope, 'applet caption marquee object table td template th'],
  [
    flag.closesP,
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup ' +
      'main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form dd dt li hr xmp plaintext table',
  ],
  [flag.formatting, 'a b big code em font i nobr s small strike strong tt u'],
  [flag.unrendered, 'template datalist rp'],
  [flag.tablePart, 'caption col colgroup tbody td tfoot th thead tr'],
  [flag.cell, 'td th'],
  [flag.tableContext, 'table tbody tfoot thead tr'],
  [
    flag.breaksOut,
    'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta ' +
      'nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
  ],
  [flag.foreignRoot, 'svg math'],
  [flag.integration, 'foreignobject desc annotation-xml mi mo mn ms mtext'],
  [flag.heading, 'h1 h2 h3 h4 h5 h6'],
  [flag.acts, 'a applet area base body br button embed form frame html image img input meta object select textarea'],
  [flag.raw, 'iframe noembed noframes script style title'],
  [0, 'bdo head noscript span label q sub sup ruby rt math path g text'],
]

function buildTags(): Map<string, Tag> {
  const flagsOf = new Map<string, number>()
  for (const [bits, list] of names)
    for (const name of list.split(' ')) flagsOf.set(name, (flagsOf.get(name) ?? 0) | bits)
  let id = 0
  return new Map([...flagsOf].map(([name, flags]) => [name, { name, id: id++, flags }]))
}

const known = buildTags()
export const knownTags = known.size

/** A known element. Throws for an unknown name: for the tables of this folder only. */
export function knownTag(name: string): Tag {
  const tag = known.get(name)
  if (tag === undefined) throw new Error(`no such element: ${name}`)
  return tag
}

/** Names longer than this are cut: no real element is as long. */
const nameChars = 64

/**
 * The element of html.slice(start, end), whatever its case.
 * @param others names met in start tags of this reading that are no HTML.
 * @returns null for a name that is in neither.
 */
export function readTag(html: string, start: number, end: number, others: ReadonlyMap<string, Tag>): Tag | null {
  const written = html.slice(start, Math.min(end, start + nameChars))
  const tag = known.get(written)
  if (tag !== undefined) return tag
  const name = written.toLowerCase()
  return known.get(name) ?? others.get(name) ?? null
}

/** Adds an element HTML does not know. */
export function addTag(html: string, start: number, end: number, others: Map<string, Tag>): Tag {
  const name = html.slice(start, Math.min(end, start + nameChars)).toLowerCase()
  const tag = { name, id: knownTags + others.size, flags: 0 }
  others.set(name, tag)
  return tag
}
