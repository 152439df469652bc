/** What the command line says of mail, Japanese as the source. The compiler finds missing keys. */
import type { Scan } from '@miwake/engine'
import type { Headline, Nothing, OwnLinks, Really, Who } from './answers.ts'

type StandingKind = Scan['view']['origin']['standing']['kind']

export type Lang = 'ja' | 'en'

const ja = {
  headline: {
    ham: '問題なし',
    'maybe-spam': '迷惑メールかもしれません',
    review: '要確認',
    spam: '迷惑メール',
    phishing: 'フィッシング(詐欺)',
  } satisfies Record<Headline, string>,
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
  whoAnswer: {
    'no-claim': '名の知れた会社や役所は名乗っていません',
    proven: '確認できました',
    borrowed: 'ここの仕組みで送られていますが、書いたのは別の人かもしれません',
    likely: 'この会社のものとみられるドメインです（公式の裏づけはまだありません）',
    unknown: '確かめられませんでした',
    'no-proof': '本物という証拠がありません',
    elsewhere: 'この会社のものと知られているアドレスではありません',
    'not-real': '本物ではありません',
  } satisfies Record<Who, string>,
  reallyAnswer: {
    'no-address': '差出人のアドレスがありません',
    proven: 'ここから来たことは確かです',
    'real-sender': 'ここが本当の送り主です',
    unknown: '確かめられませんでした',
    'no-proof': 'ここから来たという証拠がありません',
  } satisfies Record<Really, string>,
  nothing: {
    'nothing-of-note': '気になる点はありません',
    'no-clear-sign': 'はっきりした手がかりはありません',
  } satisfies Record<Nothing, string>,
  mark: { for: '○良い', against: '！注意' },
  doPhishing:
    'リンクも添付も開かず、返信もしないでください。もう入力してしまったら、すぐに本物の会社へ連絡してください。',
  doSpam: '開かずに消してかまいません。',
  doReviewLinks: 'リンクを開く前に、公式アプリやブックマークから確かめてください。',
  doReview: '急がずに、心当たりがあるかを確かめてください。',
  entrance: '心配なときは、メールのリンクを使わず、公式サイトをご自分で開いてください:',
  report: '通報先:',
  leads: 'リンク先',
  moreLinks: 'ほか {n} か所',
  shownAs: '「{shown}」に見せかけています',
  standing: {
    brand: '{brand} のサイト',
    service: '名の知れたサービス',
    popular: 'よく使われているサイト',
    restricted: '審査を受けた組織だけのドメイン',
    mailer: 'メール配信サービス',
    'free-mail': 'だれでも取れるメールアドレス',
    'free-host': 'だれでもページを作れる場所',
    shortener: '短縮リンク（本当の行き先が見えません）',
    'dynamic-dns': 'だれでもすぐに取れる名前',
    'look-alike': '{brand} に似せた別のサイト',
    ip: '名前のない、数字だけの行き先',
    reserved: '見本用のドメイン',
    unknown: '知られていないサイト',
  } satisfies Record<StandingKind, string>,
  likelyBrandSite: '{brand} のものとみられるサイト',
  own: {
    senders: '差出人のサイト',
    'same-domain': '差出人のアドレスと同じドメイン',
  } satisfies Record<OwnLinks, string>,
  subject: '件名',
  from: '差出人',
  noSubject: '(件名なし)',
  terms: '点の内訳',
  termsNote:
    '左は「迷惑メールらしさ」、右は「そのうち詐欺らしさ」。単位はナット（自然対数のオッズ）。合計がそのまま判定です。',
  total: '合計',
  judgeSymbols: {
    BIAS: '出発点（何も見ないときの点）',
    WORDS: '文章の言葉づかい',
    WORDS_CAP: '言葉だけの点には上限があります',
    WORDS_SHIELD: '本物と確認できたので、言葉だけの点は数えません',
    WORDS_DISTRUST: '名乗りと実際が食い違うので、言葉のよさは数えません',
    CREDIT_DISTRUST: '食い違いがあるか、知られていない差出人なので、良い点を割り引きます',
    MAILBOX: 'この受信箱で教わったこと',
  },
  moreOnly: 'ほか {n} 通',
  more: 'ほか {n} 通（すべて見るには --all）',
  streaming: '数が多いので、気をつけるメールだけを見つけしだい並べます（すべて見るには --all）',
  summary: '{total} 通を調べました',
  summaryProblems: '読めなかったもの',
  count: '{n} 通',
  progress: '{n} 通（毎秒 {rate} 通）  フィッシング {phishing}  迷惑メール {spam}',
  stdin: 'メールを標準入力から読みます（終わりは Ctrl-D、やめるには Ctrl-C）',
}
export type Texts = Omit<typeof ja, 'judgeSymbols'> & { readonly judgeSymbols: Readonly<Record<string, string>> }

