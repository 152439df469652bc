/** Whether a request that changes something comes from the page itself. */

export type OriginFields = {
  readonly origin: string | undefined
  readonly secFetchSite: string | undefined
  readonly host: string | undefined
}

/**
 * Browsers send Origin with every such request, and Sec-Fetch-Site since 2020-2023. A program without either (curl) is no
 * foreign page; it still needs the session and its token.
 */
export const isFromOwnPage = ({ origin, secFetchSite, host }: OriginFields): boolean => {
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin') return false
  if (origin === undefined) return true
  // A form of a page that sends no referrer comes from "null" (Fetch §3.2); only the browser says that it is our own.
  if (origin === 'null' && secFetchSite === 'same-origin') return true
  try {
    // The scheme is not compared: behind a proxy the page is HTTPS and this server is not.
    return new URL(origin).host === host?.toLowerCase()
  } catch {
    return false
  }
}
