/** What the command line says of mail, Japanese as the source. The compiler finds missing keys. */
import {
  headlineWords,
  inLanguage,
  likelyBrandSiteWords,
  namedWords,
  nothingWords,
  ownWords,
  reallyWords,
  standingWords,
  whoWords,
} from '@miwake/engine'

export type Lang = 'ja' | 'en'

const ja = {
  headline: inLanguage(headlineWords, 'ja'),
  action: {
    deliver: '受信箱に残します',
    review: '受信箱に残し、印を付けます',
    junk: '迷惑メールへ移します',
    reject: '受け取りを断ります',
    rescue: '受信箱に戻します',
  },
  group: { deliver: '問題なし', review: '要確認', spam: '迷惑メール', phishing: 'フィッシング(詐欺)' },
  share: { ham: '問題なし', spam: '迷惑メール', phishing: 'フィッシング' },
  who: '誰を名乗っているか',
  really: '本当は誰か',
  wants: '何をさせたいか、どこへ導くか',
  supporting: 'そのほかの手がかり',
  passages: '決め手になったところ',
  passagesReview: '気になるところ',
  law: '広告の表示義務（特定電子メール法）',
  advice: 'どうすればよいか',
  whoAnswer: inLanguage(whoWords, 'ja'),
  saysName: namedWords.ja,
  reallyAnswer: inLanguage(reallyWords, 'ja'),
  nothing: inLanguage(nothingWords, 'ja'),
  mark: { for: '○良い', against: '！注意' },
  entrance: '心配なときは、メールのリンクを使わず、公式サイトをご自分で開いてください:',
  report: '通報先:',
  leads: 'リンク先',
  moreLinks: 'ほか {n} か所',
  leadsOn: 'そこから {onward} へ移る形',
  shownAs: '「{shown}」に見せかけています',
  standing: inLanguage(standingWords, 'ja'),
  likelyBrandSite: likelyBrandSiteWords.ja,
  own: inLanguage(ownWords, 'ja'),
  subject: '件名',
  from: '差出人',
  noSubject: '(件名なし)',
  terms: '点の内訳',
  termsNote: '左は「迷惑メールらしさ」、右は「そのうち詐欺らしさ」の点です。合計がそのまま判定です。',
  total: '合計',
  moreOnly: 'ほか {n} 通',
  more: 'ほか {n} 通（すべて見るには --all）',
  streaming: '数が多いので、気をつけるメールだけを見つけしだい並べます（すべて見るには --all）',
  summary: '{total} 通を調べました',
  summaryProblems: '読めなかったもの',
  count: '{n} 通',
  progress: '{n} 通（毎秒 {rate} 通）  フィッシング {phishing}  迷惑メール {spam}',
  stdin: 'メールを標準入力から読みます（終わりは Ctrl-D、やめるには Ctrl-C）',
}
export type Texts = typeof ja

const en: Texts = {
  headline: inLanguage(headlineWords, 'en'),
  action: {
    deliver: 'stays in the inbox',
    review: 'stays in the inbox, marked',
    junk: 'moves to the junk folder',
    reject: 'is refused',
    rescue: 'goes back to the inbox',
  },
  group: { deliver: 'Fine', review: 'To review', spam: 'Junk mail', phishing: 'Phishing' },
  share: { ham: 'fine', spam: 'junk', phishing: 'phishing' },
  who: 'Who does it say it is?',
  really: 'Who is it really?',
  wants: 'What does it want, and where does it lead?',
  supporting: 'Other clues',
  passages: 'What gives it away in the mail',
  passagesReview: 'What to look at in the mail',
  law: 'What the law asks of advertising',
  advice: 'What to do',
  whoAnswer: inLanguage(whoWords, 'en'),
  saysName: namedWords.en,
  reallyAnswer: inLanguage(reallyWords, 'en'),
  nothing: inLanguage(nothingWords, 'en'),
  mark: { for: '○ for', against: '! against' },
  entrance: 'If in doubt, do not use the mail’s links; open the official site yourself:',
  report: 'Report it to:',
  leads: 'Leads to',
  moreLinks: '{n} more',
  leadsOn: 'leads on to {onward}',
  shownAs: 'made to look like “{shown}”',
  standing: inLanguage(standingWords, 'en'),
  likelyBrandSite: likelyBrandSiteWords.en,
  own: inLanguage(ownWords, 'en'),
  subject: 'Subject',
  from: 'From',
  noSubject: '(no subject)',
  terms: 'Terms of the sum',
  termsNote: 'Left: unwanted. Right: of that, phishing. The total is the verdict.',
  total: 'total',
  moreOnly: '{n} more',
  more: '{n} more (--all shows them)',
  streaming: 'Many mails: those to mind are listed as they are found (--all lists every one)',
  summary: '{total} mails scanned',
  summaryProblems: 'Could not be read',
  count: '{n}',
  progress: '{n} mails ({rate} a second)  phishing {phishing}  junk {spam}',
  stdin: 'reading mail from standard input (Ctrl-D ends it, Ctrl-C stops)',
}

const texts: Record<Lang, Texts> = { ja, en }

export const textsOf = (lang: Lang): Texts => texts[lang]

/** Named holes filled: fill('{n} 通', { n: 3 }). */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (hole, key: string) => String(values[key] ?? hole))

/** From LC_ALL, LC_MESSAGES and LANG; Japanese where nothing is said (C and POSIX say nothing). */
export const langOf = (asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang => {
  if (asked === 'ja' || asked === 'en') return asked
  const locale = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase()
  return locale === '' || /^(?:ja|c|posix)(?:$|[_.@])/.test(locale) ? 'ja' : 'en'
}