const en: typeof ja = {
  headline: {
    ham: 'Fine',
    'maybe-spam': 'Perhaps junk mail',
    review: 'Check this mail',
    spam: 'Junk mail',
    phishing: 'Phishing',
  },
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
  whoAnswer: {
    'no-claim': 'It names no known company or authority',
    proven: 'confirmed',
    borrowed: 'sent by their system, but somebody else may have written it',
    likely: 'its domain is thought to be theirs (no official page says so yet)',
    unknown: 'could not be confirmed',
    'no-proof': 'nothing shows that it is the real one',
    elsewhere: 'its address is not one known to be theirs',
    'not-real': 'not the real one',
  },
  reallyAnswer: {
    'no-address': 'There is no sender address',
    proven: 'really sent from here',
    'real-sender': 'this is who really sent it',
    unknown: 'could not be confirmed',
    'no-proof': 'nothing shows that it was sent from here',
  },
  nothing: { 'nothing-of-note': 'Nothing of note', 'no-clear-sign': 'No clear sign' },
  mark: { for: '○ for', against: '! against' },
  doPhishing:
    'Open no link and no attachment, and do not reply. If you have typed anything in, call the real company now.',
  doSpam: 'You can delete it unopened.',
  doReviewLinks: 'Before you open a link, check in the official app or from your own bookmark.',
  doReview: 'Take your time: were you expecting it?',
  entrance: 'If in doubt, do not use the mail’s links; open the official site yourself:',
  report: 'Report it to:',
  leads: 'Leads to',
  moreLinks: '{n} more',
  shownAs: 'made to look like “{shown}”',
  standing: {
    brand: 'a site of {brand}',
    service: 'a known service',
    popular: 'a widely used site',
    restricted: 'a domain only vetted bodies get',
    mailer: 'a mailing service',
    'free-mail': 'a mail address anybody can have',
    'free-host': 'a place where anybody can publish',
    shortener: 'a short link: the real target is hidden',
    'dynamic-dns': 'a name anybody gets in a minute',
    'look-alike': 'another site, made to look like {brand}',
    ip: 'a bare number, not a name',
    reserved: 'a domain for examples',
    unknown: 'a site nobody knows',
  },
  likelyBrandSite: 'a site thought to be {brand}’s',
  own: { senders: 'the sender’s own site', 'same-domain': 'same domain as the sender’s address' },
  subject: 'Subject',
  from: 'From',
  noSubject: '(no subject)',
  terms: 'Terms of the sum',
  termsNote: 'Left: unwanted. Right: of that, phishing. In nats (natural log odds); the total is the verdict.',
  total: 'total',
  judgeSymbols: {
    BIAS: 'where the sum starts, before anything is seen',
    WORDS: 'the wording',
    WORDS_CAP: 'words alone count only so far',
    WORDS_SHIELD: 'the sender is proven, so words alone do not count',
    WORDS_DISTRUST: 'claim and facts disagree, so good words do not count',
    CREDIT_DISTRUST: 'facts disagree, or nobody knows the sender: what speaks for it counts less',
    MAILBOX: 'what this mailbox has taught',
  },
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
