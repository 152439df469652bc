/** The address as state: changes with the back button, and changes the address. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { formatRoute, parseRoute, type Route } from './route.ts'

export const useRoute = (): readonly [Route, (route: Route, replace?: boolean) => void] => {
  const [route, setRoute] = useState(() => parseRoute(location.hash))
  const current = useRef(route)
  useEffect(() => {
    const read = () => {
      const { hash } = location
      // '#main' of the skip link is a place in the page, no route: the browser has gone there, the address stays.
      if (hash !== '' && !hash.startsWith('#/')) {
        history.replaceState(null, '', formatRoute(current.current))
        return
      }
      current.current = parseRoute(hash)
      setRoute(current.current)
    }
    // The address may have changed since it was read to draw the page.
    if (formatRoute(parseRoute(location.hash)) !== formatRoute(current.current)) read()
    addEventListener('hashchange', read)
    addEventListener('popstate', read)
    return () => {
      removeEventListener('hashchange', read)
      removeEventListener('popstate', read)
    }
  }, [])
  const go = useCallback((next: Route, replace = false) => {
    const hash = formatRoute(next)
    if (replace) history.replaceState(null, '', hash)
    else if (hash !== location.hash) history.pushState(null, '', hash)
    current.current = next
    setRoute(next)
  }, [])
  return [route, go]
}
