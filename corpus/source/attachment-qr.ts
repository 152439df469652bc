/** QR codes, as a picture and as a table. */
import { pngFile } from '../../scripts/corpus/file.ts'
import { qrPng, qrTable } from '../../scripts/corpus/qr.ts'
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

const qrBad = await qrPng('https://mfa.miwake-sample-50.top/enroll?u=hanako')
const qrHonest = await qrPng('https://www.midori-hall.example.jp/t/26-1107-0042')
const tableBad = await qrTable('https://miwake-sample-51.cn/p')
const tableHonest = await qrTable('https://www.midori-hall.example.jp/t/0042')

export const attachmentQr: readonly Family[] = [
  {
    family: 'qr-picture',
    shows: 'A QR code in a picture carries the link.',
    mails: [
      phish('qr-picture-bad', 'en', 'No link in the text; the code leads to a foreign page; Microsoft named.', {
        symbols: ['QR_CODE', 'BRAND_IMPERSONATED'],
        actions: ['junk', 'review'],
        from: 'Microsoft Authenticator <security@miwake-sample-50.top>',
        subject: 'Action required: re-enroll your authenticator (expires today)',
        date: '2025-09-24 08:15 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.60',
        style: 'card',
        encoding: 'quoted-printable',
        files: [pngFile('qr.png', qrBad, 'qr@miwake')],
        body: `
Hello hanako@example.com,

Your multi-factor authentication expires **today**. Scan the QR code below with your phone camera to keep access to Microsoft 365.

![QR code|cid:qr@miwake]

Employees who fail to complete this will lose access to email and Teams.`,
      }),
      ham('qr-picture-honest', 'ja', "The code is the ticket of a concert and leads to the hall's own domain.", {
        symbols: ['QR_CODE'],
        from: 'みどりホール チケット係 <ticket@midori-hall.example.jp>',
        subject: '【みどりホール】電子チケット（11月7日 弦楽四重奏の夕べ）',
        date: '2026-10-10 12:40 +0900',
        auth: 'pass',
        style: 'card',
        files: [pngFile('ticket.png', qrHonest, 'ticket@midori-hall')],
        body: `
山田 太郎 様

ご購入ありがとうございます。当日は、下のQRコードを入口でお見せください。

| 公演 | 弦楽四重奏の夕べ
| 日時 | 11月7日（土）18時開演
| 座席 | 1階 8列 12番

![電子チケットのQRコード|cid:ticket@midori-hall]

QRコードが表示されないときは[[チケットのページ|https://www.midori-hall.example.jp/t/26-1107-0042]]を開いてください。`,
      }),
      phish('qr-table-bad', 'ja', 'The code is drawn with table cells: no picture, no link, no text.', {
        symbols: ['QR_CODE', 'BRAND_IMPERSONATED'],
        actions: ['junk', 'review'],
        from: 'PayPayカード <card@miwake-sample-51.cn>',
        subject: '【PayPayカード】ご利用可能枠の見直しについて',
        date: '2026-05-25 07:50 +0800',
        auth: 'pass',
        hop: 'unknown 203.0.113.62',
        form: 'html',
        style: 'plain',
        html: (page) => page.replace('<p>QR</p>', tableBad),
        body: `
PayPayカード会員様

ご利用可能枠の見直しのため、ご本人様確認が必要となりました。スマートフォンのカメラで下のコードを読み取り、24時間以内にお手続きください。

QR

PayPayカード株式会社`,
      }),
      ham(
        'qr-table-honest',
        'ja',
        'The hall draws its ticket the same way, to its own domain, with a link beside it.',
        {
          symbols: ['QR_CODE'],
          from: 'みどりホール チケット係 <ticket@midori-hall.example.jp>',
          subject: '【みどりホール】入場用QRコードのお知らせ',
          date: '2026-11-05 10:00 +0900',
          auth: 'pass',
          form: 'both',
          style: 'plain',
          html: (page) => page.replace('<p>QR</p>', tableHonest),
          text: (text) => text.replace('QR\r\n', '（QRコードはHTMLメールでご覧いただけます）\r\n'),
          body: `
山田 太郎 様

あさって11月7日の公演にご来場いただく際は、下のコードを入口でお見せください。

QR

[[チケットのページ|https://www.midori-hall.example.jp/t/0042]]

みどりホール　電話 000-000-0808`,
        },
      ),
    ],
  },
]
