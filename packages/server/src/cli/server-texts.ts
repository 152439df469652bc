/** What the commands around the server say, Japanese as the source. The compiler finds missing keys. */
import type { Lang } from './texts.ts'

const ja = {
  serve: 'メールボックスを見張って見分け、ページを開く',
  host: '待ち受けるアドレス（指定がなければ設定のもの、127.0.0.1）',
  port: '待ち受けるポート（指定がなければ設定のもの、4649）',
  demo: '見本のメールボックスを加える（npm start）',
  config: '設定ファイル（指定がなければ ~/.config/miwake/miwake.json）',
  data: 'データベースなどを置くフォルダ',
  keyFile: 'パスワードを暗号にする鍵のファイル',
  serveAfter: `
例:
  miwake serve                  自分の機械だけで開く
  miwake serve --demo           見本のメールボックスで試す
  miwake serve --host 0.0.0.0   ほかの機械からも開く（先に miwake password）

表示されたリンクを1回開くと、そのブラウザーで使えます。Ctrl-C で止まります。
`,
  link: 'ページに入る、1回だけのリンクを表示する',
  password: 'ページのパスワードを決める（ほかの機械から開くとき）',
  doctor: '設定、鍵、データベース、ページ、Postfix とのつながりが正しいかを調べる',
  postfixConfig: 'Postfix の main.cf があるフォルダ（指定がなければ Postfix の決めたところ）',
  backup: 'データベースと、POP3 で受け取ったメールを写す（使っている間でもよい）',
  backupFile: '写しのファイル',
  copyKey: '鍵のファイルの写しも、ここに作る（写しとは別の場所に）',
  restore: '写しから元に戻す（先に止めてください）',
  restoreKey: '写しておいた鍵のファイル',
  building: 'ページを組み立てています（初めの1回と、変わったときだけ）',
  notBuilt: 'ページを組み立てられませんでした:\n{reason}',
  noPage: 'ページのファイルがありません。npm install のあと、もう一度お試しください。API だけを動かします。',
  open: '\n見分け Miwake が動いています。このリンクをブラウザーで開いてください（1回だけ、1時間のあいだ使えます）:\n\n  {link}\n\n',
  openPassword:
    '\n見分け Miwake が動いています: {url}\nパスワードで入ってください。この機械からは、1回だけのこのリンクも使えます:\n\n  {link}\n\n',
  openAccounts: '\n見分け Miwake が動いています: {url}\nアカウントでログインしてください。\n\n',
  linkOfAccount: 'アカウントがあるので、このリンクは使えません。miwake account invite ログイン名 と入力してください。',
  passwordOfAccount:
    'アカウントがあるので、全体のパスワードは使えません。miwake account password ログイン名 と入力してください。',
  demoNote: '見本のメールは、すべてこのために書いたものです。ご自分のメールボックスはページから加えられます。\n',
  stopNote: '止めるには Ctrl-C\n',
  stopped: '\n止めました。\n',
  gateway: 'メールサーバーからの問い合わせに答える（milter、rspamd互換のHTTPなど）',
  gatewayAfter: `
設定の gateway.milter や gateway.check に、待ち受ける場所を書いてください。例:
  { "gateway": { "milter": "inet:127.0.0.1:4650", "authservId": "mx.example.com" } }

Postfix では smtpd_milters = inet:127.0.0.1:4650 とします。
`,
  quarantine: '隔離したメールを見る、取り出す、捨てる（ポリシーが quarantine のとき）',
  quarantineList: '隔離しているメールの一覧（新しい順、1000通まで）',
  quarantineFor: 'この宛先のものだけ',
  quarantineJson: '1通を1行の JSON で出す',
  quarantineRaw: 'メールをそのまま標準出力に出す',
  quarantineDelete: '隔離から捨てる',
  quarantineId: '一覧の番号',
  quarantineAfter: `
宛先に届けるには、Postfix のある機械で:
  miwake quarantine raw 12 | sendmail -i taro@example.com
届いたことを確かめてから、delete で捨ててください。non_smtpd_milters を決めていると、もう一度隔離されます。
`,
  nothingHeld: '隔離しているメールはありません。',
  notHeld: '番号 {id} のメールは隔離されていません。',
  heldDeleted: '{id} を捨てました。',
  noWayIn:
    '待ち受ける場所が決まっていません。設定の gateway に、milter、check、lmtp などを書いてください（miwake gateway --help）。',
  cannotListen: '待ち受けられません: {reason}',
  listening: '{name}: {where}',
  'no-password': 'この機械の外からも開けるアドレスでは、パスワードが要ります。先に miwake password で決めてください。',
  'port-taken': 'ポート {port} はほかのプログラムが使っています。--port で別のポートにするか、そちらを止めてください。',
  address: 'アドレス {host} で待ち受けられません。設定の host を確かめてください。',
  badSettings: '設定に誤りがあります:',
  linkSays: 'このリンクを開いてください（1回だけ、1時間のあいだ使えます）:\n  {link}',
  linkNote: '（miwake serve が別のポートで動いているときは、数字を直してください）',
  askPassword: '新しいパスワード（15文字以上）: ',
  askAgain: 'もう一度: ',
  notSame: '同じではありません。もう一度お試しください。',
  'too-short': 'パスワードは15文字以上にしてください。短い文でもかまいません。',
  'too-common': 'だれもが試すパスワードです。自分だけの短い文にしてください。',
  'too-long': 'パスワードが長すぎます（1024文字まで）。',
  passwordSet: 'パスワードを決めました。入っていた人は、もう一度入り直しになります。',
  backedUp: '写しを作りました: {file}',
  keyCopied: '鍵も写しました: {file}（写しとは別の場所に保管してください）',
  keyNot: '鍵のファイル {file} は含まれません。別の場所に写しておいてください（--copy-key）。',
  mailsToo:
    'POP3 で受け取ったメールも写しました: {file}（見本のメールボックスと、自分で決めた場所の Maildir は含みません）',
  dumpIt: 'データベースの写しは、PostgreSQL の道具で作ってください（使っている間でもかまいません）:\n\n  {command}\n',
  undumpIt:
    'データベースは、先にこの命令で元に戻してください（まだのときは、戻してから、もう一度 miwake restore を）:\n\n  {command}\n',
  markedRestored: '元に戻したデータベースであることを記しました。その後に動かしたメールは、あらためて確かめます。',
  mailsThere: '{file} がすでにあります。別の名前にしてください',
  mailsRestored: 'POP3 で受け取ったメールも戻しました（前のものは mailboxes.before-… にあります）。',
  restored: '元に戻しました。',
  aside: 'それまでのデータベースは {file} にあります。',
  running: 'miwake serve が動いています。止めてから、もう一度お試しください。',
  newer: 'この写しは、もっと新しい Miwake のものです。Miwake を新しくしてください。',
  unreadable: 'この写しは読めません: {reason}',
  'key-exists': '鍵のファイルがすでにあります: {file}。別の場所に移してから、もう一度お試しください。',
  check: {
    settings: '設定',
    node: 'Node',
    store: 'データベース',
    files: 'データの読み取り',
    knowledge: '表とモデル',
    page: 'ページ',
    password: 'パスワード',
    disk: 'ディスクの空き',
    mailbox: 'メールボックス「{name}」',
  },
  good: '○ 良い',
  note: '・ 参考',
  bad: '× 直す',
  defaults: '設定ファイルはありません。すべて初めの値です',
  storeHolds: '{mailboxes} 個のメールボックス、{file}',
  filesClosed: 'この利用者だけが読めます',
  filesOpen: 'ほかの利用者も読めます。chmod 600 {file}',
  storeBroken: '壊れています: {reason}。miwake restore で写しから戻してください',
  pageThere: '{folder}',
  pageMissing: 'まだ組み立てられていません。miwake serve が組み立てます',
  passwordNeeded: 'host が広いのに、パスワードがありません。miwake password で決めてください',
  passwordThere: '決めてあります',
  passwordNone: 'ありません（この機械だけで開くので、要りません）',
  diskFree: '{mb} MB',
  diskLow: '{mb} MB しかありません。空きを作ってください',
}
export type ServerTexts = typeof ja

