import { registrableDomain } from '../../domain/registrable.ts'
import type { Detector } from '../detector.ts'
import { sameOwner } from '../shown-host.ts'

const hostInName = /(?:^|[\s"'(（【[<「])((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,6})(?=$|[\s"')）】\]>」,:])/

/** 'Bank.example' written as a name; an address there (with @) is DISPLAY_NAME_ADDRESS. */
export const displayNameHost: Detector = {
  symbol: 'DISPLAY_NAME_HOST',
  aspect: 'claim',
  about: {
    ja: '差出人名に、実際とは別のドメイン名が書かれています',
    en: 'The sender’s name shows another domain than the real one',
  },
  detect: (view) => {
    const { fromName, origin } = view
    if (origin.headerFrom === '' || fromName.value.includes('@')) return null
    const host = hostInName.exec(fromName.value)?.[1]
    if (host === undefined || registrableDomain(host) === null || sameOwner(host, origin.headerFrom, view)) return null
    // 'Ms. R.Co' and the like are no hosts; what stands nowhere in the tables and is short is chance.
    const { kind } = view.standingOf(host)
    if (kind === 'unknown' && !/\.(?:com|net|org|jp|de|br|fr|nl|it|uk)$/.test(host)) return null
    return {
      value: 1,
      spans: [{ place: 'from', index: 0, start: 0, end: fromName.original.length }],
      data: { shown: host, host: origin.headerFrom },
    }
  },
}
