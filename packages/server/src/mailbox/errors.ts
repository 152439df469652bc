/** What to say to a person about each problem: what is wrong, then what to do. Plain words, both languages. */
import { MailboxError, type MailboxProblem, type ProblemKind } from './problem.ts'

type Saying = { readonly ja: string; readonly en: string; readonly retry: boolean }

const sayings: Readonly<Record<ProblemKind, Saying>> = {
  'wrong-password': {
    ja: 'ログイン名かパスワードが違います。プロバイダーの設定案内で、メール用のログイン名とパスワードを確かめてください。',
    en: "The login name or password is wrong. Check the mail login name and password in your provider's instructions.",
    retry: false,
  },
  'app-password-needed': {
    ja: 'このプロバイダーは、ふだんのパスワードを受け付けません。プロバイダーの設定画面で「アプリ パスワード」を作り、それを入力してください。',
    en: 'This provider refuses your usual password. Create an app password in its settings and enter that one.',
    retry: false,
  },
  'oauth-expired': {
    ja: '許可の期限が切れたか、取り消されました。もう一度サインインして許可してください。',
    en: 'The permission has expired or was withdrawn. Sign in and allow access again.',
    retry: false,
  },
  'login-disabled': {
    ja: 'このメールボックスでは、メールソフトからの接続が止められています。プロバイダーの設定画面で IMAP（または POP）を有効にしてください。',
    en: 'Access by mail programs is turned off for this mailbox. Turn on IMAP (or POP) in the provider’s settings.',
    retry: false,
  },
  'unknown-host': {
    ja: 'メールサーバーの名前が見つかりません。つづりと、インターネットへの接続を確かめてください。',
    en: 'There is no mail server of that name. Check the spelling, and your internet connection.',
    retry: true,
  },
  refused: {
    ja: 'サーバーが接続を断りました。ポート番号を確かめてください。合っていれば、サーバーが止まっているかもしれません。',
    en: 'The server refused the connection. Check the port number; if it is right, the server may be down.',
    retry: true,
  },
  unreachable: {
    ja: 'サーバーまで届きません。インターネットへの接続を確かめてください。',
    en: 'The server cannot be reached. Check your internet connection.',
    retry: true,
  },
  timeout: {
    ja: 'サーバーから時間内に返事がありません。ポート番号と暗号化の種類を確かめ、しばらくしてからもう一度試してください。',
    en: 'The server did not answer in time. Check the port number and kind of encryption, and try again later.',
    retry: true,
  },
  'tls-expired': {
    ja: 'サーバーの証明書の有効期限が切れています。この機械の日付が正しければ、サーバーの管理者に知らせてください。',
    en: "The server's certificate has expired. If this machine's date is right, tell the server's operator.",
    retry: true,
  },
  'tls-untrusted': {
    ja: 'サーバーの証明書を信頼できません。自分のサーバーなら、その認証局の証明書を設定（caPem）に加えてください。そうでなければ、つながないでください。',
    en: "The server's certificate is not trusted. If the server is your own, add its authority's certificate (caPem); otherwise do not connect.",
    retry: true,
  },
  'tls-name': {
    ja: 'サーバーの証明書が、別の名前のものです。サーバー名がプロバイダーの案内どおりか確かめてください。',
    en: "The server's certificate is for another name. Check that the host name is the one your provider gives.",
    retry: true,
  },
  'tls-failed': {
    ja: '暗号化された接続を始められません。暗号化の種類（TLS か STARTTLS か）とポート番号を確かめてください。',
    en: 'An encrypted connection cannot be set up. Check the kind of encryption (TLS or STARTTLS) and the port number.',
    retry: true,
  },
  'no-tls': {
    ja: 'このサーバーは、このポートで暗号化（STARTTLS）に対応していません。ポート 993（POP3 は 995）と TLS を試してください。',
    en: 'This server offers no encryption (STARTTLS) on this port. Try port 993 (995 for POP3) with TLS.',
    retry: true,
  },
  'plaintext-port': {
    ja: 'このポートは暗号化なしで始まります。暗号化の種類を STARTTLS にするか、ポートを 993（POP3 は 995）にしてください。',
    en: 'This port does not start with encryption. Choose STARTTLS, or port 993 (995 for POP3).',
    retry: true,
  },
  'not-this-protocol': {
    ja: 'ここで答えているのは、メール受信（IMAP または POP3）のサーバーではないようです。サーバー名とポート番号を確かめてください。',
    en: 'What answers here does not seem to be an IMAP or POP3 server. Check the host name and port number.',
    retry: true,
  },
  'too-many-connections': {
    ja: '同時につなげる数の上限に達しています。ほかのメールソフトを閉じるか、しばらく待ってください。',
    en: 'The limit of simultaneous connections is reached. Close another mail program, or wait a while.',
    retry: true,
  },
  'rate-limited': {
    ja: '接続が多すぎるため、サーバーが一時的に止めています。自動で間をあけて、もう一度試します。',
    en: 'The server has paused us for asking too often. It is tried again, more slowly, by itself.',
    retry: true,
  },
  'server-busy': {
    ja: 'サーバーが一時的に使えません。自動でもう一度試します。',
    en: 'The server is temporarily unavailable. It is tried again by itself.',
    retry: true,
  },
  'connection-lost': {
    ja: 'サーバーとの接続が途中で切れました。自動でつなぎ直します。',
    en: 'The connection to the server was lost. It is made anew by itself.',
    retry: true,
  },
  'no-folder': {
    ja: 'そのフォルダがありません。名前が変わったか、消されています。設定でフォルダを選び直してください。',
    en: 'There is no such folder: it was renamed or deleted. Choose the folder again in the settings.',
    retry: false,
  },
  'folder-renewed': {
    ja: 'フォルダがサーバーで作り直されたため、中のメールを数え直します。',
    en: 'The server made the folder anew, so its mails are listed again.',
    retry: true,
  },
  'read-only-folder': {
    ja: 'このフォルダは読み取り専用で、メールを移せません。共有フォルダなら、持ち主に書き込みの許可を頼んでください。',
    en: 'This folder is read-only, so mails cannot be moved. If it is shared, ask its owner for permission to write.',
    retry: false,
  },
  'no-permission': {
    ja: 'サーバーが、この操作を許していません。管理者に確かめてください。',
    en: 'The server does not permit this. Ask its operator.',
    retry: false,
  },
  'no-move': {
    ja: 'このサーバーではメールを安全に移せません。元のメールには「削除」の印だけを付け、消さずに残しました。',
    en: 'Mails cannot be moved safely on this server. The original was only marked as deleted, and is still there.',
    retry: false,
  },
  'no-uidl': {
    ja: 'このサーバーは、どのメールを受け取り済みかを調べる機能（UIDL）に対応していないため、POP3 では使えません。',
    en: 'This server cannot tell which mails were already fetched (no UIDL), so POP3 cannot be used with it.',
    retry: false,
  },
  quota: {
    ja: 'メールボックスの容量がいっぱいです。ごみ箱を空にするなどして、空きを作ってください。',
    en: 'The mailbox is full. Make room, for example by emptying the trash.',
    retry: true,
  },
  'mail-too-large': {
    ja: 'メールが大きすぎるため、サーバーが受け付けません。',
    en: 'The mail is too large for the server.',
    retry: false,
  },
  'unreadable-mail': {
    ja: 'サーバーから読み出せないメールがあります。ほかのメールは仕分けています。続くようなら、プロバイダに知らせてください。',
    en: 'The server cannot hand out some mails; the others are sorted. If it lasts, tell your provider.',
    retry: true,
  },
  'malformed-answer': {
    ja: 'サーバーの返事が正しい形をしていません。何も変えずに接続を切り、自動でもう一度試します。',
    en: "The server's answer is malformed. Nothing was changed; the connection is closed and tried again by itself.",
    retry: true,
  },
  'command-refused': {
    ja: 'サーバーが、この操作を断りました。何も変わっていません。',
    en: 'The server refused this step. Nothing was changed.',
    retry: true,
  },
  'disk-full': {
    ja: 'ディスクの空きがありません。空きを作ってください。メールは元の場所にあります。',
    en: 'The disk is full. Make room; the mail is still where it was.',
    retry: true,
  },
  'not-a-maildir': {
    ja: 'このフォルダは Maildir ではありません。cur、new、tmp の入っているフォルダを選んでください。',
    en: 'This folder is no Maildir. Choose the folder that holds cur, new and tmp.',
    retry: false,
  },
  'mailbox-in-use': {
    ja: 'ほかのメールソフトがこのメールボックスを使っています。しばらくしてから、自動でもう一度試します。',
    en: 'Another mail program is using this mailbox. It is tried again by itself later.',
    retry: true,
  },
  closed: {
    ja: 'このメールボックスは閉じられました。',
    en: 'This mailbox was closed.',
    retry: false,
  },
  bug: {
    ja: 'Miwake の中で思わぬことが起きました。メールは元のままです。詳しい内容を添えて知らせてください。',
    en: 'Something unexpected happened inside Miwake. The mail is as it was. Please report it with the details.',
    retry: true,
  },
}

/** Longest piece of a server's own words that is kept. */
const detailCharsMax = 300

/** Servers' words go to a log and a page: without control characters, and not without end. */
export const bounded = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim()
    .slice(0, detailCharsMax)

export const problem = (kind: ProblemKind, detail: string | null = null): MailboxProblem => ({
  kind,
  ...sayings[kind],
  detail: detail === null ? null : bounded(detail),
})

export const mailboxError = (kind: ProblemKind, detail: string | null = null): MailboxError =>
  new MailboxError(problem(kind, detail))
