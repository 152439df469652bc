/** What happens at the server while the page is open (server-sent events). The browser connects again by itself. */
import type { ServerEvent } from './types.ts'

const types: readonly ServerEvent['type'][] = ['message-added', 'message-changed', 'mailbox-changed', 'progress']

export type EventListener = {
  readonly onEvent: (event: ServerEvent) => void
  readonly onConnected: (connected: boolean) => void
}

/** @returns closes the connection. */
export const listenToEvents = ({ onEvent, onConnected }: EventListener): (() => void) => {
  const source = new EventSource('/api/events')
  source.onopen = () => onConnected(true)
  source.onerror = () => onConnected(false)
  for (const type of types) {
    source.addEventListener(type, (message: MessageEvent<string>) => {
      const event = parseEvent(type, message.data)
      if (event) onEvent(event)
    })
  }
  return () => source.close()
}

/** @returns null for what is no JSON object. */
export const parseEvent = (type: ServerEvent['type'], data: string): ServerEvent | null => {
  try {
    const value: unknown = JSON.parse(data)
    return value !== null && typeof value === 'object' ? ({ ...value, type } as ServerEvent) : null
  } catch {
    return null
  }
}
