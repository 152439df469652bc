/** A digest mail: what is held, in words, with links of our own alone. */
import { createTransport } from 'nodemailer'
import { fill } from '../../../cli/texts.ts'
import { escapeAttribute, escapeText } from '../../../http/body/escape.ts'
import type { Lang } from '../../../http/lang.ts'
import type { HeldRow } from '../../../store/index.ts'
import { harmless } from './harmless.ts'
import { type DigestTexts, digestTexts } from './texts.ts'

export type DigestItem = Pick<HeldRow, 'recipient' | 'fromName' | 'fromAddress' | 'subject' | 'verdict' | 'heldAt'> & {
  readonly reasons: readonly string[]
  /** Addresses of one-time links. */
  readonly release: string
  readonly report: string
}

export type Digest = {
  readonly lang: Lang
  readonly from: string
  readonly to: string
  /** Of the page, without a slash at its end. */
  readonly url: string
  readonly items: readonly DigestItem[]
  /** Held besides those. */
  readonly more: number
  /** Of everybody: recipients are named. */
  readonly isOfAll: boolean
  readonly days: number
}

const nameCharsMax = 80
const subjectCharsMax = 200

const rowsOf = (
  item: DigestItem,
  t: DigestTexts,
  { lang, isOfAll }: Digest,
): readonly (readonly [string, string])[] => {
  const name = harmless(item.fromName, nameCharsMax)
  const address = harmless(item.fromAddress, subjectCharsMax)
  return [
    ...(isOfAll ? [[t.to, harmless(item.recipient, subjectCharsMax)] as const] : []),
    [t.from, name === '' ? address : `${name} <${address}>`],
    [t.itemSubject, harmless(item.subject, subjectCharsMax) || t.noSubject],
    [t.verdict, t.verdicts[item.verdict]],
    ...(item.reasons.length === 0
      ? []
      : [
          [
            t.reason,
            item.reasons.map((each) => harmless(each, subjectCharsMax)).join(lang === 'ja' ? '、' : '; '),
          ] as const,
        ]),
    [t.heldAt, new Date(item.heldAt).toLocaleString(lang === 'ja' ? 'ja-JP' : 'en-GB')],
  ]
}

const textOf = (digest: Digest, t: DigestTexts): string =>
  [
    t.intro,
    fill(t.rest, { days: digest.days }),
    ...digest.items.map((item) =>
      [
        '----------------------------------------',
        ...rowsOf(item, t, digest).map(([name, value]) => `${name}: ${value}`),
        `${t.release}: ${item.release}`,
        `${t.report}: ${item.report}`,
      ].join('\n'),
    ),
    '----------------------------------------',
    ...(digest.more > 0 ? [fill(t.more, { count: digest.more })] : []),
    `${t.all}: ${digest.url}/#/held`,
    fill(t.footer, { url: digest.url }),
  ].join('\n\n')

const htmlOf = (digest: Digest, t: DigestTexts): string => {
  const link = (href: string, text: string) => `<a href="${escapeAttribute(href)}">${escapeText(text)}</a>`
  const item = (one: DigestItem) =>
    `<table cellpadding="4" style="border-top:1px solid #888;width:100%;margin:0 0 1em">${rowsOf(one, t, digest)
      .map(
        ([name, value]) =>
          `<tr><td style="width:7em;vertical-align:top">${escapeText(name)}</td><td style="word-break:break-word"><bdi>${escapeText(value)}</bdi></td></tr>`,
      )
      .join('')}<tr><td></td><td>${link(one.release, t.release)}　${link(one.report, t.report)}</td></tr></table>`
  return `<!doctype html><html lang="${digest.lang}"><head><meta charset="utf-8"></head><body>
<p>${escapeText(t.intro)}</p><p>${escapeText(fill(t.rest, { days: digest.days }))}</p>
${digest.items.map(item).join('\n')}
${digest.more > 0 ? `<p>${escapeText(fill(t.more, { count: digest.more }))}</p>` : ''}<p>${link(`${digest.url}/#/held`, t.all)}</p>
<p style="font-size:smaller">${escapeText(fill(t.footer, { url: digest.url }))}</p></body></html>
`
}

/** RFC 2919 §3: under the domain it is sent from. */
const listIdOf = (from: string): string =>
  `<quarantine.miwake.${from.slice(from.lastIndexOf('@') + 1).replace(/[^A-Za-z0-9.-]/g, '') || 'invalid'}>`

export const writeDigest = async (digest: Digest): Promise<Buffer> => {
  const t = digestTexts(digest.lang)
  const count = digest.items.length + digest.more
  // Written, not sent: that is done by send-own.ts, which keeps the server's answer.
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail({
    from: { name: 'Miwake', address: digest.from },
    to: { name: '', address: digest.to },
    subject: fill(digest.isOfAll ? t.subjectAll : t.subject, { count }),
    text: textOf(digest, t),
    html: htmlOf(digest, t),
    textEncoding: 'base64',
    headers: {
      // RFC 3834 §5: nothing answers it by itself.
      'Auto-Submitted': 'auto-generated',
      'List-Id': listIdOf(digest.from),
      'Content-Language': digest.lang,
    },
  })
  return Buffer.from(message as Buffer)
}
