/** Something asked of the server for as long as a screen shows it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure, Result } from '../api/client.ts'

export type Asked<T> = {
  readonly value: T | null
  readonly failure: Failure | null
  readonly again: () => void
  /** Puts a changed value in place before the server is asked again. */
  readonly put: (value: T) => void
}

/** @param ask kept by useCallback: a new function is a new question, and the old answer goes. */
export const useResult = <T>(ask: () => Promise<Result<T>>): Asked<T> => {
  const [answer, setAnswer] = useState<{
    readonly ask: unknown
    readonly value: T | null
    readonly failure: Failure | null
  }>({
    ask: null,
    value: null,
    failure: null,
  })
  const round = useRef(0)
  const again = useCallback(async () => {
    const mine = ++round.current
    const result = await ask()
    if (mine !== round.current) return
    setAnswer((old) =>
      result.ok
        ? { ask, value: result.value, failure: null }
        : { ask, value: old.ask === ask ? old.value : null, failure: result.failure },
    )
  }, [ask])
  useEffect(() => {
    void again()
    return () => {
      round.current++
    }
  }, [again])
  const isCurrent = answer.ask === ask
  return {
    value: isCurrent ? answer.value : null,
    failure: isCurrent ? answer.failure : null,
    again: () => void again(),
    put: (value) => setAnswer({ ask, value, failure: null }),
  }
}
