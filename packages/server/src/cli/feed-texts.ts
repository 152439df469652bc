/** What `miwake feed` says, Japanese as the source. The compiler finds missing keys. */
import type { Lang } from './texts.ts'

const ja = {
  feed: '詐欺サイトの一覧: 加える、新しくする、見る、外す',
  add: '一覧を加えて、すぐに読み込む',
  addName: '一覧の名前（英小文字、数字、-）',
  format: '形: jpcert、openphish、phishtank、list（自分の一覧: 1行に URL かドメイン、# は覚え書き）',
  from: 'どこから: http(s) のアドレスかファイル（.gz も）。{yyyy} と {yyyymm} は年と月に置き換えます',
  days: 'この日数より古いものは数えない（指定がなければ 180。自分の一覧には期限がありません）',
  list: '今ある一覧',
  update: '新しい一覧を取りに行く。壊れている、空、半分より減ったものは使わず、前のものを残します',
  updateName: '一覧の名前（なければすべて）',
  force: '半分より減っていても使う',
  remove: '一覧を外す',
  json: '1件を1行の JSON で',
  after: `
例:
  miwake feed add jpcert --format jpcert --from 'https://raw.githubusercontent.com/JPCERTCC/phishurl-list/main/{yyyy}/{yyyymm}.csv'
  miwake feed add own --format list --from /etc/miwake/block.txt
  miwake feed update        （1時間に1度ほど、cron や systemd のタイマーから）

一覧に載るリンクのあるメールは、ほとんどが迷惑メールへ移ります。信じられる一覧だけを加えてください。
有名なサイトのドメインそのものは、一覧にあっても数えません。動いている Miwake には10秒ほどで伝わります。
`,
  badName: '名前は英小文字・数字・- で、41文字までです: {name}',
  badFrom: 'http:// か https:// のアドレス、またはファイルを指定してください: {from}',
  exists: '{name} はもうあります。先に miwake feed remove {name} で外してください。',
  none: '一覧はありません。miwake feed add で加えられます。',
  noSuch: '{name} という一覧はありません。',
  unreadable: '{name}: 一覧のファイルが壊れているか、別の版のものです。外して、もう一度加えてください。',
  updated: '{name}: {entries} 件（前は {before} 件）',
  leftOut: '  有名なサイトそのものなので数えなかったもの: {leftOut} 件',
  unread: '  読めなかった行: {unread}',
  unchanged: '{name}: 変わっていません',
  removed: '{name} を外しました。',
  row: '{format}、{entries} 件、{at} のもの、{days} 日より古い項目は数えません',
  rowOwn: '{entries} 件、{at} のもの、期限なし',
  keptBefore: '{name}: {why} 前のものを使い続けます。',
  notAdded: '{name}: {why} 加えませんでした。',
  why: {
    unreachable: 'つながらないか、ファイルを読めません（{detail}）。',
    refused: 'サーバーに断られました（{detail}）。',
    'too-large': '大きすぎます（{detail} まで）。',
    timeout: '時間がかかりすぎました（{detail}）。',
    absent: 'その場所には何もありません。',
    broken: 'この形の一覧ではありません。',
    empty: '中身が空です。空でよければ --force を付けてください。',
    shrank: '半分より減りました（{detail} 件）。正しければ --force を付けてください。',
  },
}

const en: typeof ja = {
  feed: 'lists of fraudulent sites: add, update, look at, remove',
  add: 'add a list and read it at once',
  addName: 'name of the list (small letters, digits, -)',
  format: 'form: jpcert, openphish, phishtank, list (one’s own: a URL or domain a line, # for remarks)',
  from: 'where from: http(s) address or file (.gz too). {yyyy} and {yyyymm} become year and month',
  days: 'entries older than so many days do not count (180 unless given; one’s own list has no end)',
  list: 'the lists there are',
  update: 'fetch newer copies. What is broken, empty or shrank by more than half is not used; the last one stays',
  updateName: 'name of the list (none: all)',
  force: 'take it though it shrank by more than half',
  remove: 'remove a list',
  json: 'one JSON line each',
  after: `
Examples:
  miwake feed add jpcert --format jpcert --from 'https://raw.githubusercontent.com/JPCERTCC/phishurl-list/main/{yyyy}/{yyyymm}.csv'
  miwake feed add own --format list --from /etc/miwake/block.txt
  miwake feed update        (about once an hour, from cron or a systemd timer)

A mail with a link in a list nearly always goes to junk: add only lists you trust.
The domain of a well-known site never counts, even where a list names it. A running Miwake knows within 10 seconds.
`,
  badName: 'a name has up to 41 small letters, digits and -: {name}',
  badFrom: 'give an address with http:// or https://, or a file: {from}',
  exists: '{name} is there already; remove it first: miwake feed remove {name}',
  none: 'There is no list. miwake feed add adds one.',
  noSuch: 'there is no list {name}',
  unreadable: '{name}: the list’s file is broken or of another version; remove it and add it again',
  updated: '{name}: {entries} entries ({before} before)',
  leftOut: '  not counted, being well-known sites themselves: {leftOut}',
  unread: '  lines that could not be read: {unread}',
  unchanged: '{name}: unchanged',
  removed: '{name} is removed.',
  row: '{format}, {entries} entries, copy of {at}, none counts after {days} days',
  rowOwn: '{entries} entries, copy of {at}, without end',
  keptBefore: '{name}: {why} The last copy stays in use.',
  notAdded: '{name}: {why} It was not added.',
  why: {
    unreachable: 'It cannot be reached or read ({detail}).',
    refused: 'The server refused ({detail}).',
    'too-large': 'It is too large (at most {detail}).',
    timeout: 'It took too long ({detail}).',
    absent: 'Nothing is there.',
    broken: 'It is no list of this form.',
    empty: 'It is empty. Where that is right, add --force.',
    shrank: 'It shrank by more than half ({detail} entries). Where that is right, add --force.',
  },
}

export const feedTexts = (lang: Lang): typeof ja => (lang === 'ja' ? ja : en)
