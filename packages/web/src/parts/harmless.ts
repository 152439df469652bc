/** Text of a hostile mail made harmless for the eye: letters that steer the display show as dots. Lengths stay, so spans do. */

/** Control and format characters, line separators, and letters that show as nothing. */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu
/** In running text only what turns it round or rings a bell: emoji are joined by format characters. */
const turning = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const dots = (found: string): string => '·'.repeat(found.length)

/** Names, subjects, file names, addresses: one line. */
export const harmless = (text: string): string => text.replace(steering, dots)

/** A mail's text, with its line breaks and tabs. */
export const harmlessText = (text: string): string => text.replace(turning, dots)
