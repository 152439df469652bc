/**
 * What a host or a brand's word looks like: two that look alike have one skeleton. The idea is UTS #39 §4; the table is
 * our own, made for hosts and brands only. Compare skeleton with skeleton, never with the plain word.
 */
import { fold } from './fold.ts'

/** First character: what all of the rest look like. Accents are stripped before, so only base letters are here. */
const groups = [
  'aаαɑ⍺ɐаӕаꭺᎪ',
  'bьЬвҍƀɓßβъꮟᏼᏴ',
  'cсϲҫçƈȼꮯᏟℂ',
  'dԁɗđðɖժꭰᎠ',
  'eеєҽεɛəҿ℮ꭼᎬ',
  'fƒϝғꞙք',
  'gɡɠցԍǥꮐᏀ',
  'hһнհɦħћꮋᎻ',
  'jјϳյʝꭻᎫ',
  'kкκқҝԟƙĸꮶᏦ',
  'lіıιɩɪïӀӏіł1i|ⅼǀɭƖӀ׀ןاꭵᎥꮮᏞ',
  'mмɱϻꮇᎷ',
  'nпηոռրɲŋπնƞ',
  'oоοօσ0øөӧδ๐০०੦ჿᴏ○〇◯',
  'pрρƥþꮲᏢ',
  'qԛզգɋ',
  'rгɾɼяꭱᎡꮢᏒ',
  'sѕʂ5ƽꮪᏚ§',
  'tтτƭŧեꭲᎢ',
  'uυսцʋµμʉ',
  'vνѵᏙꮩ',
  'wԝωѡшɯաꮃᎳ',
  'xхχҳ×',
  'yуγүұყʏɏƴꮍᎩ',
  'zᴢʐƶȥζꮓᏃ',
  '3зҙʒӡ',
  '4ч',
  "'ʼʹ`´",
  '-‐‑−',
  '力カヵ',
  '口ロ囗',
  '二ニ',
  '一ー',
  '夕タ',
  '工エェ',
  '卜ト',
  '八ハ',
  '千チ',
  '丿ノ',
  'へヘ',
  'べベ',
  'ぺペ',
  'りリ',
  '三ミ',
  'ムム厶',
  'ヌ又',
  'メ乄〆',
  'オォ才',
  'ヒ匕',
  'イィ亻',
  'アァ',
  'ウゥ',
  'ツッ',
  'ヤャ',
  'ユュ',
  'ヨョ',
  'ケヶ',
] as const
/** Capitals that look like another Latin letter than their lower case does. */
const capitals: ReadonlyMap<string, string> = new Map([
  ...pairs('ΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧx'),
  ...pairs('АaВbЕeЗ3ІiЈjКkМmНhОoРpСcТtУyХxЅsҮyԌgԚqԜwҺhЬb'),
  ...pairs('ՍuՏsՕoԼlՅjՑg'),
])
const twins: ReadonlyMap<string, string> = new Map(
  groups.flatMap((group) => [...group].slice(1).map((c) => [c, group[0]!])),
)
/** Latin letters and digits that others stand for, as units: the way through for ordinary hosts. */
const asciiTwins = Uint8Array.from({ length: 0x80 }, (_, c) =>
  (twins.get(String.fromCharCode(c)) ?? String.fromCharCode(c)).charCodeAt(0),
)
/** Longer input is no host and no brand; it is cut. */
const skeletonUnitsMax = 300

function pairs(text: string): [string, string][] {
  return (text.match(/../gu) ?? []).map((pair) => [pair[0]!, pair[1]!])
}

/**
 * Folded, accents stripped, each letter its look-alike's: Cyrillic, Greek, Armenian, Cherokee and odd Latin letters to
 * Latin ones; 0 and o, 1, i and l, 5 and s to one; カ 力, ロ 口, ー 一 and their like to one.
 */
export function skeleton(text: string): string {
  const cut = text.length > skeletonUnitsMax ? text.slice(0, skeletonUnitsMax) : text
  return asciiSkeleton(cut) ?? wideSkeleton(cut)
}

/** Also merges letters that together look like one: rn m, vv w, cl d. More words fall together, so it is weaker evidence. */
export function visualSkeleton(text: string): string {
  // After skeleton(), 'cl' is also written c1 and ci.
  return skeleton(text).replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd')
}

function asciiSkeleton(text: string): string | null {
  let same = true
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c > 0x7e || c <= 0x20) return null
    same &&= asciiTwins[c] === c && (c < 0x41 || c > 0x5a)
  }
  if (same) return text
  let result = ''
  const lower = text.toLowerCase()
  for (let i = 0; i < lower.length; i++) result += String.fromCharCode(asciiTwins[lower.charCodeAt(i)]!)
  return result
}

function wideSkeleton(text: string): string {
  let read = ''
  for (const c of text) read += capitals.get(c) ?? c
  const stripped = fold(read)
    .value.normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
  let result = ''
  for (const c of stripped) result += twins.get(c) ?? c
  return result
}