const en: ServerTexts = {
  serve: 'watch the mailboxes, sort them, and open the page',
  host: 'address to listen on (default: that of the settings, 127.0.0.1)',
  port: 'port to listen on (default: that of the settings, 4649)',
  demo: 'add the sample mailbox (npm start)',
  config: 'settings file (default: ~/.config/miwake/miwake.json)',
  data: 'folder of the database and the rest',
  keyFile: 'file of the key that encrypts passwords',
  serveAfter: `
Examples:
  miwake serve                  for this machine alone
  miwake serve --demo           try it on the sample mailbox
  miwake serve --host 0.0.0.0   for other machines too (miwake password first)

Open the link it shows once, and that browser is in. Ctrl-C stops it.
`,
  link: 'show a link that opens the page once',
  password: 'set the password of the page (to open it from other machines)',
  doctor: 'check settings, key, database, page, and how Postfix is tied to the gateway',
  postfixConfig: 'folder of Postfix’ main.cf (default: its own)',
  backup: 'copy the database and pulled POP3 mail, also while in use',
  backupFile: 'file of the backup',
  copyKey: 'copy the key file too, to here (not beside the backup)',
  restore: 'put a backup back (stop Miwake first)',
  restoreKey: 'the key file that was backed up',
  building: 'Building the page (the first time, and when it changed)',
  notBuilt: 'The page could not be built:\n{reason}',
  noPage: 'The files of the page are not there: run npm install and try again. Only the API is served.',
  open: '\nMiwake is running. Open this link in your browser (it works once, for an hour):\n\n  {link}\n\n',
  openPassword:
    '\nMiwake is running: {url}\nSign in with the password, or from this machine with this link, once:\n\n  {link}\n\n',
  openAccounts: '\nMiwake is running: {url}\nSign in with your account.\n\n',
  linkOfAccount: 'People have accounts here, so there is no link for all: use miwake account invite LOGIN.',
  passwordOfAccount: 'People have accounts here, so there is no password for all: use miwake account password LOGIN.',
  demoNote: 'Every sample mail was written for this project. Add your own mailbox on the page.\n',
  stopNote: 'Ctrl-C stops it\n',
  stopped: '\nStopped.\n',
  gateway: 'answer mail servers that ask (milter, rspamd-compatible HTTP and others)',
  gatewayAfter: `
Say where to listen in the settings, under gateway. Example:
  { "gateway": { "milter": "inet:127.0.0.1:4650", "authservId": "mx.example.com" } }

In Postfix: smtpd_milters = inet:127.0.0.1:4650
`,
  quarantine: 'look at, take out or throw away what is held (where a policy says quarantine)',
  quarantineList: 'what is held, newest first, 1000 at most',
  quarantineFor: 'for this recipient only',
  quarantineJson: 'one line of JSON for each mail',
  quarantineRaw: 'write a mail as it came to standard output',
  quarantineDelete: 'throw away',
  quarantineId: 'number in the list',
  quarantineAfter: `
To deliver one after all, on the machine with Postfix:
  miwake quarantine raw 12 | sendmail -i taro@example.com
See that it arrived before you delete it here. Where non_smtpd_milters is set it is held again.
`,
  nothingHeld: 'Nothing is held.',
  notHeld: 'No mail {id} is held.',
  heldDeleted: '{id} thrown away.',
  noWayIn:
    'There is no place to listen on. Set gateway.milter, check, lmtp or another in the settings (miwake gateway --help).',
  cannotListen: 'Cannot listen: {reason}',
  listening: '{name}: {where}',
  'no-password': 'An address that other machines reach needs a password: set one with miwake password first.',
  'port-taken': 'Port {port} is in use by another program: choose another with --port, or stop that program.',
  address: 'Cannot listen on the address {host}: check the setting “host”.',
  badSettings: 'There are mistakes in the settings:',
  linkSays: 'Open this link (it works once, for an hour):\n  {link}',
  linkNote: '(if miwake serve runs on another port, put that number in)',
  askPassword: 'New password (15 characters or more): ',
  askAgain: 'Once more: ',
  notSame: 'They are not the same. Please try again.',
  'too-short': 'The password needs 15 characters or more; a short sentence will do.',
  'too-common': 'That is one everybody tries. Take a short sentence of your own.',
  'too-long': 'The password is too long (1024 characters at most).',
  passwordSet: 'The password is set. Whoever was signed in has to sign in again.',
  backedUp: 'Backup written: {file}',
  keyCopied: 'Key copied: {file} (keep it apart from the backup)',
  keyNot: 'The key file {file} is not in it: keep a copy of it elsewhere (--copy-key).',
  mailsToo: 'Pulled POP3 mail copied too: {file} (not the sample mailbox, nor a Maildir in a place of your own)',
  dumpIt: 'Copy the database with PostgreSQL’s own tool, also while in use:\n\n  {command}\n',
  undumpIt:
    'Put the database back first, with this command (if that was not done yet: do it, then run miwake restore again):\n\n  {command}\n',
  markedRestored: 'Noted that the database was put back: what was moved since is looked at anew.',
  mailsThere: '{file} is there already: choose another name',
  mailsRestored: 'Pulled POP3 mail restored too (what was there is now mailboxes.before-…).',
  restored: 'Restored.',
  aside: 'The database that was there is now {file}.',
  running: 'miwake serve is running: stop it, then try again.',
  newer: 'This backup is of a newer Miwake: update Miwake.',
  unreadable: 'This backup cannot be read: {reason}',
  'key-exists': 'There is a key file already: {file}. Move it elsewhere, then try again.',
  check: {
    settings: 'Settings',
    node: 'Node',
    store: 'Database',
    files: 'Who may read the data',
    knowledge: 'Tables and model',
    page: 'Page',
    password: 'Password',
    disk: 'Disk space',
    mailbox: 'Mailbox “{name}”',
  },
  good: 'good',
  note: 'note',
  bad: 'MEND',
  defaults: 'there is no settings file: defaults throughout',
  storeHolds: '{mailboxes} mailboxes, {file}',
  filesClosed: 'this user alone',
  filesOpen: 'others too: chmod 600 {file}',
  storeBroken: 'broken: {reason}. Put a backup back with miwake restore',
  pageThere: '{folder}',
  pageMissing: 'not built yet; miwake serve builds it',
  passwordNeeded: 'host is wider than this machine and there is no password: set one with miwake password',
  passwordThere: 'set',
  passwordNone: 'none (not needed: only this machine opens the page)',
  diskFree: '{mb} MB',
  diskLow: 'only {mb} MB: make room',
}

const texts: Record<Lang, ServerTexts> = { ja, en }
export const serverTexts = (lang: Lang): ServerTexts => texts[lang]
