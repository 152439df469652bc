/** CSS colours as one number: alpha (0-255) × 2^24 + red × 2^16 + green × 2^8 + blue (CSS Color 4). */

const alphaUnit = 0x1000000
const opaque = 255 * alphaUnit
export const white = opaque + 0xffffff
export const black = opaque + 0x000000
/** What browsers give a link without a colour of its own. */
export const linkBlue = opaque + 0x0000ee
export const transparent = 0
/** `inherit`, `currentcolor`: the parent's. */
export const inheritColour = -1
/** An image, a gradient or a colour that cannot be told: nothing is said of text on it. */
export const unknownColour = -2

// CSS Color 4 §6.1: name and hex.
const named = new Map(
  (
    'aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black ' +
    '000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 ' +
    'chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff ' +
    'darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki ' +
    'bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon ' +
    'e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 ' +
    'darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick ' +
    'b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 ' +
    'goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 indianred ' +
    'cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon ' +
    'fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen ' +
    '90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa ' +
    'lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 ' +
    'linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 ' +
    'mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc ' +
    'mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead ' +
    'navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 ' +
    'palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 ' +
    'peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown ' +
    'bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna ' +
    'a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa springgreen ' +
    '00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat ' +
    'f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32'
  )
    .split(' ')
    .map((word, i, all) => [word, opaque + Number.parseInt(all[i + 1] ?? '0', 16)] as const)
    .filter((_, i) => i % 2 === 0),
)

/** Functions take few arguments; a longer text is no colour. */
const colourChars = 80

/**
 * A CSS colour.
 * @param text lower case, trimmed.
 * @returns NaN when it is none.
 */
export function parseColour(text: string): number {
  if (text.charCodeAt(0) === 0x23) return parseHex(text.slice(1))
  const byName = named.get(text)
  if (byName !== undefined) return byName
  if (text === 'transparent') return transparent
  if (text === 'inherit' || text === 'currentcolor' || text === 'unset') return inheritColour
  if (text.length <= colourChars && (text.startsWith('rgb') || text.startsWith('hsl'))) return parseFunction(text)
  return Number.NaN
}

/** A colour in an attribute (bgcolor, <font color>): also hex digits without #, HTML §2.3.6 in short. */
export function parseLegacyColour(text: string): number {
  const value = text.trim().toLowerCase()
  const colour = parseColour(value)
  return Number.isNaN(colour) ? parseHex(value) : colour
}

function parseHex(digits: string): number {
  if (digits.length > 8 || !/^[\da-f]+$/.test(digits)) return Number.NaN
  const number = Number.parseInt(digits, 16)
  if (digits.length === 6) return opaque + number
  if (digits.length === 8) return (number % 256) * alphaUnit + Math.floor(number / 256)
  if (digits.length !== 3 && digits.length !== 4) return Number.NaN
  const twice = [...digits].map((digit) => digit + digit).join('')
  return parseHex(twice)
}

function parseFunction(text: string): number {
  const open = text.indexOf('(')
  const parts = text
    .slice(open + 1)
    .replace(')', '')
    .split(/[\s,/]+/)
    .filter((part) => part !== '')
  if (open < 0 || parts.length < 3) return Number.NaN
  const [first = '', second = '', third = '', fourth = '1'] = parts
  const alpha = portion(fourth, 1)
  const rgb = text.startsWith('rgb')
    ? [portion(first, 255), portion(second, 255), portion(third, 255)]
    : hslToRgb(Number.parseFloat(first), portion(second, 1), portion(third, 1))
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => Math.round(Math.min(255, Math.max(0, part))))
  return Math.round(Math.min(1, Math.max(0, alpha)) * 255) * alphaUnit + red * 0x10000 + green * 0x100 + blue
}

/** `50%` of whole, or the number itself. */
function portion(text: string, whole: number): number {
  const number = Number.parseFloat(text)
  return text.endsWith('%') ? (number / 100) * whole : number
}

/** CSS Color 4 §7.1. */
function hslToRgb(hue: number, saturation: number, lightness: number): number[] {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  })
}

/** The colour seen where `colour` lies over an opaque ground. */
export function over(colour: number, ground: number): number {
  const alpha = Math.floor(colour / alphaUnit) / 255
  if (alpha >= 1) return colour
  const mix = (shift: number): number =>
    Math.round(((colour >>> shift) & 255) * alpha + ((ground >>> shift) & 255) * (1 - alpha)) << shift
  return opaque + mix(16) + mix(8) + mix(0)
}

/** #eee on white is 51: hardly seen; #e0e0e0 is 93. */
const nearSum = 51

/** Whether text of one colour cannot be told from a ground of the other. */
export function isNear(colour: number, ground: number): boolean {
  return (
    Math.abs(((colour >>> 16) & 255) - ((ground >>> 16) & 255)) +
      Math.abs(((colour >>> 8) & 255) - ((ground >>> 8) & 255)) +
      Math.abs((colour & 255) - (ground & 255)) <=
    nearSum
  )
}

/** ITU-R BT.601 luma below the middle. */
export function isDark(colour: number): boolean {
  return ((colour >>> 16) & 255) * 299 + ((colour >>> 8) & 255) * 587 + (colour & 255) * 114 < 128_000
}
