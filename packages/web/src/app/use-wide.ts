/** Whether the window has room for the folder list beside the rest. */
import { useSyncExternalStore } from 'react'

const query = '(min-width: 1080px)'

const subscribe = (changed: () => void): (() => void) => {
  const media = matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
