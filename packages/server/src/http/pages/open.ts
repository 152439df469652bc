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
    againAccount: '新しいリンクは、管理する人に頼んでください。',
    welcome: 'Miwake へようこそ',
    welcomeText: '{login} のアカウントに入ります。このリンクは1回だけ使えます。',
    welcomeNext: '入ったら、パスワードかパスキーを決めてください。',
    begin: 'はじめる',
    refused: 'ログインできませんでした',
    refusedWhy: {
      stale: '時間がたちすぎたか、別のブラウザーで始めたログインです。もう一度お試しください。',
      refused: 'ログイン先が受け付けませんでした。もう一度お試しください。',
      unreachable: 'ログイン先につながりませんでした。しばらくしてから、もう一度お試しください。',
      domain: 'このアカウントのメールアドレスでは入れません。会社のアカウントでログインしてください。',
      disabled: 'このアカウントは止められています。管理する人に確かめてください。',
      unknown: 'このアカウントはまだ登録されていません。管理する人に頼んでください。',
      taken: '同じ名前かアドレスのアカウントがすでにあります。管理する人に確かめてください。',
    },
    back: 'ログインの画面に戻る',
  },
  en: {
    in: 'Opening',
    inText: 'Miwake is opening. If nothing happens, use the link below.',
    go: 'Open Miwake',
    used: 'This link can no longer be used',
    usedText: 'A link to enter works once. It has been used already, or has expired.',
    again: 'For a new one, type miwake link in the terminal (with npm start: stop it and start it again).',
    maybe: 'If this browser is signed in already, you can simply open the page.',
    againAccount: 'Ask your administrator for a new one.',
    welcome: 'Welcome to Miwake',
    welcomeText: 'You are about to enter the account {login}. This link works once.',
    welcomeNext: 'Once in, set a password or a passkey.',
    begin: 'Begin',
    refused: 'You could not be signed in',
    refusedWhy: {
      stale: 'That sign-in took too long, or was begun in another browser. Please try again.',
      refused: 'The sign-in was not accepted there. Please try again.',
      unreachable: 'The sign-in service could not be reached. Try again in a while.',
      domain: 'One cannot enter with the address of that account. Sign in with your firm’s.',
      disabled: 'This account is disabled. Ask your administrator.',
      unknown: 'This account is not known here yet. Ask your administrator.',
      taken: 'There is an account of that name or address already. Ask your administrator.',
    },
    back: 'Back to signing in',
  },
} as const

/** @param onward a path of our own. */
export const openedPage = (lang: Lang, onward = '/'): string =>
  formatPlainPage({
    lang,
    title: words[lang].in,
    paragraphs: [words[lang].inText],
    links: [{ text: words[lang].go, href: onward, kind: 'main' }],
    onward,
  })

/** @param hasAccounts whoever asks for a new link then asks the administrator. */
export const usedPage = (lang: Lang, hasAccounts: boolean): string => {
  const t = words[lang]
  return formatPlainPage({
    lang,
    title: t.used,
    paragraphs: [t.usedText, hasAccounts ? t.againAccount : t.again, t.maybe],
    links: [{ text: t.go, href: '/', kind: 'plain' }],
  })
}

/** Before an invitation is used up: programs that look at links in mail press no button. */
export const invitedPage = (lang: Lang, login: string, token: string): string => {
  const t = words[lang]
  return formatPlainPage({
    lang,
    title: t.welcome,
    paragraphs: [t.welcomeText.replace('{login}', () => login), t.welcomeNext],
    form: { action: '/open', values: { token }, button: t.begin },
  })
}

export type SignInProblem = keyof (typeof words)['en']['refusedWhy']

export const signInFailedPage = (lang: Lang, problem: SignInProblem): string =>
  formatPlainPage({
    lang,
    title: words[lang].refused,
    paragraphs: [words[lang].refusedWhy[problem]],
    links: [{ text: words[lang].back, href: '/', kind: 'main' }],
  })
