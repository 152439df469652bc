/** What the command line says to a person, Japanese as the source. The compiler finds missing keys. */

export type Lang = 'ja' | 'en'

const ja = {
  verdict: { ham: '問題なし', spam: '迷惑メール', phishing: 'フィッシング(詐欺)' },
  action: {
    deliver: '受信箱に残します',
    review: '要確認（受信箱に残し、印を付けます）',
    junk: '迷惑メールへ移します',
    reject: '受け取りを断ります',
    rescue: '受信箱に戻します',
  },
  who: '誰を名乗っているか',
  really: '本当は誰か',
  wants: '何をさせたいか',
  supporting: 'そのほかの手がかり',
  law: '広告の表示義務（特定電子メール法）',
  noClaim: '特に名乗っていません',
  proven: '確認できました',
  notProven: '本物ではありません',
  unknown: '確かめられませんでした',
  noAsk: '気になる点はありません',
  noAddress: '差出人のアドレスがありません',
  entrance: '心配なときは、メールのリンクを使わず、公式サイトをご自分で開いてください',
  probability: 'フィッシング {phishing} ・ 迷惑メール {spam} ・ 問題なし {ham}',
  subject: '件名',
  from: '差出人',
  noSubject: '(件名なし)',
  terms: '点の内訳（迷惑メールらしさ / そのうち詐欺らしさ。単位はナット、合計がそのまま判定になります）',
  total: '合計',
  summary:
    '{total} 通：フィッシング {phishing}、迷惑メール {spam}、問題なし {ham}　→　迷惑メールへ {junk}、要確認 {review}、受信箱 {deliver}',
  scanned: '{n} 通を調べました',
  problem: '読めませんでした',
}
export type Texts = typeof ja

const en: Texts = {
  verdict: { ham: 'Fine', spam: 'Junk mail', phishing: 'Phishing' },
  action: {
    deliver: 'stays in the inbox',
    review: 'review (stays in the inbox, marked)',
    junk: 'moves to the junk folder',
    reject: 'is refused',
    rescue: 'goes back to the inbox',
  },
  who: 'Who does it say it is?',
  really: 'Who is it really?',
  wants: 'What does it want?',
  supporting: 'What else gives it away',
  law: 'What the law asks of advertising',
  noClaim: 'No known name is claimed',
  proven: 'confirmed',
  notProven: 'not the real one',
  unknown: 'could not be confirmed',
  noAsk: 'Nothing of note',
  noAddress: 'no sender address',
  entrance: 'If in doubt, do not use the mail’s links: open the official site yourself',
  probability: 'phishing {phishing} · junk {spam} · fine {ham}',
  subject: 'Subject',
  from: 'From',
  noSubject: '(no subject)',
  terms: 'Terms of the sum (unwanted / of that, phishing; in nats, the total is the verdict)',
  total: 'total',
  summary:
    '{total} mails: phishing {phishing}, junk {spam}, fine {ham} → junk folder {junk}, review {review}, inbox {deliver}',
  scanned: '{n} mails scanned',
  problem: 'could not be read',
}

const texts: Record<Lang, Texts> = { ja, en }

export const textsOf = (lang: Lang): Texts => texts[lang]

/** Named holes filled: fill('{n} 通', { n: 3 }). */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (hole, key: string) => String(values[key] ?? hole))

/** From LC_ALL, LC_MESSAGES and LANG; Japanese where nothing is said. */
export const langOf = (asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang => {
  if (asked === 'ja' || asked === 'en') return asked
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.toLowerCase().startsWith('en') ? 'en' : 'ja'
}
