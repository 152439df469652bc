/** Scripts of code points, coarse, after Unicode's Scripts.txt; and words that mix look-alike scripts. */

export const scripts = [
  'common',
  'latin',
  'greek',
  'cyrillic',
  'armenian',
  'hebrew',
  'arabic',
  'indic',
  'thai',
  'georgian',
  'cherokee',
  'coptic',
  'lisu',
  'hangul',
  'hiragana',
  'katakana',
  'han',
  'other',
] as const
export type Script = (typeof scripts)[number]

/**
 * Script and its blocks, hexadecimal first-last. Later ranges overrule earlier ones. `indic` is the Brahmic family of
 * India and its neighbours; `other` is any script nobody has to tell apart here; the rest is `common`.
 */
const blocks: readonly (readonly [script: Script, blocks: string])[] = [
  ['latin', '41-5a 61-7a aa ba c0-d6 d8-f6 f8-2b8 2e0-2e4 1d00-1d25 1d2c-1d5c 1d62-1d65 1d6b-1d77 1d79-1dbe 1e00-1eff'],
  ['latin', '2071 207f 2090-209c 212a-212b 2132 214e 2160-2188 2c60-2c7f a722-a787 a78b-a7ff ab30-ab5a ab5c-ab64'],
  ['latin', 'ab66-ab69 fb00-fb06 ff21-ff3a ff41-ff5a'],
  [
    'greek',
    '370-373 375-377 37a-37d 37f 384 386 388-3e1 3f0-3ff 1d26-1d2a 1d5d-1d61 1d66-1d6a 1dbf 1f00-1fff 2126 ab65',
  ],
  ['cyrillic', '400-484 487-52f 1c80-1c8a 1d2b 1d78 2de0-2dff a640-a69f fe2e-fe2f'],
  ['armenian', '531-58f fb13-fb17'],
  ['hebrew', '591-5f4 fb1d-fb4f'],
  ['arabic', '600-604 606-60b 60d-61a 61c-61e 620-63f 641-64a 656-66f 671-6dc 6de-6ff 750-77f 870-8e1 8e3-8ff'],
  ['arabic', 'fb50-fd3d fd40-fdff fe70-fefc'],
  ['indic', '900-950 955-963 966-dff'],
  ['thai', 'e01-e3a e40-e5b'],
  ['georgian', '10a0-10fa 10fc-10ff 1c90-1cbf 2d00-2d2d'],
  ['cherokee', '13a0-13fd ab70-abbf'],
  ['coptic', '3e2-3ef 2c80-2cff'],
  ['lisu', 'a4d0-a4ff'],
  ['hangul', '1100-11ff 302e-302f 3131-318e 3200-321e 3260-327e a960-a97c ac00-d7fb ffa0-ffdc'],
  ['hiragana', '3041-3096 309d-309f'],
  ['katakana', '30a1-30fa 30fd-30ff 31f0-31ff 32d0-32fe 3300-3357 ff66-ff6f ff71-ff9d'],
  ['han', '2e80-2fd5 3005 3007 3021-3029 3038-303b 3400-4dbf 4e00-9fff f900-faff'],
  ['other', '700-74f 780-7ff 800-86f e81-fff 1000-109f 1200-139f 1400-1c7f 1cc0-1ccf 2c00-2c5f 2d30-2ddf 3105-312f'],
  ['other', 'a000-a4cf a500-a63f a6a0-a6ff a800-a82f a840-a95f a980-ab2f abc0-abff'],
]

const scriptOfUnit: Uint8Array = buildTable()

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const [script, ranges] of blocks) {
    for (const range of ranges.split(' ')) {
      const [from, to = from] = range.split('-').map((hex) => Number.parseInt(hex, 16))
      table.fill(scripts.indexOf(script), from!, to! + 1)
    }
  }
  return table
}

/** Script of a code point; anything that is not one is 'common'. */
export function scriptOf(codePoint: number): Script {
  if (codePoint < 0x10000) return scripts[scriptOfUnit[codePoint] ?? 0]!
  // Supplementary planes: Han, kana supplements; the rest is symbols and scripts of no concern here.
  if (codePoint >= 0x20000 && codePoint <= 0x3ffff) return 'han'
  if (codePoint >= 0x1b000 && codePoint <= 0x1b16f) return codePoint === 0x1b000 ? 'katakana' : 'hiragana'
  return 'common'
}

/** Script by UTF-16 unit, as an index of `scripts`, for loops over text. */
export function scriptIndexAt(text: string, at: number): number {
  return scriptOfUnit[text.charCodeAt(at)]!
}
