/** Security header fields: nothing from elsewhere, nobody frames the page, nothing is guessed or told on. */
import type { MiddlewareHandler } from 'hono'

/** The page itself: its own files and nothing else, no inline script or style. Frames are its mail bodies. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Our small pages without the app: no script at all. */
export const plainPagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * A mail's body in its frame. Even were a script, form or address of it to slip through, nothing would run, be sent or be
 * loaded. `opens`: links may open a window of their own, outside the sandbox.
 */
export const bodyPolicy = (opens: boolean): string =>
  [
    "default-src 'none'",
    'img-src data:',
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    opens ? 'sandbox allow-popups allow-popups-to-escape-sandbox' : 'sandbox',
  ].join('; ')

/** Features a page about mail never needs. */
const noFeatures = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'midi', 'display-capture']
const permissionsPolicy = noFeatures.map((name) => `${name}=()`).join(', ')

const common: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': permissionsPolicy,
  'X-DNS-Prefetch-Control': 'off',
  'X-Robots-Tag': 'noindex, nofollow',
}

const hsts = 'max-age=31536000'

/** Sets what a handler did not set itself. */
export const securityHeader =
  (https: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const { headers } = c.res
    for (const [name, value] of Object.entries(common)) headers.set(name, value)
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', pagePolicy)
    if (!headers.has('X-Frame-Options')) headers.set('X-Frame-Options', 'DENY')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
    if (https) headers.set('Strict-Transport-Security', hsts)
  }
