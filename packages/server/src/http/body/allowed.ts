/** What of HTML is written again. Everything else is left out: a list of what is good, never one of what is bad. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Written as they are. */
export const plainElements = words(
  `abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em
  figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q rp rt ruby s samp
  section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr`,
)
export const voidElements = words('br hr wbr col')

/** Left out with all that is in them. */
export const droppedElements = words(
  `script style iframe noembed noframes xmp title textarea object embed applet svg math template select audio video
  canvas frameset portal fencedframe dialog noscript`,
)
/** Of these, what has no end tag: nothing is in them. */
export const droppedVoid = words('embed')
/** The tokenizer reads what is in them as text up to their end tag. */
export const rawTextElements = words('script style iframe noembed noframes xmp title textarea')

/** HTML §13.2.6.5: in <svg> or <math> these end it, as browsers do. */
export const breaksOutOfForeign = words(
  `b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr
  ol p pre ruby s small span strong strike sub sup table tt u ul var`,
)

/** Attributes that hold no address and run nothing; each value is escaped. */
export const plainAttributes = words(
  `align alt bgcolor border cellpadding cellspacing class color colspan dir face height lang nowrap reversed rowspan size
  span start style title type valign width`,
)
