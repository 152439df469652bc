/** Settings for a command, or the sentences that say what is wrong with them. */

import type { Place } from '../../cli/server-commands.ts'
import { serverTexts } from '../../cli/server-texts.ts'
import { formatSettingsProblem, type LoadedSettings, loadSettings } from '../../config/load.ts'
import type { Lang } from '../lang.ts'

export const say = (text: string): void => void process.stdout.write(`${text}\n`)
export const complain = (text: string): number => {
  process.stderr.write(`miwake: ${text}\n`)
  return 2
}

/** null where they are wrong: that was said. */
export const settingsFor = (place: Place, lang: Lang): Extract<LoadedSettings, { readonly ok: true }> | null => {
  const loaded = loadSettings(place)
  if (loaded.ok) return loaded
  complain([serverTexts(lang).badSettings, ...loaded.problems.map((p) => `  ${formatSettingsProblem(p)}`)].join('\n'))
  return null
}
