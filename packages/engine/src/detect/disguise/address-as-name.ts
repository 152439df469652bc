import type { Detector } from '../detector.ts'

export const addressAsName: Detector = {
  symbol: 'ADDRESS_AS_NAME',
  aspect: 'disguise',
  about: { ja: '名前の代わりにメールアドレスで呼びかけています', en: 'It greets you by your mail address' },
  detect: ({ message, subject, text }) => {
    const head = `${subject.value}\n${text.value.slice(0, 600)}`
    for (const { address, localPart } of message.to.slice(0, 3)) {
      const full = address.toLowerCase()
      if (full.length >= 5 && head.includes(full)) return { value: 1 }
      const local = localPart.toLowerCase()
      if (
        local.length >= 4 &&
        (head.includes(`${local}様`) ||
          head.includes(`${local}さん`) ||
          head.includes(`dear ${local}`) ||
          head.includes(`hi ${local},`) ||
          head.includes(`hello ${local}`))
      )
        return { value: 0.7 }
    }
    return null
  },
}
