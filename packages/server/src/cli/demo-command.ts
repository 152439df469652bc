/** `miwake demo`: the project's own sample mailbox, as a person would want to see it. */
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ScanOptions, scanCommand } from './scan-command.ts'
import type { Lang } from './texts.ts'
import { trustOf } from './trust.ts'

const samplePath = fileURLToPath(new URL('../../../../corpus/mail', import.meta.url))
/** The receiving server of the sample mails: its results are believed, as a person's own provider's would be. */
const sampleAuthservId = 'mx.example.jp'

const intro: Record<Lang, string> = {
  ja: '見分け Miwake ・ まず、見本のメールを1通（見本はすべて、このために書いたものです）\n\n',
  en: 'Miwake: first, one mail of the sample mailbox (every mail in it was written for this project)\n\n',
}
const all: Record<Lang, string> = {
  ja: '\nつぎに、見本の受信箱の全部\n\n',
  en: '\nNow the whole sample mailbox\n\n',
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

/** One mail in full before the list: what an answer looks like. */
const example = 'smbc-card-bad.eml'

export const demoCommand = async (lang: Lang): Promise<number> => {
  const here = relative(process.cwd(), samplePath)
  const folder = here.startsWith('..') ? samplePath : here
  const options: ScanOptions = {
    json: false,
    explain: false,
    full: false,
    shown: 'few',
    lang,
    trust: trustOf({ trustAuthservId: [sampleAuthservId] }),
    dns: false,
    trustedReceived: [],
    smimeRoots: [],
  }
  process.stdout.write(intro[lang])
  const one = await scanCommand([join(folder, example)], options)
  process.stdout.write(all[lang])
  const many = await scanCommand([folder], options)
  process.stdout.write(next[lang])
  // Junk found is what the sample is for; only a mail that could not be read is a failure.
  return one === 2 || many === 2 ? 2 : 0
}
