/** Commander's complaints in the person's language. */
import { helpTexts } from './help-texts.ts'
import { fill, type Lang } from './texts.ts'

type UsageError = {
  readonly code: string
  /** Commander's own, English: the names in it stand in single quotes. */
  readonly message: string
  /** The command it is about, '' for miwake itself. */
  readonly command: string
  /** What was probably meant, where commander cannot know. */
  readonly suggestion: string | undefined
  readonly lang: Lang
}

export const describeUsageError = ({ code, message, command, suggestion, lang }: UsageError): string => {
  const t = helpTexts(lang).errors
  const kind = code.replace('commander.', '')
  const quoted = [...message.matchAll(/'([^']*)'/g)].map((m) => m[1]!)
  // Of an option its name stands first, of an argument what was given.
  const [name = '', value = ''] = message.includes('command-argument') ? quoted.toReversed() : quoted
  const meant = suggestion ?? /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(message)?.[1]
  const text = kind in t ? fill(t[kind as keyof typeof t], { name, value }) : message.replace(/^error: /, '')
  const choices = /Allowed choices are ([^.]*)\./.exec(message)?.[1]
  const allowed = choices ? `\n${fill(t.allowedChoices, { choices })}` : ''
  const hint = meant ? `\n${fill(t.didYouMean, { name: meant })}` : ''
  return `${text}${allowed}${hint}\n${fill(t.see, { command: command === '' ? '' : `${command} ` })}`
}
