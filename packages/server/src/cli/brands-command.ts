/** `miwake brands`: the registry as a person reads it. */
import { brands } from '@miwake/engine'
import { paintFor, wantsColour } from './colour.ts'
import { cut, fit } from './layout.ts'
import { safeLine } from './safe.ts'
import type { Lang } from './texts.ts'

type Brand = (typeof brands)[number]

/** Up to so many brands are told in full. */
const fullMax = 4

const labels = {
  ja: {
    none: '「{word}」を含むブランドはありません。一覧は miwake brands',
    spellings: '呼び名',
    domains: 'ドメイン',
    entrance: '公式の入口',
    antiPhishing: '見分け方',
    contact: '問い合わせ',
    report: '通報先',
    proofs: '根拠: O 本人のページ、W それを引くページ、C 公開コード、U 一般の知識',
    count: '{n} ブランド',
  },
  en: {
    none: 'no brand holds “{word}”; miwake brands lists all',
    spellings: 'Names',
    domains: 'Domains',
    entrance: 'Entrance',
    antiPhishing: 'How to tell',
    contact: 'Contact',
    report: 'Report to',
    proofs: 'Proof: O the brand’s own page, W a page quoting it, C public code, U general knowledge',
    count: '{n} brands',
  },
} satisfies Record<Lang, Record<string, string>>

export const brandsCommand = (
  word: string | undefined,
  { json, lang }: { readonly json: boolean; readonly lang: Lang },
): number => {
  const t = labels[lang]
  const wanted = fold(word ?? '')
  const found = brands.filter((brand) => namesOf(brand).some((name) => fold(name).includes(wanted)))
  const exact = found.filter((brand) => brand.id === wanted)
  const write = (text: string) => process.stdout.write(`${text}\n`)
  if (found.length === 0) {
    process.stderr.write(`miwake: ${t.none.replace('{word}', () => safeLine(word ?? ''))}\n`)
    return 2
  }
  if (json) for (const brand of found) write(JSON.stringify(brand))
  else if (word !== undefined && (exact.length > 0 || found.length <= fullMax)) {
    for (const brand of exact.length > 0 ? exact : found) write(card(brand, lang))
    write(t.proofs)
  } else {
    const columns = process.stdout.columns ?? 100
    for (const brand of found) {
      const { id, name, entrance } = brand
      write(cut(`${fit(id, 24)} ${fit(name[lang], 26)} ${entrance?.url ?? ''}`.trimEnd(), columns))
    }
    write(`\n${t.count.replace('{n}', String(found.length))}`)
  }
  return 0
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

const namesOf = (brand: Brand): readonly string[] => [
  brand.id,
  brand.name.ja,
  brand.name.en,
  ...brand.spellings.map((s) => s.text),
  ...brand.domains.map((d) => d.domain),
]

const card = (brand: Brand, lang: Lang): string => {
  const t = labels[lang]
  const paint = paintFor(wantsColour(process.stdout, process.env))
  const row = (label: string, value: string) => (value === '' ? [] : [`  ${fit(label, 12)}${value}`])
  const proof = (p: string) => paint.dim(`(${p})`)
  const page = (found: { readonly url: string; readonly proof: string } | undefined) =>
    found ? `${found.url} ${proof(found.proof)}` : ''
  const reports = (brand.report ?? []).map((r) =>
    r.kind === 'address' ? r.address : r.kind === 'form' ? r.url : `${r.kind}${r.note ? `: ${r.note}` : ''}`,
  )
  return [
    `${paint.bold(brand.name[lang])}  ${paint.dim(brand.id)}`,
    ...row(t.spellings, brand.spellings.map((s) => s.text).join(lang === 'ja' ? '、' : ', ')),
    ...brand.domains.flatMap((d, i) => row(i === 0 ? t.domains : '', `${d.domain} ${proof(d.proof)}`)),
    ...row(t.entrance, page(brand.entrance)),
    ...row(t.antiPhishing, page(brand.antiPhishing)),
    ...row(t.contact, page(brand.contact)),
    ...reports.flatMap((report, i) => row(i === 0 ? t.report : '', report)),
    '',
  ].join('\n')
}
