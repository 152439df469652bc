/** Short forms for writing the mails of this folder. */
import type { MailSpec, Verdict } from '../../scripts/corpus/spec.ts'

type Rest = Omit<MailSpec, 'name' | 'lang' | 'verdict' | 'why'>

const mail =
  (verdict: Verdict) =>
  (name: string, lang: 'ja' | 'en', why: string, rest: Rest): MailSpec => ({ name, lang, verdict, why, ...rest })

export const phish = mail('phishing')
export const spam = mail('spam')
export const ham = mail('ham')
