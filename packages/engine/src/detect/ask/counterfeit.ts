import { hasOptOut } from '../advertising.ts'
import type { Detector } from '../detector.ts'
import { distinctHits, phraseText, severalOrSubject } from '../phrase-strength.ts'

/** Makers and kinds of ware: dealers in used watches name them too. */
const wares =
  /^(?:ロレックス|ルイヴィトン|カルティエ|ブライトリング|パネライ|オメガ時計|ブランド時計|代金引換|実物写真|海外直営店|rolex|rolex watches|breitling|cartier|louis vuitton|luxury watches|designer (?:watches|bags|handbags)|ray.ban|oakley|moncler|canada goose|montres de luxe|relojes de lujo|orologi di lusso)$/
/** A price no maker's ware is sold at. */
const tooCheap =
  /(?:[6-9]\d|up to [5-9]\d) ?%? ?(?:~|-)? ?(?:\d\d)? ?% ?(?:off|オフ|引)|[6-9]割引|激安|格安|最安|cheap|wholesale|outlet|discount/
const cheapChars = 8000

/** A watch may be named in honest mail: two words, or one in the subject. */
export const counterfeit: Detector = {
  symbol: 'COUNTERFEIT',
  aspect: 'ask',
  about: { ja: '偽ブランド品などの販売のようです', en: 'It seems to sell counterfeits' },
  phrases: [
    'スーパーコピー',
    'ブランドコピー',
    'ブランド*コピー',
    'コピー商品',
    'コピー品',
    'コピー時計',
    '時計コピー',
    'バッグコピー',
    'n級品',
    'n品',
    'レプリカ',
    '偽物ブランド',
    'ロレックス',
    'ルイヴィトン',
    'カルティエ',
    'ブライトリング',
    'パネライ',
    'シャネル*激安',
    'エルメス*激安',
    'オメガ時計',
    'ブランド*激安',
    'ブランド時計',
    '腕時計*激安',
    '代金引換',
    '海外直営店',
    '実物写真',
    'replica',
    'replicas',
    'replica watch',
    'replica watches',
    'fake watches',
    'rolex',
    'rolex watches',
    'breitling',
    'cartier',
    'louis vuitton',
    'luxury watches',
    'designer watches',
    'designer bags',
    'designer handbags',
    'aaa quality',
    '1:1 quality',
    'knockoff',
    'ray-ban',
    'ray ban',
    'oakley',
    'moncler',
    'canada goose',
    'oem software',
    'cheap software',
    'adobe*cheap',
    'nachgemachte',
    'replika uhren',
    'réplique',
    'montres de luxe',
    'réplicas',
    'relojes de lujo',
    'repliche',
    'orologi di lusso',
  ],
  detect: (view) => {
    const onlyWares = view
      .phraseHits('COUNTERFEIT')
      .every(({ place, start, end }) => wares.test(phraseText(view, place).slice(start, end).toLowerCase()))
    const isCheap = () => tooCheap.test(view.subject.value) || tooCheap.test(view.text.value.slice(0, cheapChars))
    if (!onlyWares || isCheap()) return severalOrSubject(view, 'COUNTERFEIT')
    const isDealer = view.origin.proven === true && hasOptOut(view)
    return isDealer || distinctHits(view, view.phraseHits('COUNTERFEIT')) < 2
      ? null
      : severalOrSubject(view, 'COUNTERFEIT')
  },
}
