/** What went wrong, as RFC 9457 says it, in both languages and with what to do. Outside hears little; the log hears all. */
import type { Context } from 'hono'

export type Both = { readonly ja: string; readonly en: string }
export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 421 | 429 | 500 | 502 | 503

/** Thrown by a handler, answered by the app. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: ProblemStatus
  readonly words: Both
  readonly header: Readonly<Record<string, string>>
  /** RFC 9457 §3.2. */
  readonly more: Readonly<Record<string, boolean | string>>
  constructor(
    status: ProblemStatus,
    words: Both,
    header: Readonly<Record<string, string>> = {},
    more: Readonly<Record<string, boolean | string>> = {},
  ) {
    super(words.en)
    this.status = status
    this.words = words
    this.header = header
    this.more = more
  }
}

/** RFC 9457 §4.2.1: with the type left out, the title is the status's own. */
const titles: Readonly<Record<ProblemStatus, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}

export const problemBody = (status: ProblemStatus, { ja, en }: Both) => ({
  title: titles[status],
  status,
  detail: en,
  ja,
  en,
})

export const answerProblem = (c: Context, { status, words, header, more }: Problem): Response =>
  c.body(JSON.stringify({ ...problemBody(status, words), ...more }), status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...header,
  })

export const problems = {
  noSession: {
    ja: 'もう一度入ってください。端末に表示されたリンクを開くか、パスワードを入れてください。',
    en: 'Please sign in again: open the link shown in the terminal, or enter the password.',
  },
  foreignPage: {
    ja: 'このページ以外からの操作は受け付けません。ページを読み込み直してください。',
    en: 'This can only be done from the page itself. Reload the page.',
  },
  wrongHost: {
    ja: 'この名前では開けません。localhost か、設定の names に加えた名前で開いてください。',
    en: 'The page cannot be opened by this name. Use localhost, or add the name to the setting “names”.',
  },
  tooOften: {
    ja: '回数が多すぎます。しばらく待ってから、もう一度お試しください。',
    en: 'Too many requests. Wait a while, then try again.',
  },
  wrongPassword: { ja: 'パスワードが違います。', en: 'The password is wrong.' },
  noPassword: {
    ja: 'パスワードは設定されていません。端末に表示されたリンクを開いてください。',
    en: 'No password is set. Open the link shown in the terminal.',
  },
  wrongLogin: {
    ja: 'ログイン名かパスワードが違います。',
    en: 'The login or the password is wrong.',
  },
  wrongPasskey: {
    ja: 'このパスキーでは入れません。別のパスキーか、パスワードをお試しください。',
    en: 'That passkey does not open this page. Try another, or your password.',
  },
  noPasskeys: {
    ja: 'このアドレスではパスキーを使えません。名前（例：https://miwake.example.jp）でページを開いてください。',
    en: 'Passkeys do not work at this address. Open the page by its name (https://miwake.example.com).',
  },
  badPasskey: {
    ja: 'パスキーを登録できませんでした。もう一度お試しください。',
    en: 'The passkey could not be added. Please try again.',
  },
  manyPasskeys: {
    ja: 'パスキーが多すぎます。使っていないものを消してください。',
    en: 'There are too many passkeys. Remove one you do not use.',
  },
  noPasskey: { ja: 'そのパスキーはありません。', en: 'There is no such passkey.' },
  noSignIn: { ja: 'ログインしてください。', en: 'Please sign in.' },
  forAdmins: {
    ja: 'この操作は、管理する人だけができます。',
    en: 'Only an administrator may do this.',
  },
  forAccounts: {
    ja: 'アカウントがないので、この設定はありません。',
    en: 'Nobody has an account here, so there is nothing to set.',
  },
  noAccount: { ja: 'そのアカウントはありません。', en: 'There is no such account.' },
  isDisabled: {
    ja: 'このアカウントは止められています。先に使えるようにしてください。',
    en: 'This account is disabled: enable it first.',
  },
  loginTaken: {
    ja: 'そのログイン名はすでに使われています。',
    en: 'That login is taken.',
  },
  addressTaken: {
    ja: 'そのメールアドレスは、ほかのアカウントのものです。',
    en: 'That address belongs to another account.',
  },
  lastAdmin: {
    ja: '管理する人がいなくなります。先に、ほかの人を管理者にしてください。',
    en: 'Nobody would be left to administer. Make somebody else an administrator first.',
  },
  'too-short': {
    ja: 'パスワードは15文字以上にしてください。短い文でもかまいません。',
    en: 'The password needs 15 characters or more; a short sentence will do.',
  },
  'too-long': {
    ja: 'パスワードが長すぎます（1024文字まで）。',
    en: 'The password is too long (1024 characters at most).',
  },
  'too-common': {
    ja: 'だれもが試すパスワードです。自分だけの短い文にしてください。',
    en: 'That is one everybody tries. Take a short sentence of your own.',
  },
  noMessage: {
    ja: 'そのメールはありません。一覧を読み込み直してください。',
    en: 'There is no such mail. Reload the list.',
  },
  notHeld: {
    ja: 'このメールは、もう隔離されていません。一覧を読み込み直してください。',
    en: 'This mail is no longer held. Reload the list.',
  },
  isReleasing: { ja: 'いま届けているところです。', en: 'It is being delivered just now.' },
  noReinject: {
    ja: '届け先のメールサーバーが決まっていません。管理する人にお知らせください。',
    en: 'There is no mail server to deliver by. Please tell your administrator.',
  },
  noMailServer: {
    ja: 'メールサーバーにつながりません。メールは隔離したままです。しばらくしてから、もう一度お試しください。',
    en: 'The mail server cannot be reached. The mail is still held; try again in a while.',
  },
  noProof: {
    ja: '送りましたが、メールサーバーの返事がありません。届いていないときは、15分ほどで、もう一度送られます。',
    en: 'It was sent, but the mail server did not answer. If it did not arrive, it is sent again in some 15 minutes.',
  },
  notTaken: {
    ja: 'メールサーバーが受け取りませんでした。メールは隔離したままです:',
    en: 'The mail server did not take it. The mail is still held:',
  },
  noMailbox: {
    ja: 'そのメールボックスはありません。ページを読み込み直してください。',
    en: 'There is no such mailbox. Reload the page.',
  },
  noCorrection: { ja: 'その記録はありません。', en: 'There is no such entry.' },
  noRaw: {
    ja: 'このメールの本文は、もう手元にありません。いつものメールソフトで開いてください。',
    en: 'The text of this mail is no longer kept here. Open it in your usual mail program.',
  },
  noWhole: {
    ja: 'とても長いメールで、手元には初めの部分しかありません。いつものメールソフトで開いてください。',
    en: 'This mail is very long, and only its beginning is kept here. Open it in your usual mail program.',
  },
  noTrust: {
    ja: '本当の差出人を確かめられなかったので、信頼には加えられません。',
    en: 'The real sender could not be confirmed, so nothing can be trusted.',
  },
  noTrustYet: {
    ja: '怪しい点があるので、まだ信頼には加えられません。',
    en: 'Something about this mail is suspicious, so its sender cannot be trusted yet.',
  },
  noAttachment: { ja: 'その添付ファイルはありません。', en: 'There is no such attachment.' },
  heldAttachment: {
    ja: 'この添付ファイルは、ここからは保存できません。必要なときは、送り主に確かめてください。',
    en: 'This attachment cannot be saved from here. If you need it, ask its sender first.',
  },
  badValue: {
    ja: '入力が正しくありません。{name} を確かめてください。',
    en: 'Something entered is not right. Check {name}.',
  },
  badEntry: {
    ja: 'メールアドレス（例：news@example.com）かドメイン（例：example.com）を入れてください。',
    en: 'Enter a mail address (news@example.com) or a domain (example.com).',
  },
  noContacts: {
    ja: 'アドレス帳のファイルではないようです。vCard（.vcf）か CSV を選んでください。',
    en: 'This seems to be no address book. Choose a vCard (.vcf) or CSV file.',
  },
  noContact: { ja: 'その連絡先はありません。', en: 'There is no such contact.' },
  maildirByTerminal: {
    ja: 'ほかの機器からも開けるこのページからは、フォルダー（Maildir）を加えられません。端末で miwake add --kind maildir と入力してください。',
    en: 'This page is open to other machines, so no folder (Maildir) can be added on it. Type miwake add --kind maildir in the terminal.',
  },
  noPage: { ja: 'そのページはありません。', en: 'There is no such page.' },
  bug: {
    ja: 'Miwake の中で思わぬことが起きました。メールはそのままです。もう一度お試しください。',
    en: 'Something unexpected happened inside Miwake. Your mail is as it was. Try again.',
  },
  tooLarge: { ja: '送られた内容が大きすぎます。', en: 'What was sent is too large.' },
  noDemo: {
    ja: '見本のメールが見つかりません。Miwake を入れ直してください。',
    en: 'The sample mails are not there. Install Miwake again.',
  },
} as const satisfies Readonly<Record<string, Both>>
