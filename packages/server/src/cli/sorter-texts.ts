/** What the commands around mailboxes say, Japanese as the source. The compiler finds missing keys. */
import type { Lang } from './texts.ts'

const ja = {
  sort: 'メールボックスを1回だけ見分ける（見張り続けるのは miwake serve）',
  once: '1回だけ（いつもそうです）',
  mailboxId: 'メールボックスの番号（miwake mailbox list）',
  sortAfter: `
例:
  miwake sort --once                すべてのメールボックス
  miwake sort --once --mailbox 1    1つだけ

下見（shadow）の間は何も動かさず、どうするかだけを書き留めます。
`,
  mailbox: 'メールボックスを加える・調べる・外す',
  add: 'メールボックスを加える。はじめは下見（shadow）で、何も動かしません',
  address: 'メールアドレス（Maildir なら要りません）',
  name: '呼び名（指定がなければアドレス）',
  kind: 'imap、pop3、maildir（指定がなければプロバイダーから、--path があれば maildir）',
  host: 'メールサーバーの名前（指定がなければアドレスから探します）',
  port: 'ポート番号',
  security: 'tls（初めから暗号）、starttls、none（暗号なし）',
  user: 'ログイン名（指定がなければアドレス）',
  path: 'Maildir のフォルダ',
  passwordFile: 'パスワードを書いたファイル（指定がなければたずねます。- は標準入力）',
  authserv: 'この authserv-id の Authentication-Results を信じる。top はいちばん上のもの（何度でも）',
  untested: 'つながらなくても加える',
  addAfter: `
例:
  miwake mailbox add taro@example.jp              サーバーはアドレスから
  miwake mailbox add taro@example.jp --host mail.example.jp --port 993
  miwake mailbox add --path ~/Maildir
`,
  list: 'メールボックスの一覧',
  test: 'つながるかを調べる',
  remove: 'Miwake から外す（サーバーのメールはそのまま）',
  yes: 'たずねずに行う',
  mode: '下見（shadow）にする、または実際に動かす（active）',
  modeName: 'shadow か active',
  modeDays: 'active にするとき、この日数のあいだに届いたメールも動かす（指定がなければ30、0 はこれからのメールだけ）',
  undo: 'Miwake が動かしたメールを元に戻す',
  undoIds: 'j12 や c7 のような番号（なければ、戻せるものの一覧）',
  last: '新しいほうから、この数だけ戻す',
  undoDays: 'この日数のあいだに動かしたものを一覧にする（指定がなければ30）',
  learn: 'メールを教える、教わったことを見る',
  learnWhat:
    'right（判定は合っている）、not-junk（迷惑メールではない）、junk（迷惑メールだった）、phishing（詐欺だった）。なければ一覧',
  learnFiles: 'メールのファイル（.eml）',
  confirm: '返事を待っているものを、この番号で認める',
  refuse: '返事を待っているものを、この番号で取り消す',
  learnAfter: `
例:
  miwake learn --mailbox 1                    教わったことの一覧と、間違いの割合
  miwake learn --mailbox 1 junk 広告.eml      迷惑メールだったと教える
  miwake learn --mailbox 1 --confirm 7        ほかのソフトでの移動を、あなたのしたことと認める
`,
  forget: '教わったことを忘れる（メールは動きません）',
  forgetIds: '番号（miwake learn）',
  export: '教わったことを JSON で書き出す（メールの文は含みません）',
  out: '書き出し先（指定がなければ標準出力）',
  json: 'JSON で',
  noMailboxes: 'メールボックスがありません。miwake mailbox add で加えてください。',
  noSuchMailbox: '{id} 番のメールボックスはありません（miwake mailbox list）',
  whichMailbox: 'メールボックスがいくつかあります。--mailbox で選んでください（miwake mailbox list）',
  sorting: '{name}: {done} / {of} 通',
  sorted: '{name}: {looked} 通を調べました。迷惑メール {junked}、要確認 {reviewed}、受信箱に戻す {rescued}',
  sortedShadow: '（下見なので、動かしていません）',
  sortedFailed: '{failed} 通はサーバーが断りました',
  sortedLearned: 'ほかのソフトでの移動から {learned} 件を学びました',
  sortedPending: '{pending} 件は、あなたの返事を待っています（miwake learn）',
  modes: { shadow: '下見', active: '動かす' },
  paused: '休み',
  added: '加えました: {id} 番 {name}（下見。miwake sort --once で調べ、miwake mailbox mode {id} active で動かします）',
  notAdded: '加えませんでした。直してから、もう一度お試しください（つながらなくても加えるには --untested）',
  noServer: '{address} のサーバーが分かりません。--host と --port で指定してください',
  noAddress: 'メールアドレスがありません。例: miwake mailbox add taro@example.jp',
  alreadyThere: 'もう加えてあります: {id} 番 {name}',
  guessed: '{name}: {host}:{port}（{kind}、{security}、名前 {user}）',
  askPassword: '{user} のパスワード: ',
  badSettings: '設定に誤りがあります: {reason}',
  askRemove: '{name} を外します。学んだことも消えます。サーバーのメールはそのままです。よろしいですか (y/N): ',
  removed: '外しました。',
  notRemoved: 'やめました。',
  nowShadow: '{name} は下見になりました。何も動かしません。',
  nowActive: '{name} は、これからメールを動かします。下見で決めた {planned} 通も動かしました。',
  nothingToUndo: '戻せるものはありません。',
  undone: '{id} を元に戻しました。',
  notUndone: '{id}: {reason}',
  nothingLearned: 'まだ何も教わっていません。',
  answers: {
    right: '判定は合っている',
    'not-junk': '迷惑メールではない',
    junk: '迷惑メールだった',
    phishing: '詐欺だった',
  },
  states: { pending: '返事待ち', applied: '学んだ', forgotten: '忘れた' },
  figures:
    '間違い: 迷惑メールに入れた {of1} 通のうち {hits1} 通（{low1}〜{high1} %）、受信箱に残した {of2} 通のうち {hits2} 通（{low2}〜{high2} %）',
  figuresProvider: 'プロバイダーだけなら: 迷惑メールの {of1} 通のうち {hits1} 通、受信箱の {of2} 通のうち {hits2} 通',
  learned: '{file}: 「{answer}」と学びました（取り消すには miwake undo {undo}）',
  notAMail: '{file} はメールではありません',
  unreadable: '{file} を読めません（{reason}）',
  badAnswer: '「{answer}」は使えません。right、not-junk、junk、phishing のどれかです',
  confirmed: '{id} 番を学びました。',
  forgotten: '{id} 番を忘れました。',
  noCorrection: '{id} 番はありません（miwake learn）',
  badMode: '「{mode}」は使えません。shadow か active です',
  exported: '書き出しました: {file}',
  trust: 'プロバイダーの受信サーバーの名乗りを確かめ、その認証結果を信じる',
  trustServer: '名乗り（authserv-id）を自分で指定する（何度でも）',
  trustNone: 'どれも信じない',
  trustNow: 'いま信じているもの: {ids}',
  trustNobody: 'どれも信じていません',
  trustFound:
    'あなたのプロバイダーの受信サーバーは {id} と名乗っています（認証結果のある {of} 通のうち {mails} 通のいちばん上）。',
  trustExample: '  例: {from}「{subject}」',
  trustWhy:
    '信じると、そのサーバーが本物と確かめたメールを、本物として扱います。見覚えのない名前なら、信じないでください。',
  trustReceived: '届いたメールの接続元（SPF）も、{hosts} の記録から確かめます。',
  trustAsk: 'この認証結果を信じますか (y/N): ',
  trustUnclear: 'はっきりした名乗りは見つかりませんでした。メールがたまってから、もう一度お試しください。',
  trustDone: '{ids} を信じます。{judged} 通を調べ直しました。',
  trustOff: 'どの認証結果も信じません。{judged} 通を調べ直しました。',
  badServer: '「{id}」はサーバーの名乗りの形ではありません',
  contacts: '連絡先を見る・アドレス帳を読み込む（証明されたメールにだけ効きます）',
  contactsFile: 'アドレス帳のファイル: vCard（.vcf）、または Google・Outlook・Thunderbird の CSV',
  contactsRemove: 'この連絡先を忘れる',
  contactsClear: 'アドレス帳から読み込んだものをすべて忘れる',
  contactsAre: '{total} 人（うちアドレス帳だけのもの {imported} 人）',
  contactsFound: '{found} 人を読み込みました。',
  contactsNone: '{file} はアドレス帳ではないようです',
  contactsGone: '{count} 人を忘れました。',
}
export type SorterTexts = typeof ja

