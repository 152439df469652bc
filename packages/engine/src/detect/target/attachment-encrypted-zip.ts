import type { Detector } from '../detector.ts'

export const attachmentEncryptedZip: Detector = {
  symbol: 'ATTACHMENT_ENCRYPTED_ZIP',
  aspect: 'target',
  about: {
    ja: 'パスワード付きの圧縮ファイルがあり、中を確かめられません',
    en: 'A password-protected archive cannot be looked into',
  },
  detect: ({ message }) => {
    const index = message.attachments.findIndex((a) => a.kind === 'zip-encrypted' || a.kind === 'rar-encrypted')
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
