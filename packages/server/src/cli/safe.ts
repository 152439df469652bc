/** Text of a hostile mail, made harmless for a terminal. */

/**
 * Control characters (terminal escapes, C1 too), format characters (bidi overrides, zero-width, tags), line separators,
 * lone surrogates, private use, and letters that show as nothing: each becomes a visible dot.
 */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu
/** Marks piled on one letter reach into other lines; no language needs more than three. */
const piled = /(\p{M}{3})\p{M}+/gu

export const safe = (text: string): string => text.replace(steering, '·').replace(piled, '$1')

/** Several lines, kept apart and as wide as they are. */
export const safeText = (text: string): string => text.split('\n').map(safe).join('\n')

/** One line: breaks and runs of space become one space. */
export const safeLine = (text: string): string => safe(text.replace(/\s+/g, ' ').trim())

/** The mail's own words. Terminals make whole URLs into links: one of a mail shall not be a click away. */
export const quoted = (text: string): string => safeLine(text.replace(/(?:https?|ftp|file|mailto):(?:\/\/)?/gi, ''))

/** JSON, the same value, with everything a terminal or a log viewer would act on written as \u escapes. */
export const safeJson = (json: string): string =>
  json.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
