/** What a key does. One table for acting and for the help page. */

export type Command = 'next' | 'previous' | 'open' | 'search' | 'explain' | 'undo' | 'back' | 'help' | 'look'

/** Shown in this order; the first key of each is the one the help names first. */
export const keysOf: readonly (readonly [command: Command, keys: readonly string[]])[] = [
  ['next', ['j', 'ArrowDown']],
  ['previous', ['k', 'ArrowUp']],
  ['open', ['o', 'Enter']],
  ['search', ['/']],
  ['explain', ['e']],
  ['undo', ['u']],
  ['look', ['c']],
  ['back', ['Escape']],
  ['help', ['?']],
]

const commandOf = new Map(keysOf.flatMap(([command, keys]) => keys.map((key) => [key, command] as const)))

export type Pressed = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  /** An input method is choosing letters: every key is its own. */
  readonly isComposing: boolean
  /** The key goes into a field, a menu or a dialog. */
  readonly typing: boolean
  /** The key would press a focused button or follow a link. */
  readonly onControl: boolean
}

/**
 * @param letters whether single letters act at all (WCAG 2.1.4: they can be turned off).
 * @returns null where the key is not ours.
 */
export const commandFor = (pressed: Pressed, letters: boolean): Command | null => {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing) return null
  const command = commandOf.get(pressed.key)
  if (command === undefined) return null
  if (pressed.key === 'Escape') return command
  if (pressed.typing) return null
  if (pressed.key === 'Enter') return pressed.onControl ? null : command
  if (pressed.key.startsWith('Arrow')) return null // arrows act in the list itself, and scroll elsewhere
  return letters ? command : null
}
