/** Entering by the one-time link that the terminal shows. */
import type { Lang } from '../lang.ts'
import { formatPlainPage } from './plain-page.ts'

const words = {
  ja: {
    in: '開いています',
    inText: 'Miwake を開いています。自動で進まないときは、下を押してください。',
    go: 'Miwake を開く',
    used: 'このリンクはもう使えません',
    usedText: '入るためのリンクは1回だけ使えます。すでに使われたか、期限が過ぎています。',
    again:
      '新しいリンクは、端末で miwake link と入力すると表示されます（npm start を使っているときは、止めてもう一度）。',
    maybe: 'このブラウザーですでに入っているときは、そのまま開けます。',
  },
  en: {
    in: 'Opening',
    inText: 'Miwake is opening. If nothing happens, use the link below.',
    go: 'Open Miwake',
    used: 'This link can no longer be used',
    usedText: 'A link to enter works once. It has been used already, or has expired.',
    again: 'For a new one, type miwake link in the terminal (with npm start: stop it and start it again).',
    maybe: 'If this browser is signed in already, you can simply open the page.',
  },
} as const satisfies Record<Lang, Readonly<Record<string, string>>>

export const openedPage = (lang: Lang): string =>
  formatPlainPage({
    lang,
    title: words[lang].in,
    paragraphs: [words[lang].inText],
    links: [{ text: words[lang].go, href: '/', kind: 'main' }],
    onward: '/',
  })

export const usedPage = (lang: Lang): string =>
  formatPlainPage({
    lang,
    title: words[lang].used,
    paragraphs: [words[lang].usedText, words[lang].again, words[lang].maybe],
    links: [{ text: words[lang].go, href: '/', kind: 'plain' }],
  })
