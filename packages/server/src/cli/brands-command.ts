/** `miwake brands`: the registry as a person reads it. */
import { brands } from '@miwake/engine'
import type { Lang } from './texts.ts'

export const brandsCommand = async (
  word: string | undefined,
  options: { readonly json: boolean; readonly lang: Lang },
): Promise<number> => {
  const wanted = word?.toLowerCase() ?? ''
  let shown = 0
  for (const brand of brands) {
    const names = [brand.id, brand.name.ja, brand.name.en, ...brand.spellings.map((s) => s.text)]
      .join(' ')
      .toLowerCase()
    if (!names.includes(wanted)) continue
    shown++
    if (options.json) {
      process.stdout.write(`${JSON.stringify(brand)}\n`)
      continue
    }
    const domains = brand.domains.map((d) => `${d.domain} (${d.proof})`).join(', ')
    process.stdout.write(
      `${brand.id.padEnd(24)} ${brand.name[options.lang]}  ${domains}${brand.entrance ? `  → ${brand.entrance.url}` : ''}\n`,
    )
  }
  if (shown > 0) return 0
  process.stderr.write(`miwake: no brand holds "${word}"; miwake brands lists all\n`)
  return 2
}
