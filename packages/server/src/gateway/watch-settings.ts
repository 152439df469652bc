/** Tells when the settings are to be read anew: SIGHUP, or the file was written. */
import { statSync } from 'node:fs'

/** A file that is replaced, written in pieces or mounted is seen alike by looking; one stat costs nothing, ms. */
const lookMs = 2_000

const stateOf = (file: string): string => {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat === undefined ? '' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`
}

export type Cause = 'signal' | 'file'

/** @param file null: only the signal is heard. @returns ends it. */
export const watchSettings = (file: string | null, tell: (cause: Cause) => void, everyMs = lookMs): (() => void) => {
  const onSignal = () => tell('signal')
  process.on('SIGHUP', onSignal)
  let told = file === null ? '' : stateOf(file)
  let seen = told
  const timer = setInterval(() => {
    if (file === null) return
    const state = stateOf(file)
    // Told once it has stayed the same from one look to the next: an editor may still be writing.
    if (state === seen && state !== told && state !== '') {
      told = state
      tell('file')
    }
    seen = state
  }, everyMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    process.off('SIGHUP', onSignal)
  }
}
