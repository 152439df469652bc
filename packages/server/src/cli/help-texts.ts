/** What `--help` and usage errors say. Japanese as the source; the compiler finds missing keys. */
import type { Lang } from './texts.ts'

const ja = {
  program: '見分け Miwake: メールが本物か、詐欺や迷惑メールかを見分け、そのわけを言葉で示します',
  titles: { 'Usage:': '使い方:', 'Arguments:': '引数:', 'Options:': 'オプション:', 'Commands:': 'コマンド:' },
  help: 'この説明',
  version: '版',
  helpCommand: 'コマンドの説明',
  lang: '答えの言葉 ja か en（指定がなければ LANG から）',
  json: '1件を1行の JSON で',
  scan: 'メールを調べる: .eml、mbox、Maildir、フォルダ、raw_b64 のある .jsonl(.gz)、- は標準入力',
  scanPath: 'ファイルやフォルダ（なければ標準入力）',
  scanJson: '1通を1行の JSON で',
  scanExplain: '判定の内訳（点）をすべて',
  scanFull: '何通あっても、1通ずつくわしく',
  scanAll: '一覧に、問題のないメールもすべて',
  trustAuthserv:
    'この authserv-id の Authentication-Results を信じる。top はいちばん上のもの（受信サーバーが偽物を取り除いているとき）。何度でも書けます。指定がなければ、どれも信じません',
  trustArc: 'このドメインが封をした ARC を信じる（何度でも）',
  dns: 'SPF・DKIM・DMARC・ARC を DNS で自分で確かめる。分かったことは、信じる欄の結果より優先します',
  trustedReceived: '自分の受信サーバーの名前。その Received から送信元を知る（--dns の SPF のため。何度でも）',
  smimeRoots: 'S/MIME の署名をこの認証局の証明書（PEM）で確かめる（何度でも）。指定がなければ、署名は確かめません',
  threads: '使うスレッドの数（指定がなければ、すべてのコア）',
  model: '別のモデルのファイル',
  scanAfter: `
例:
  miwake scan メール.eml                           1通をくわしく
  miwake scan --explain メール.eml                 点の内訳まで
  miwake scan ~/Maildir 受信箱.mbox                まとめて一覧
  miwake scan --trust-authserv-id mx.example.jp -  標準入力から
  miwake scan --json 受信箱.mbox | jq .verdict     ほかのプログラムへ

終了コード: 0 迷惑メールなし、1 迷惑メールあり、2 読めないものがあった
調べるだけです。メールは動かさず、リンクも開きません。
`,
  demo: '見本の受信箱を、端末の中で調べる',
  eval: '正しさを測る: label と group のある .jsonl(.gz)、またはフォルダ',
  evalFile: 'label のある .jsonl(.gz)',
  evalHam: '本物のメール（フォルダ、mbox など）',
  evalUnwanted: '迷惑メール（フォルダ、mbox など）',
  evalFolds: 'グループごとに、残りで学んだモデルで判定する（指定がなければ 5 組）',
  evalLoso: '出どころごとに、残りで学んだモデルで判定する',
  evalHonest: '上の2つとも、出どころごとを先に',
  evalAblate: '手がかりを1つずつ、観点を1つずつ外してみる',
  evalLeaks: 'ずるの検査: 手がかり1つだけ、ヘッダーの移し替え、出どころ当て',
  evalWithoutReviewed: '人が決めた重みなしで',
  evalWithoutWords: '言葉の点なしで',
  evalBreakdown: '種類・言葉・年ごとにも',
  evalWrong: '最も外れたメールを id で（指定がなければ 20 通）',
  evalSvg: '信頼度の図を書き出す',
  evalJson: '数字を JSON で',
  evalAfter: `
例:
  miwake eval --honest --trust-authserv-id top 資料.jsonl.gz
  miwake eval --ham 受信箱/ --unwanted 迷惑メール/
`,
  train: 'ラベルのあるメールからモデルを作る',
  trainFile: 'label のある .jsonl(.gz)。nc-* は断ります',
  trainOut: '書き出し先（指定がなければ、備え付けのモデル）',
  brands: '知っているブランド: 名前、ドメイン、公式の入口、通報先',
  brandsWord: '名前や id、ドメインにこの語を含むもの',
  brandsAfter: `
例:
  miwake brands              すべて
  miwake brands アマゾン     くわしく
`,
  symbols: '判定のもとになる手がかり: 意味と重み',
  symbolsWord: '名前や意味にこの語を含むもの',
  symbolsAfter: `
例:
  miwake symbols 期限
  miwake symbols LINK_
`,
  standing: 'ドメイン表: いつ、何から作ったか、あるホストをどう見るか',
  standingInfo: '表の日付、出どころ、件数',
  standingLookup: 'ホスト・URL・メールアドレスの評価',
  standingHost: 'ホスト、URL、メールアドレス',
  standingBuild: '表を作り直す（miwake standing build --help）',
  modelCard: 'モデルの説明: 何から作られ、何を知らないか',
  errors: {
    unknownOption: '{name} というオプションはありません',
    unknownCommand: '{name} というコマンドはありません',
    missingArgument: '{name} がありません',
    optionMissingArgument: '{name} に値がありません',
    invalidArgument: '{name} に「{value}」は使えません',
    allowedChoices: '使えるのは {choices} です',
    excessArguments: '引数が多すぎます',
    didYouMean: 'もしかして: {name}',
    see: '使い方は miwake {command}--help',
  },
  wholeNumber: '1 以上の整数',
}
export type HelpTexts = typeof ja

