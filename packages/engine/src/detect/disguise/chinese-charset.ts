import type { Detector } from '../detector.ts'

export const chineseCharset: Detector = {
  symbol: 'CHINESE_CHARSET',
  aspect: 'disguise',
  about: {
    ja: '日本語のメールなのに、中国語の文字コードで書かれています',
    en: 'Japanese text in a Chinese character set',
  },
  detect: ({ message, lang }) =>
    lang === 'ja' && message.charsets.some((c) => /^(?:gb2312|gbk|gb18030|x-gbk|big5|hz-gb-2312)$/.test(c))
      ? { value: 1 }
      : null,
}