const en: SorterTexts = {
  sort: 'sort the mailboxes once (miwake serve keeps watching them)',
  once: 'once (it always is)',
  mailboxId: 'number of the mailbox (miwake mailbox list)',
  sortAfter: `
Examples:
  miwake sort --once                all mailboxes
  miwake sort --once --mailbox 1    one of them

In shadow mode nothing is moved; what would be is written down.
`,
  mailbox: 'add, test and remove mailboxes',
  add: 'add a mailbox. It begins in shadow mode: nothing is moved',
  address: 'mail address (a Maildir needs none)',
  name: 'what to call it (default: the address)',
  kind: 'imap, pop3 or maildir (default: by the provider; maildir with --path)',
  host: 'name of the mail server (default: found by the address)',
  port: 'port number',
  security: 'tls (from the first byte), starttls, none',
  user: 'name to sign in with (default: the address)',
  path: 'folder of the Maildir',
  passwordFile: 'file that holds the password (default: it is asked for; - is standard input)',
  authserv: 'believe Authentication-Results written under this authserv-id; top is the topmost field. May be repeated',
  untested: 'add it though it cannot be reached',
  addAfter: `
Examples:
  miwake mailbox add taro@example.jp              servers by the address
  miwake mailbox add taro@example.jp --host mail.example.jp --port 993
  miwake mailbox add --path ~/Maildir
`,
  list: 'list the mailboxes',
  test: 'try to reach it',
  remove: 'take it out of Miwake (mail on the server stays)',
  yes: 'do not ask',
  mode: 'only try (shadow), or move mail (active)',
  modeName: 'shadow or active',
  modeDays: 'with active: also move what arrived within so many days (default 30; 0: only mail to come)',
  undo: 'put back what Miwake moved',
  undoIds: 'numbers like j12 or c7 (default: list what can be undone)',
  last: 'undo so many, the newest first',
  undoDays: 'list what was moved within so many days (default 30)',
  learn: 'teach a mail, or see what was learned',
  learnWhat: 'right, not-junk, junk or phishing; none: a list',
  learnFiles: 'files of mail (.eml)',
  confirm: 'learn what waits for your word, by its number',
  refuse: 'drop what waits for your word, by its number',
  learnAfter: `
Examples:
  miwake learn --mailbox 1                what was learned, and how often it was wrong
  miwake learn --mailbox 1 junk ad.eml    teach that it was junk
  miwake learn --mailbox 1 --confirm 7    yes, that move in another program was yours
`,
  forget: 'forget what was learned (no mail is moved)',
  forgetIds: 'numbers (miwake learn)',
  export: 'write what was learned as JSON (no mail text in it)',
  out: 'where to write it (default: standard output)',
  json: 'as JSON',
  noMailboxes: 'There are no mailboxes: add one with miwake mailbox add.',
  noSuchMailbox: 'there is no mailbox {id} (miwake mailbox list)',
  whichMailbox: 'there are several mailboxes: choose with --mailbox (miwake mailbox list)',
  sorting: '{name}: {done} of {of} mails',
  sorted: '{name}: {looked} mails looked at. Junk {junked}, to check {reviewed}, back to the inbox {rescued}',
  sortedShadow: '(shadow mode: nothing was moved)',
  sortedFailed: '{failed} were refused by the server',
  sortedLearned: '{learned} moves in other programs were learned from',
  sortedPending: '{pending} wait for your word (miwake learn)',
  modes: { shadow: 'shadow', active: 'active' },
  paused: 'paused',
  added:
    'added: {id} {name} (shadow mode; look with miwake sort --once, then miwake mailbox mode {id} active moves mail)',
  notAdded: 'not added. Mend it and try again (--untested adds it though it cannot be reached)',
  noServer: 'the servers of {address} are not known: name them with --host and --port',
  noAddress: 'no mail address given. Such as: miwake mailbox add taro@example.jp',
  alreadyThere: 'already there: {id} {name}',
  guessed: '{name}: {host}:{port} ({kind}, {security}, as {user})',
  askPassword: 'Password of {user}: ',
  badSettings: 'there are mistakes in the settings: {reason}',
  askRemove: 'Remove {name}? What it learned goes too; mail on the server stays. (y/N): ',
  removed: 'Removed.',
  notRemoved: 'Nothing was done.',
  nowShadow: '{name} is in shadow mode: nothing is moved.',
  nowActive: '{name} moves mail from now on; so did {planned} that were decided in shadow mode.',
  nothingToUndo: 'There is nothing to undo.',
  undone: '{id} undone.',
  notUndone: '{id}: {reason}',
  nothingLearned: 'Nothing was learned yet.',
  answers: { right: 'right', 'not-junk': 'not junk', junk: 'junk', phishing: 'phishing' },
  states: { pending: 'waits for your word', applied: 'learned', forgotten: 'forgotten' },
  figures:
    'Wrong: {hits1} of {of1} put into junk ({low1}-{high1} %), {hits2} of {of2} left in the inbox ({low2}-{high2} %)',
  figuresProvider: 'The provider alone: {hits1} of {of1} in junk, {hits2} of {of2} in the inbox',
  learned: '{file}: learned as {answer} (miwake undo {undo} takes it back)',
  notAMail: '{file} is not a mail',
  unreadable: '{file} cannot be read ({reason})',
  badAnswer: '“{answer}” is none of right, not-junk, junk, phishing',
  confirmed: '{id} learned.',
  forgotten: '{id} forgotten.',
  noCorrection: 'there is no {id} (miwake learn)',
  badMode: '“{mode}” is neither shadow nor active',
  exported: 'written: {file}',
  trust: "confirm the name of the provider's receiving server, and believe its results",
  trustServer: 'name it (authserv-id) yourself. May be repeated',
  trustNone: 'believe none',
  trustNow: 'believed now: {ids}',
  trustNobody: 'none is believed',
  trustFound:
    'Your provider’s receiving server calls itself {id} (topmost on {mails} of {of} mails with such results).',
  trustExample: '  such as: {from} “{subject}”',
  trustWhy:
    'If you believe it, mail it found authentic counts as authentic. Do not believe a name you do not recognise.',
  trustReceived: 'Where mail came from (SPF) is checked too, by what {hosts} wrote down.',
  trustAsk: 'Believe its results? (y/N): ',
  trustUnclear: 'No name stands out. Try again once there is more mail.',
  trustDone: '{ids} is believed. {judged} mails were judged anew.',
  trustOff: 'No results are believed. {judged} mails were judged anew.',
  badServer: '“{id}” is not the form of a server’s name',
  contacts: 'list contacts, or read in an address book (each counts only where proven)',
  contactsFile: 'address book: vCard (.vcf), or CSV of Google, Outlook or Thunderbird',
  contactsRemove: 'forget this contact',
  contactsClear: 'forget all that came from an address book',
  contactsAre: '{total} people ({imported} of them from the address book alone)',
  contactsFound: '{found} read in.',
  contactsNone: '{file} seems to be no address book',
  contactsGone: '{count} forgotten.',
}

const texts: Record<Lang, SorterTexts> = { ja, en }
export const sorterTexts = (lang: Lang): SorterTexts => texts[lang]
