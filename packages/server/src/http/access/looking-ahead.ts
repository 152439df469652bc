/** Whether a browser loads an address before anybody opened it (prefetch, prerender, a preview). */

/** Fetch Standard and nav-speculation `Sec-Purpose`; before it Chromium's and Safari's, and Firefox's own. */
const purposeFields = ['Sec-Purpose', 'Purpose', 'X-Purpose', 'X-Moz'] as const

/** Any answer but a good one is thrown away, and asked for again when the person opens it. */
export const isLookingAhead = (field: (name: string) => string | undefined): boolean =>
  purposeFields.some((name) => /\b(?:prefetch|prerender|preview)\b/i.test(field(name) ?? ''))
