import type { Detector } from '../detector.ts'

export const qrCode: Detector = {
  symbol: 'QR_CODE',
  aspect: 'target',
  about: { ja: 'QRコードで別のサイトへ誘導しています', en: 'A QR code leads to a site' },
  detect: ({ facts, message }) => {
    if (facts.qr !== 'unknown' && facts.qr.some((text) => /^https?:/i.test(text))) return { value: 1 }
    return facts.qr === 'unknown' && message.html.qrTables.length > 0 ? { value: 1 } : null
  },
}