const en: HelpTexts = {
  program: 'Miwake (見分け): tells honest mail from phishing and spam, and says why in words you can check',
  titles: { 'Usage:': 'Usage:', 'Arguments:': 'Arguments:', 'Options:': 'Options:', 'Commands:': 'Commands:' },
  help: 'this help',
  version: 'the version',
  helpCommand: 'help on a command',
  lang: 'language of the answer, ja or en (default: from LANG)',
  json: 'one JSON line each',
  scan: 'scan mail: .eml, mbox, Maildir, a folder, .jsonl(.gz) with raw_b64, - for standard input',
  scanPath: 'files and folders (default: standard input)',
  scanJson: 'one JSON line a mail',
  scanExplain: 'every term of the sum',
  scanFull: 'the whole answer on each of many mails',
  scanAll: 'list every mail, the fine ones too',
  trustAuthserv:
    'believe Authentication-Results written under this authserv-id; top is the topmost field, where the receiving server strips forged ones. May be repeated. Default: believe none',
  trustArc: 'believe ARC results sealed by this domain. May be repeated',
  dns: 'verify SPF, DKIM, DMARC and ARC yourself, by DNS. What is found overrules believed results',
  trustedReceived:
    'a receiving host of yours: its Received field tells who connected, for SPF with --dns. May be repeated',
  smimeRoots:
    'check S/MIME signatures against the CA certificates in this PEM file. May be repeated. Default: check none',
  threads: 'threads to use (default: all cores)',
  model: 'another model file',
  scanAfter: `
Examples:
  miwake scan mail.eml                             one mail, in full
  miwake scan --explain mail.eml                   with every term of the sum
  miwake scan ~/Maildir inbox.mbox                 many, as a list
  miwake scan --trust-authserv-id mx.example.jp -  from standard input
  miwake scan --json inbox.mbox | jq .verdict      for other programs

Exit code: 0 nothing junked, 1 something junked, 2 something could not be read
It only looks: no mail is moved, no link is opened.
`,
  demo: 'scan the sample mailbox, in the terminal',
  eval: 'measure on labelled mail: .jsonl(.gz) rows with label and group, or folders',
  evalFile: 'labelled .jsonl(.gz)',
  evalHam: 'honest mail (folder, mbox, ...)',
  evalUnwanted: 'unwanted mail (folder, mbox, ...)',
  evalFolds: 'judge each group by a model trained on the others (default: 5 folds)',
  evalLoso: 'judge each source by a model trained on the others',
  evalHonest: 'both of the above, sources first',
  evalAblate: 'leave out each symbol, and each aspect, in turn',
  evalLeaks: 'the checks against cheating: single features, header transplant, source probe',
  evalWithoutReviewed: 'without the reviewed weights',
  evalWithoutWords: 'without the words',
  evalBreakdown: 'also by kind, language and year',
  evalWrong: 'the most wrong mails, by id (default: 20)',
  evalSvg: 'write the reliability plot here',
  evalJson: 'figures as JSON',
  evalAfter: `
Examples:
  miwake eval --honest --trust-authserv-id top labelled.jsonl.gz
  miwake eval --ham inbox/ --unwanted junk/
`,
  train: 'make a model from labelled mail',
  trainFile: 'labelled .jsonl(.gz); nc-* files are refused',
  trainOut: 'where to write it (default: the shipped model)',
  brands: 'the brands Miwake knows: names, domains, official entrance, where to report',
  brandsWord: 'only those whose name, id or domain holds this',
  brandsAfter: `
Examples:
  miwake brands            all of them
  miwake brands amazon     one in full
`,
  symbols: 'what a verdict can rest on: meaning and weight of each symbol',
  symbolsWord: 'only those whose name or meaning holds this',
  symbolsAfter: `
Examples:
  miwake symbols deadline
  miwake symbols LINK_
`,
  standing: 'the standing table: when and from what it was made, and how it sees a host',
  standingInfo: 'date, sources and counts of the table',
  standingLookup: 'the standing of a host, URL or mail address',
  standingHost: 'host, URL or mail address',
  standingBuild: 'make the table anew (miwake standing build --help)',
  modelCard: 'the model card: what the model was made of, and what it does not know',
  errors: {
    unknownOption: 'there is no option {name}',
    unknownCommand: 'there is no command {name}',
    missingArgument: '{name} is missing',
    optionMissingArgument: '{name} wants a value',
    invalidArgument: '{name} cannot be “{value}”',
    allowedChoices: 'it may be {choices}',
    excessArguments: 'too many arguments',
    didYouMean: 'did you mean {name}?',
    see: 'usage: miwake {command}--help',
  },
  wholeNumber: 'a whole number from 1',
}

const texts: Record<Lang, HelpTexts> = { ja, en }

export const helpTexts = (lang: Lang): HelpTexts => texts[lang]
