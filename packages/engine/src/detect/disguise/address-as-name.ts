import type { Detector } from '../detector.ts'

const headChars = 600
const recipientsRead = 3
const after = /^\s*[>)」】]?\s*(?:様|さま|さん|殿|へ|のお客様|お客様)/
const before =
  /(?:^|[\s,])(?:dear|hi|hello|hey|hallo|bonjour|cher|chère|olá|ola|prezado|prezada|prezado\(a\)|caro|hola|estimado|estimada|ciao|gentile|beste|lieber|liebe|welcome|attn|user)[:,]?\s*[<(「【]?$/

/** A name is greeted: 'hanako@example.com 様', 'Dear hanako,'. An address told as data ('登録アドレス: …') is none. */
export const addressAsName: Detector = {
  symbol: 'ADDRESS_AS_NAME',
  aspect: 'disguise',
  about: { ja: '名前の代わりにメールアドレスで呼びかけています', en: 'It greets you by your mail address' },
  detect: ({ message, subject, text }) => {
    const head = text.value.slice(0, headChars)
    for (const { address, localPart } of message.to.slice(0, recipientsRead)) {
      const full = address.toLowerCase()
      if (full.length >= 5 && (greeted(head, full) || greeted(subject.value, full) || subject.value.startsWith(full)))
        return { value: 1 }
      const local = localPart.toLowerCase()
      if (local.length >= 4 && /[\d._-]/.test(local) && (greeted(head, local) || greeted(subject.value, local)))
        return { value: 0.7 }
    }
    return null
  },
}

const greeted = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    // 'Hi hanako.yamada@…' is the address's business, not the local part's.
    const rest = text.slice(at + name.length, at + name.length + 12)
    if (!rest.startsWith('@') && after.test(rest)) return true
    if (!/^[@\w.-]*[@\w]/.test(rest) && before.test(text.slice(Math.max(0, at - 24), at))) return true
  }
  return false
}
