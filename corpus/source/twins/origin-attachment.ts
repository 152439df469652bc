/** The sender is foreign, the links are the brand's; the attachment is his. */
import { htmlFile, pdfFile, wordFile, zipFile } from '../../../scripts/corpus/file.ts'
import { foreign, type Pair } from './pair.ts'

const loginPage = (host: string): string =>
  `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body><form action="https://${host}/post" method="post"><input name="id"><input type="password" name="pw"><input type="submit"></form></body></html>\n`

export const attachment: readonly Pair[] = [
  {
    name: 'japanpost-customs',
    lang: 'ja',
    from: '日本郵便 <noreply@post.japanpost.jp>',
    subject: '【日本郵便】国際郵便物のお届けについて',
    date: '2026-07-29 09:10 +0900',
    auth: 'pass',
    form: 'text',
    body: `
山田 太郎 様

海外から届いた郵便物を、7月31日にお届けする予定です。

| お問い合わせ番号 | LX000000417JP
| 差出国 | フィンランド

詳しい内容は、添付のご案内または郵便追跡サービスをご覧ください。
https://trackings.post.japanpost.jp/services/srv/search/

日本郵便株式会社`,
    files: [pdfFile('goannai.pdf', ['Kokusai yubin (sample notice)', 'Delivery on 31 July'])],
    bad: {
      why: `${foreign}; a program in a ZIP.`,
      from: '日本郵便 <noreply@miwake-sample-218.top>',
      auth: 'pass',
      hop: 'unknown 203.0.113.25',
      files: [zipFile('goannai.zip', { 'goannai.pdf.exe': 'harmless text\n' })],
    },
  },
  {
    name: 'sagawa-invoice',
    lang: 'ja',
    from: '佐川急便 <seikyu@sagawa-exp.co.jp>',
    subject: '【佐川急便】運賃請求書（8月分）の送付',
    date: '2026-09-02 10:30 +0900',
    auth: 'pass',
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
山田様

いつも佐川急便をご利用いただき、ありがとうございます。8月分の運賃請求書をお送りします。添付ファイルをご確認ください。

ご不明な点は、担当営業所までお問い合わせください。
https://www.sagawa-exp.co.jp/

佐川急便株式会社`,
    files: [pdfFile('seikyu_202608.pdf', ['Sagawa invoice (sample)', 'August: 12,480 yen'])],
    bad: {
      why: `${foreign}; a Word file with macros.`,
      from: '佐川急便 <seikyu@miwake-sample-219.example>',
      auth: 'none',
      hop: 'unknown 203.0.113.26',
      files: [wordFile('seikyu_202608.docm', '「コンテンツの有効化」を押してください。', true)],
    },
  },
  {
    name: 'monex-report',
    lang: 'ja',
    from: 'マネックス証券 <info@mail.monex.co.jp>',
    subject: '【マネックス証券】年間取引報告書のご案内',
    date: '2026-01-19 15:20 +0900',
    auth: { spf: 'pass mail.monex.co.jp', dkim: 'pass monex.co.jp', dmarc: 'pass monex.co.jp reject' },
    form: 'text',
    body: `
山田 太郎 様

2025年分の特定口座年間取引報告書を作成しました。ご覧になる方法は、添付のご案内をお読みください。

https://www.monex.co.jp/

マネックス証券株式会社`,
    files: [pdfFile('goriyou-annai.pdf', ['How to read your yearly report (sample)'])],
    bad: {
      why: `${foreign}; a page with a password form.`,
      from: 'マネックス証券 <info@miwake-sample-220.cn>',
      auth: 'pass',
      hop: 'unknown 203.0.113.27',
      files: [htmlFile('goriyou-annai.html', loginPage('miwake-sample-220.cn'))],
    },
  },
  {
    name: 'etax-box',
    lang: 'ja',
    from: 'e-Tax（国税電子申告・納税システム） <info@e-tax.nta.go.jp>',
    subject: 'e-Tax メッセージボックスに「申告に関するお知らせ」が届きました',
    date: '2026-02-12 06:00 +0900',
    auth: 'pass',
    charset: 'iso-2022-jp',
    form: 'text',
    body: `
山田 太郎 様

税務署からのお知らせが届いています。ご覧になるには、e-Taxのホームページを開き、メッセージボックスの画面へお進みください。

https://www.e-tax.nta.go.jp/

国税庁`,
    bad: {
      why: `${foreign}; the "notice" is attached as a page with a password form.`,
      from: 'e-Tax（国税電子申告・納税システム） <info@miwake-sample-221.top>',
      auth: 'pass',
      hop: 'unknown 203.0.113.28',
      files: [htmlFile('oshirase.html', loginPage('miwake-sample-221.top'))],
    },
  },
  {
    name: 'fedex-invoice',
    lang: 'en',
    from: 'FedEx Billing <noreply@fedex.com>',
    subject: 'FedEx invoice 7-004-17788 is available',
    date: '2026-05-19 08:08 +0000',
    auth: 'pass',
    form: 'text',
    charset: 'us-ascii',
    body: `
Dear customer,

Your invoice 7-004-17788 for shipments in April is attached. It is due on 18 June 2026.

You can also see and pay it online:
https://www.fedex.com/en-gb/billing-online.html

FedEx Express`,
    files: [pdfFile('7-004-17788.pdf', ['FedEx invoice (sample)', 'Due 18 June 2026'])],
    bad: {
      why: `${foreign}; a page with a password form instead of the invoice.`,
      from: 'FedEx Billing <noreply@miwake-sample-222.shop>',
      auth: 'pass',
      hop: 'unknown 203.0.113.29',
      files: [htmlFile('7-004-17788.pdf.html', loginPage('miwake-sample-222.shop'))],
    },
  },
  {
    name: 'docusign-completed',
    lang: 'en',
    from: 'Docusign <dse@docusign.net>',
    subject: 'Completed: Tenancy agreement 14 Bridge Street',
    date: '2026-01-16 10:20 +0000',
    auth: 'pass',
    style: 'card',
    encoding: 'quoted-printable',
    body: `
Everybody has signed. Your copy is attached.

**Tenancy agreement 14 Bridge Street**

[[VIEW COMPLETED DOCUMENT|https://na3.docusign.net/Member/EmailStart.aspx?a=00000000-0000-4000-8000-000000000001]]

For questions about it, ask Priya Nair.`,
    files: [pdfFile('Tenancy_agreement.pdf', ['Tenancy agreement (sample)', '14 Bridge Street'])],
    bad: {
      why: `${foreign}; a macro file instead of the agreement.`,
      from: 'Docusign <dse@miwake-sample-223.test>',
      auth: 'none',
      hop: 'unknown 203.0.113.30',
      files: [wordFile('Tenancy_agreement.docm', 'Enable content to view the signed copy.', true)],
    },
  },
]
