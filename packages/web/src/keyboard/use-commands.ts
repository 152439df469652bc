/** Keys of the whole page to commands. */
import { useEffect, useRef } from 'react'
import { type Command, commandFor } from './keymap.ts'

export type Handlers = Readonly<Partial<Record<Command, () => void>>>

const typingIn = 'input, textarea, select, [contenteditable], dialog'
const controls = 'button, a[href], summary, input, select, textarea'

export const useCommands = (handlers: Handlers, letters: boolean): void => {
  const current = useRef(handlers)
  useEffect(() => {
    current.current = handlers
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const target = event.target instanceof Element ? event.target : null
      // A dialog closes itself.
      if (event.key === 'Escape' && document.querySelector('dialog[open]')) return
      const command = commandFor(
        {
          key: event.key,
          ctrlKey: event.ctrlKey,
          metaKey: event.metaKey,
          altKey: event.altKey,
          isComposing: event.isComposing,
          typing: target?.closest(typingIn) != null,
          onControl: target?.closest(controls) != null,
        },
        letters,
      )
      const handler = command === null ? undefined : current.current[command]
      if (!handler) return
      event.preventDefault()
      handler()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [letters])
}
