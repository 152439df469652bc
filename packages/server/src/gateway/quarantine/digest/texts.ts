/** What a digest mail says, Japanese as the source. */
import type { Lang } from '../../../http/lang.ts'

const ja = {
  subject: '隔離したメールのお知らせ（{count}通）',
  subjectAll: '隔離したメールのお知らせ（全員分、{count}通）',
  intro:
    '詐欺や迷惑メールの疑いで、次のメールを隔離しています。受け取りたいメールは「受け取る」から、詐欺だと思うメールは「通報する」から進んでください。開いたページで、もう一度確かめられます。',
  rest: '心当たりのないメールは、そのままで構いません。隔離してから {days} 日で消えます。',
  to: '宛先',
  from: '差出人',
  itemSubject: '件名',
  noSubject: '（件名なし）',
  heldAt: '隔離した日時',
  verdict: '判定',
  reason: '理由',
  release: '受け取る',
  report: '通報する',
  more: 'このほかに {count} 通あります。',
  all: '隔離したメールをすべて見る',
  footer:
    'このメールは、メールサーバーの Miwake が自動で送っています。ここにあるリンクの行き先は、どれも {url} です。隔離したメールの中のリンクは載せていません。',
  verdicts: { ham: '要確認', spam: '迷惑メール', phishing: 'フィッシング(詐欺)' },
}
export type DigestTexts = typeof ja

const en: DigestTexts = {
  subject: '{count} mails are held',
  subjectAll: '{count} mails are held (of everybody)',
  intro:
    'These mails are held because they look like phishing or junk. To get one, follow “Get it”; to report one as phishing, follow “Report it”. The page that opens asks you once more.',
  rest: 'You need not do anything about mail you do not know. It is gone {days} days after it was held.',
  to: 'To',
  from: 'From',
  itemSubject: 'Subject',
  noSubject: '(no subject)',
  heldAt: 'Held since',
  verdict: 'Verdict',
  reason: 'Why',
  release: 'Get it',
  report: 'Report it',
  more: 'There are {count} more.',
  all: 'See all that is held',
  footer:
    'Miwake, at your mail server, sends this mail by itself. All links in it lead to {url}; links of held mails are not shown.',
  verdicts: { ham: 'to be checked', spam: 'junk mail', phishing: 'phishing' },
}

export const digestTexts = (lang: Lang): DigestTexts => ({ ja, en })[lang]
