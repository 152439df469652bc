/** `miwake serve`, and with the sample mailbox `npm start`. */
import type { Place } from '../../cli/server-commands.ts'
import { serverTexts } from '../../cli/server-texts.ts'
import { fill } from '../../cli/texts.ts'
import { KeyFileError, StoreError } from '../../store/index.ts'
import { isLoopbackAddress } from '../access/host.ts'
import type { Lang } from '../lang.ts'
import { builtPage } from './build-page.ts'
import { createLog } from './log.ts'
import { openServer } from './open-server.ts'
import { complain, say, settingsFor } from './place.ts'

export type ServeCommand = {
  readonly place: Place
  readonly lang: Lang
  readonly demo: boolean
  readonly version: string
}

/** @returns once it was told to stop, and has. */
export const serveCommand = async ({ place, lang, demo, version }: ServeCommand): Promise<number> => {
  const t = serverTexts(lang)
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const { settings } = loaded
  // A person looking on reads sentences; lines of JSON only where something is wrong.
  const isWatched = process.stderr.isTTY === true && settings.logLevel === 'info'
  const log = createLog(isWatched ? 'warn' : settings.logLevel)
  const page = builtPage(() => process.stderr.write(`${t.building}\n`))
  if (page.problem !== null) complain(fill(t.notBuilt, { reason: page.problem }))
  if (page.folder === null) complain(t.noPage)
  const stopping = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
  try {
    const result = await openServer({
      settings,
      lang: settings.lang === 'auto' ? lang : settings.lang,
      version,
      log,
      webFolder: page.folder,
      demo,
      anyPort: demo && place.given.port === undefined,
    })
    if (!result.ok) return complain(fill(t[result.problem], { port: settings.port, host: settings.host }))
    const { running } = result
    // Whoever has an account signs in with it, at this machine too.
    const link = running.hasAccounts ? '' : await running.newLink()
    const opening = running.hasAccounts ? t.openAccounts : isLoopbackAddress(settings.host) ? t.open : t.openPassword
    say(`${fill(opening, { link, url: running.url })}${demo ? t.demoNote : ''}${t.stopNote}`)
    await stopping
    await running.close()
    say(t.stopped)
    return 0
  } catch (error) {
    if (error instanceof KeyFileError || error instanceof StoreError) return complain(error.message)
    log.fatal({ event: 'cannot run', err: error })
    throw error
  }
}
