import type { Detector } from '../detector.ts'

export const charsetTrick: Detector = {
  symbol: 'CHARSET_TRICK',
  aspect: 'disguise',
  about: { ja: '文字コードの表示と中身が食い違っています', en: 'The character set is not the one it says' },
  detect: ({ message }) => {
    const found = message.defects.filter((d) => d.kind === 'wrong-charset' || d.kind === 'bad-charset')
    return found.length > 0 ? { value: 1, data: { label: found[0]!.detail } } : null
  },
}
