/** Hostile mails of our own making: each tries one way out of the frame it is shown in. */

/** Where every one of them tries to reach: asked for by a page that shows one, something got through. */
export const hostileHost = 'track.miwake-hostile.test'
export const hostileUrl = `https://${hostileHost}`

export type HostileMail = {
  readonly name: string
  readonly html: string
  /** The whole mail. */
  readonly raw: string
}

/** A mail with this HTML, and nothing else remarkable about it. */
export const hostile = (name: string, html: string): HostileMail => ({
  name,
  html,
  raw: [
    'From: Sender <sender@example.com>',
    'To: Hanako <hanako@example.jp>',
    `Subject: hostile ${name}`,
    'Date: Tue, 3 Feb 2026 10:00:00 +0900',
    `Message-ID: <${name}@example.com>`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '',
  ].join('\r\n'),
})
