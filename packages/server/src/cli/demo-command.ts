/** `miwake demo` (npm start): the project's own sample mailbox, as a person would want to see it. */
import { fileURLToPath } from 'node:url'
import { scanCommand } from './scan-command.ts'
import type { Lang } from './texts.ts'
import { trustOf } from './trust.ts'

export const samplePath = fileURLToPath(new URL('../../../../corpus/mail', import.meta.url))
/** The receiving server of the sample mails: its results are believed, as a person's own provider's would be. */
const sampleAuthservId = 'mx.example.jp'

const intro: Record<Lang, string> = {
  ja: '見分け Miwake ・ 見本の受信箱を調べます（メールはすべて、このために書いたものです）\n\n',
  en: 'Miwake: scanning a sample mailbox (every mail was written for this project)\n\n',
}
const next: Record<Lang, string> = {
  ja: `
ご自分のメールを調べるには:
  npm run miwake -- scan メール.eml              1通をくわしく
  npm run miwake -- scan --explain メール.eml    判定の内訳まで
  npm run miwake -- scan 受信箱.mbox Maildir/    まとめて一覧
  npm run miwake -- scan --help                  そのほかの使い方
調べるだけです。メールは動かさず、リンクも開きません。
`,
  en: `
To scan your own mail:
  npm run miwake -- scan mail.eml               one mail, in full
  npm run miwake -- scan --explain mail.eml     with every term of the sum
  npm run miwake -- scan inbox.mbox Maildir/    many, as a list
  npm run miwake -- scan --help                 everything else
It only looks: no mail is moved, no link is opened.
`,
}

export const demoCommand = async (lang: Lang): Promise<number> => {
  process.stdout.write(intro[lang])
  const code = await scanCommand([samplePath], {
    json: false,
    explain: false,
    full: false,
    shown: 'few',
    lang,
    trust: trustOf({ trustAuthservId: [sampleAuthservId] }),
    dns: false,
    trustedReceived: [],
  })
  process.stdout.write(next[lang])
  // Junk found is what the sample is for; only a mail that could not be read is a failure.
  return code === 2 ? 2 : 0
}
