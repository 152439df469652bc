import type { Detector } from '../detector.ts'
import { isDoubtful, linkSpan, visibleLinks } from '../links.ts'

const disguises: ReadonlySet<string> = new Set([
  'integer-host',
  'suffix-in-host',
  'percent-host',
  'full-width',
  'odd-letters',
  'mixed-script-host',
  'backslash',
  'control-characters',
  'long-host',
  'many-labels',
  'double-scheme',
])

export const linkDisguised: Detector = {
  symbol: 'LINK_DISGUISED',
  aspect: 'target',
  about: {
    ja: 'リンクのアドレスに、行き先を隠す書き方があります',
    en: 'The link is written so as to hide where it leads',
  },
  detect: (view) => {
    const found = visibleLinks(view).filter(
      ({ link, standing }) => isDoubtful(standing.kind) && link.target.tricks.some((t) => disguises.has(t)),
    )
    return found.length > 0
      ? { value: 1, spans: found.slice(0, 5).map(linkSpan), data: { host: found[0]!.link.target.host } }
      : null
  },
}
