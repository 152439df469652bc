/** What the commands around accounts say, Japanese as the source. The compiler finds missing keys. */
import type { Lang } from './texts.ts'

const ja = {
  account: 'アカウント: 加える、一覧、止める、パスワード、役割、アドレス',
  add: 'アカウントを加え、入るための1回だけのリンクを表示する。最初の人は管理者になる',
  list: 'アカウントの一覧',
  disable: 'アカウントを止める（すぐにログアウトになる）',
  enable: '止めたアカウントをまた使えるようにする',
  password: 'アカウントのパスワードを決める',
  role: '役割を決める: person admin analyst trainer',
  address: 'メールアドレスを決める（指定がなければ表示する）',
  invite: '1回だけのリンクを新しく作る。今のパスワードとパスキーは使えなくなる',
  audit: 'だれが何をしたかの記録',
  login: 'ログイン名',
  word: 'ログイン名か名前の一部',
  name: '名前',
  roleOption: '役割（何度でも。指定がなければ person）',
  addressOption: 'メールアドレス（何度でも）',
  roles: '役割',
  addresses: 'メールアドレス',
  clear: 'すべて外す',
  json: '1行に1つの JSON',
  csv: 'CSV（表計算ソフト用）',
  actor: 'この人がしたこと（ログイン名、cli、gateway）',
  action: 'この操作（quarantine.release など。account なら account.add など全部）',
  target: 'これに対して（一部）',
  since: 'この日時から（2026-11-01）',
  limit: '多くてもこの数（200）',
  accountAfter: `
例:
  miwake account add hanako --name 花子 --address hanako@example.test
  miwake account role hanako person admin
  miwake account invite hanako

アカウントが1つでもあると、全体のパスワードとリンクでは入れなくなります。
`,
  added: 'アカウント {login} を加えました。',
  isAdmin: '最初のアカウントなので、管理者にしました。今までの全体のパスワードとリンクでは、もう入れません。',
  link: '本人に、このリンクを渡してください（1回だけ、3日のあいだ使えます）:\n  {link}',
  linkNote: '（miwake serve がほかの名前やポートで動いているときは、直してください）',
  done: '{login} を変えました。',
  disabled: '{login} を止めました。',
  enabled: '{login} をまた使えるようにしました。',
  passwordSet: '{login} のパスワードを決めました。',
  none: 'アカウントはありません。全体のパスワードかリンクで入ります。',
  noAccount: 'アカウント {login} はありません。',
  isDisabled: 'アカウント {login} は止められています。先に miwake account enable {login} と入力してください。',
  badLogin: 'ログイン名は、文字と数字と . _ - + @ で書いてください: {login}',
  badAddress: 'メールアドレスの形ではありません: {address}',
  badRole: '役割は person、admin、analyst、trainer のどれかです: {role}',
  badDate: '日時が読めません: {date}',
  'login-taken': 'そのログイン名はすでに使われています: {login}',
  'address-taken': 'そのメールアドレスは、ほかのアカウントのものです: {address}',
  'last-admin': '管理する人がいなくなります。先に、ほかの人を管理者にしてください。',
  noEntries: '記録はありません。',
  unfiltered: '見分けない',
  stopped: '停止中',
}
export type PeopleTexts = typeof ja

const en: PeopleTexts = {
  account: 'accounts: add, list, disable, password, roles, addresses',
  add: 'add an account and show a link that opens it once; the first one administers',
  list: 'list the accounts',
  disable: 'disable an account; it is signed out at once',
  enable: 'let a disabled account be used again',
  password: 'set the password of an account',
  role: 'set the roles: person admin analyst trainer',
  address: 'set the mail addresses; none given: show them',
  invite: 'make a new one-time link; password and passkeys of the account end',
  audit: 'who did what to what',
  login: 'login',
  word: 'a piece of the login or the name',
  name: 'name',
  roleOption: 'role (any number of times; default: person)',
  addressOption: 'mail address (any number of times)',
  roles: 'roles',
  addresses: 'mail addresses',
  clear: 'take all of them off',
  json: 'one JSON object a line',
  csv: 'CSV, for a spreadsheet',
  actor: 'done by: a login, cli, gateway',
  action: 'the action: quarantine.release, ... (account: all that begin so)',
  target: 'done to (a piece of it)',
  since: 'from this day on (2026-11-01)',
  limit: 'at most so many (200)',
  accountAfter: `
Examples:
  miwake account add hanako --name Hanako --address hanako@example.test
  miwake account role hanako person admin
  miwake account invite hanako

Once there is an account, the one password and the link for all open nothing any more.
`,
  added: 'Account {login} added.',
  isAdmin: 'It is the first one, so it administers. The one password and the link for all open nothing any more.',
  link: 'Give its owner this link (it works once, for three days):\n  {link}',
  linkNote: '(if miwake serve runs under another name or port, put that in)',
  done: '{login} changed.',
  disabled: '{login} disabled.',
  enabled: '{login} may be used again.',
  passwordSet: 'The password of {login} is set.',
  none: 'There are no accounts: one enters with the one password or a link.',
  noAccount: 'There is no account {login}.',
  isDisabled: 'The account {login} is disabled: miwake account enable {login} first.',
  badLogin: 'A login is made of letters, digits and . _ - + @: {login}',
  badAddress: 'That is no mail address: {address}',
  badRole: 'A role is one of person, admin, analyst, trainer: {role}',
  badDate: 'That is no date: {date}',
  'login-taken': 'That login is taken: {login}',
  'address-taken': 'That address belongs to another account: {address}',
  'last-admin': 'Nobody would be left to administer. Make somebody else an administrator first.',
  noEntries: 'Nothing is written down.',
  unfiltered: 'unfiltered',
  stopped: 'disabled',
}

const texts: Record<Lang, PeopleTexts> = { ja, en }
export const peopleTexts = (lang: Lang): PeopleTexts => texts[lang]
