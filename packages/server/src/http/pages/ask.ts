/**
 * The page between a mail's link and where it leads, for links that are not the proven sender's own. What it shows comes
 * signed in its address, so that nobody else can make it lead anywhere, and it needs no session: it is opened from a
 * sandboxed frame, which has none.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { openableHref, parseTarget, visitedOf } from '@miwake/engine'
import { z } from 'zod'
import type { Lang } from '../lang.ts'
import { type AskedLink, domainWords } from '../link-policy.ts'
import { formatPlainPage } from './plain-page.ts'

export const askPath = '/out'

const asked = z.strictObject({
  href: z.string(),
  shownAs: z.string(),
  about: z.string(),
  isBad: z.boolean(),
  entrance: z.strictObject({ name: z.string(), url: z.string() }).nullable(),
})

const sign = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()

export const formatAskAddress = (key: Uint8Array, link: AskedLink): string => {
  const text = Buffer.from(JSON.stringify(link)).toString('base64url')
  return `${askPath}?link=${text}.${sign(key, text).toString('base64url')}`
}

/** null for what this server did not write. */
export const readAskAddress = (key: Uint8Array, given: string): AskedLink | null => {
  const [text = '', signature = ''] = given.split('.')
  const wanted = sign(key, text)
  const found = Buffer.from(signature, 'base64url')
  if (wanted.length !== found.length || !timingSafeEqual(wanted, found)) return null
  try {
    const read = asked.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return read.success && openableHref(read.data.href) === read.data.href ? read.data : null
  } catch {
    return null
  }
}

const words = {
  ja: {
    title: 'このリンクを開きますか',
    why: 'メールの差出人のものと確かめられていないサイトです。',
    shown: 'メールには別の名前が見えています',
    to: '行き先のドメイン',
    about: 'どんなところか',
    whole: 'アドレスの全体',
    advice: 'パスワードやカード番号を入れる用事なら、開かずに、公式アプリかブックマークから確かめてください。',
    instead: '{name} の公式サイトを開く',
    go: 'それでも開く',
  },
  en: {
    title: 'Open this link?',
    why: 'This site was not confirmed to be the sender’s.',
    shown: 'The mail shows another name',
    to: 'Domain it leads to',
    about: 'What is known of it',
    whole: 'The whole address',
    advice: 'If it is about a password or a card number, do not open it: use the official app or your own bookmark.',
    instead: 'Open the official site of {name}',
    go: 'Open it all the same',
  },
} as const satisfies Record<Lang, Readonly<Record<string, string>>>

export const askPage = ({ href, shownAs, about, isBad, entrance }: AskedLink, lang: Lang): string => {
  const t = words[lang]
  return formatPlainPage({
    lang,
    title: t.title,
    paragraphs: [t.why, t.advice],
    fields: [
      { label: t.to, value: domainWords(visitedOf(href, parseTarget(href)), lang), isBad },
      { label: t.about, value: about },
      ...(shownAs === '' ? [] : [{ label: t.shown, value: shownAs, isBad: true }]),
      { label: t.whole, value: href },
    ],
    links: [
      ...(entrance === null
        ? []
        : [
            {
              text: t.instead.replace('{name}', entrance.name),
              href: entrance.url,
              kind: 'main' as const,
              isForeign: true,
            },
          ]),
      { text: t.go, href, kind: 'plain', isForeign: true },
    ],
  })
}
