/** The server's events as state: lists ask again after a burst of them, not at each. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { listenToEvents } from '../api/events.ts'
import type { Progress, ServerEvent } from '../api/types.ts'

/** Mails arrive in bursts: one look afterwards is enough, ms. */
const settleMs = 400

export type Events = {
  readonly changes: number
  readonly progress: Progress | null
  readonly connected: boolean
  readonly listen: (listener: (event: ServerEvent) => void) => () => void
}

export const useEvents = (active: boolean): Events => {
  const [changes, setChanges] = useState(0)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [connected, setConnected] = useState(true)
  const listeners = useRef(new Set<(event: ServerEvent) => void>())

  useEffect(() => {
    if (!active) return
    let timer: ReturnType<typeof setTimeout> | null = null
    const close = listenToEvents({
      onConnected: setConnected,
      onEvent: (event) => {
        for (const listener of listeners.current) listener(event)
        if (event.type === 'progress') {
          setProgress(event.done >= event.of ? null : event)
          if (event.done < event.of) return
        }
        timer ??= setTimeout(() => {
          timer = null
          setChanges((count) => count + 1)
        }, settleMs)
      },
    })
    return () => {
      close()
      if (timer !== null) clearTimeout(timer)
    }
  }, [active])

  const listen = useCallback((listener: (event: ServerEvent) => void) => {
    listeners.current.add(listener)
    return () => void listeners.current.delete(listener)
  }, [])
  return { changes, progress, connected, listen }
}
