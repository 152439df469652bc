/** What a login and an address of an account look like. */

/** Longest of both: an address (RFC 5321 §4.5.3.1.3, less its angle brackets). */
export const loginCharsMax = 254

/** A name to type: no spaces, nothing invisible, no slash; an address will do. Lower case. */
export const loginForm = /^[\p{L}\p{N}](?:[\p{L}\p{N}._+@-]{0,252}[\p{L}\p{N}])?$/u

/** Lower case. Quoted local parts and address literals are nobody's mailbox. */
export const addressForm = /^[^\s@"(),:;<>[\\\]]{1,64}@[^\s@"(),:;<>[\\\]]{1,189}$/
