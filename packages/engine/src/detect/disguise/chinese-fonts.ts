import type { Detector } from '../detector.ts'

export const chineseFonts: Detector = {
  symbol: 'CHINESE_FONTS',
  aspect: 'disguise',
  about: { ja: '日本語のメールなのに、中国語の書体が指定されています', en: 'Japanese text set in Chinese fonts' },
  detect: ({ message, lang }) => {
    if (lang !== 'ja') return null
    const fonts = message.html.fonts.filter((f) =>
      /yahei|simsun|simhei|pingfang sc|dengxian|nsimsun|fangsong|kaiti|宋体|微软雅黑|黑体|等线/.test(f),
    )
    // Apple's stack names PingFang beside Japanese fonts in honest mail; YaHei and SimSun alone do not stand there.
    return fonts.some((f) => !f.includes('pingfang')) ? { value: 1, data: { font: fonts[0]! } } : null
  },
}
