import { leadingLinks } from '../asked-links.ts'
import type { Detector } from '../detector.ts'
import { isDoubtful, linkSpan } from '../links.ts'

/** Programs, and archives that hide one. */
const program = /\.(?:exe|scr|msi|bat|cmd|ps1|vbs|jse?|wsf|hta|lnk|apk|jar|iso|img|dmg)$/i
const archive = /\.(?:zip|rar|7z|gz|cab|lzh)$/i
/** The password is told because scanners cannot open the file. */
const toldPassword = /パスワード|解凍|password|passcode/
const archiveValue = 0.5

export const linkFile: Detector = {
  symbol: 'LINK_FILE',
  aspect: 'target',
  about: {
    ja: '見知らぬサイトから、プログラムや圧縮ファイルを取らせようとしています',
    en: 'It wants a program or an archive fetched from an unfamiliar site',
  },
  detect: (view) => {
    const files = leadingLinks(view).filter(
      ({ own, standing, link }) =>
        !own && isDoubtful(standing.kind) && (program.test(link.target.path) || archive.test(link.target.path)),
    )
    if (files.length === 0) return null
    const certain = files.some(({ link }) => program.test(link.target.path)) || toldPassword.test(view.text.value)
    return {
      value: certain ? 1 : archiveValue,
      spans: files.slice(0, 5).map(linkSpan),
      data: { host: files[0]!.link.target.host },
    }
  },
}
