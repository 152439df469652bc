/** Commander's complaints in the person's language. */
import { helpTexts } from './help-texts.ts'
import { fill, type Lang } from './texts.ts'

/** @param message commander's own, English: the names in it stand in single quotes. */
export const describeUsageError = (code: string, message: string, command: string, lang: Lang): string => {
  const t = helpTexts(lang).errors
  const kind = code.replace('commander.', '')
  const [name = '', value = ''] = [...message.matchAll(/'([^']*)'/g)].map((m) => m[1]!)
  const suggestion = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(message)?.[1]
  const text = kind in t ? fill(t[kind as keyof typeof t], { name, value }) : message.replace(/^error: /, '')
  const hint = suggestion ? `\n${fill(t.didYouMean, { name: suggestion })}` : ''
  return `${text}${hint}\n${fill(t.see, { command: command === '' ? '' : `${command} ` })}`
}
