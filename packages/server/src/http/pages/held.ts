/** Behind the links of a digest mail: look, press one button, see what became of it. No script, no session. */
import type { LinkKind } from '../../gateway/quarantine/digest/links.ts'
import { linkPath } from '../../gateway/quarantine/digest/links.ts'
import type { Release } from '../../gateway/quarantine/release.ts'
import type { HeldRow } from '../../store/index.ts'
import type { Lang } from '../lang.ts'
import { formatPlainPage } from './plain-page.ts'

const words = {
  ja: {
    release: {
      title: 'このメールを受け取りますか',
      about: {
        phishing:
          'フィッシング（詐欺）の疑いで隔離しています。受け取っても、メールの中のリンクを開いたり、パスワードやカード番号を入れたりしないでください。',
        spam: '迷惑メールの疑いで隔離しています。',
        ham: '確かめられないところがあるので隔離しています。',
      },
      button: '受け取る',
    },
    report: {
      title: 'このメールを詐欺として通報しますか',
      about: '似たメールを、これからは詐欺として見分けます。このメールは隔離したままです。',
      button: '通報する',
    },
    from: '差出人',
    subject: '件名',
    noSubject: '（件名なし）',
    to: '宛先',
    heldAt: '隔離した日時',
    reason: '理由',
    done: {
      released: '届けました',
      releasedText: 'メールボックスをご覧ください。メールサーバーが受け取ったことを確かめました。',
      proof: 'メールサーバーの返事',
      reported: '通報を受け付けました',
      reportedText: 'ありがとうございます。似たメールを、これからは詐欺として見分けます。',
    },
    failed: {
      title: '届けられませんでした',
      again: 'もう一度届ける',
      'not-held': 'このメールは、もう隔離されていません。届けられたか、捨てられたか、期限が過ぎています。',
      'under-way': 'いま届けているところです。しばらくして、メールボックスをご覧ください。',
      nowhere: '届け先のメールサーバーが決まっていません。管理する人にお知らせください。',
      unreachable:
        'メールサーバーにつながりません。メールは隔離したままです。しばらくしてから、もう一度お試しください。',
      refused: 'メールサーバーが受け取りませんでした。メールは隔離したままです。',
      unknown: '送りましたが、メールサーバーの返事がありません。届いていないときは、15分ほどで、もう一度送られます。',
    },
    used: {
      title: 'このリンクはもう使えません',
      text: 'リンクは1回だけ使えます。すでに使われたか、期限が過ぎています。隔離したメールは、Miwake のページからも見られます。',
      go: 'Miwake を開く',
    },
  },
  en: {
    release: {
      title: 'Get this mail?',
      about: {
        phishing:
          'It is held because it looks like phishing. If you get it, do not open its links, and enter no password or card number.',
        spam: 'It is held because it looks like junk mail.',
        ham: 'It is held because something in it could not be confirmed.',
      },
      button: 'Get it',
    },
    report: {
      title: 'Report this mail as phishing?',
      about: 'Mails like it will be told as phishing from now on. This one stays held.',
      button: 'Report it',
    },
    from: 'From',
    subject: 'Subject',
    noSubject: '(no subject)',
    to: 'To',
    heldAt: 'Held since',
    reason: 'Why',
    done: {
      released: 'Delivered',
      releasedText: 'Look into your mailbox. The mail server confirmed that it took the mail.',
      proof: 'The mail server said',
      reported: 'Thank you for reporting it',
      reportedText: 'Mails like it will be told as phishing from now on.',
    },
    failed: {
      title: 'It could not be delivered',
      again: 'Try again',
      'not-held': 'This mail is no longer held: it was delivered or thrown away, or its time is over.',
      'under-way': 'It is being delivered just now. Look into your mailbox in a while.',
      nowhere: 'There is no mail server to deliver by. Please tell your administrator.',
      unreachable: 'The mail server cannot be reached. The mail is still held; try again in a while.',
      refused: 'The mail server did not take it. The mail is still held.',
      unknown:
        'It was sent, but the mail server did not answer. If it did not arrive, it is sent again in some 15 minutes.',
    },
    used: {
      title: 'This link can no longer be used',
      text: 'A link works once. It has been used already, or has expired. What is held can also be seen on the page of Miwake.',
      go: 'Open Miwake',
    },
  },
} as const

type Shown = {
  readonly row: Pick<HeldRow, 'fromName' | 'fromAddress' | 'subject' | 'recipient' | 'heldAt' | 'verdict'>
  readonly reasons: readonly { readonly ja: string; readonly en: string }[]
}

/** Marks that turn the writing round, and what is not seen, hide what stands beside them. */
const plainText = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()

const fieldsOf = ({ row, reasons }: Shown, lang: Lang) => {
  const t = words[lang]
  const { fromName, fromAddress, subject, recipient, heldAt } = row
  const time = new Date(heldAt).toLocaleString(lang === 'ja' ? 'ja-JP' : 'en-GB')
  return [
    { label: t.from, value: plainText(fromName === '' ? fromAddress : `${fromName} <${fromAddress}>`) },
    { label: t.subject, value: plainText(subject) || t.noSubject },
    { label: t.to, value: plainText(recipient) },
    { label: t.heldAt, value: time },
    ...reasons.map((reason) => ({ label: t.reason, value: plainText(reason[lang]), isBad: true })),
  ]
}

/** Before anything is done: programs that look at links in mail press no button. */
export const heldLinkPage = (
  lang: Lang,
  kind: LinkKind,
  { token, ...shown }: Shown & { readonly token: string },
): string => {
  const t = words[lang]
  return formatPlainPage({
    lang,
    title: t[kind].title,
    paragraphs: [kind === 'release' ? t.release.about[shown.row.verdict] : t.report.about],
    fields: fieldsOf(shown, lang),
    form: { action: linkPath(kind), values: { token }, button: t[kind].button },
  })
}

export const releasedPage = (lang: Lang, proof: string): string => {
  const t = words[lang].done
  return formatPlainPage({
    lang,
    title: t.released,
    paragraphs: [t.releasedText],
    fields: [{ label: t.proof, value: proof }],
  })
}

export const reportedPage = (lang: Lang): string =>
  formatPlainPage({ lang, title: words[lang].done.reported, paragraphs: [words[lang].done.reportedText] })

/** The link stays good where it may be tried again. */
export const notReleasedPage = (
  lang: Lang,
  release: Extract<Release, { readonly ok: false }>,
  token: string,
): string => {
  const t = words[lang]
  const mayTry = release.why === 'unreachable' || release.why === 'refused'
  return formatPlainPage({
    lang,
    title: t.failed.title,
    paragraphs: [t.failed[release.why]],
    fields: release.why === 'refused' ? [{ label: t.done.proof, value: release.reply }] : [],
    ...(mayTry ? { form: { action: linkPath('release'), values: { token }, button: t.failed.again } } : {}),
  })
}

export const heldLinkUsedPage = (lang: Lang): string => {
  const t = words[lang].used
  return formatPlainPage({
    lang,
    title: t.title,
    paragraphs: [t.text],
    links: [{ text: t.go, href: '/#/held', kind: 'plain' }],
  })
}
