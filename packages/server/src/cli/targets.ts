/** Where a mail's links lead, told by host: the ones to mind first. */
import type { LinkView, Scan } from '@miwake/engine'
import type { Answers } from './answers.ts'
import { brandName } from './reasons.ts'
import { safe, safeLine } from './safe.ts'
import { fill, type Lang, textsOf } from './texts.ts'

export type Target = {
  /** Harmless, A-label form. */
  readonly host: string
  readonly about: string
  /** What the link's text shows in its place, '' where it is honest. */
  readonly shownAs: string
  readonly bad: boolean
}

type Kind = LinkView['standing']['kind']
/** The less a host is vouched for, the earlier it is told. */
const order: readonly Kind[] = [
  'look-alike',
  'ip',
  'dynamic-dns',
  'shortener',
  'free-host',
  'unknown',
  'free-mail',
  'reserved',
  'mailer',
  'popular',
  'service',
  'restricted',
  'brand',
]
const badFrom: ReadonlySet<Kind> = new Set(['look-alike', 'ip', 'dynamic-dns', 'shortener', 'free-host', 'unknown'])

/** One entry a host, of links a reader can follow. */
export const targetsOf = (
  { view }: Scan,
  { ownLinks, brandSites }: Pick<Answers, 'ownLinks' | 'brandSites'>,
  lang: Lang,
): readonly Target[] => {
  const t = textsOf(lang)
  const byHost = new Map<string, LinkView>()
  for (const link of view.links) {
    if (link.link.hidden) continue
    const { host } = link.link.target
    const known = byHost.get(host)
    if (known === undefined || (shownHost(known) === '' && shownHost(link) !== '')) byHost.set(host, link)
  }
  const rank = ({ own, standing: { kind } }: LinkView) =>
    own && kind !== 'look-alike' ? order.length : order.indexOf(kind)
  return [...byHost.values()]
    .sort((a, b) => rank(a) - rank(b))
    .map((link) => {
      const { kind, brand } = link.standing
      return {
        host: safe(link.link.target.host),
        about:
          link.own && kind !== 'brand' && kind !== 'look-alike'
            ? t.own[ownLinks]
            : fill(kind === 'brand' && link.own && brandSites === 'likely' ? t.likelyBrandSite : t.standing[kind], {
                brand: brand ? brandName(brand, lang) : '',
              }),
        shownAs: shownHost(link),
        bad: badFrom.has(kind) && (!link.own || kind === 'look-alike'),
      }
    })
}

/** A host that stands in the link's text and is not where it leads. */
const shownHost = ({ link: { shown, target } }: LinkView): string => {
  const host = /^\s*(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,24})(?:[/?#:\s]|$)/i.exec(shown.slice(0, 300))?.[1]
  if (host === undefined) return ''
  const lower = host.toLowerCase()
  const { registrable } = target
  return registrable !== '' && (lower === registrable || lower.endsWith(`.${registrable}`)) ? '' : safeLine(lower)
}
