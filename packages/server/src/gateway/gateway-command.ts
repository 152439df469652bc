/** `miwake gateway`: mail servers ask until it is told to stop. */
import type { Place } from '../cli/server-commands.ts'
import { serverTexts } from '../cli/server-texts.ts'
import { fill } from '../cli/texts.ts'
import { feedFolder } from '../feed/feed-file.ts'
import type { Lang } from '../http/lang.ts'
import { createLog } from '../http/serve/log.ts'
import { complain, say, settingsFor } from '../http/serve/place.ts'
import { withStore } from '../http/serve/with-store.ts'
import { loadKnowledge } from '../knowledge.ts'
import { createGatewayMetrics } from './metrics.ts'
import { openGateway } from './open-gateway.ts'
import { reloading } from './reloading.ts'
import { formatSocket } from './socket.ts'
import { watchSettings } from './watch-settings.ts'

/** @returns the exit code, once it was told to stop and has. */
export const gatewayCommand = async (place: Place, lang: Lang): Promise<number> => {
  const t = serverTexts(lang)
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const { settings } = loaded
  const { milter, check, spamd, lmtp, smtp } = settings.gateway
  if ([milter, check, spamd, lmtp, smtp].every((socket) => socket === '')) return complain(t.noWayIn)
  const log = createLog(settings.logLevel)
  const stopping = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
  return withStore(settings, async (store) => {
    const gateway = await openGateway({
      store,
      knowledge: loadKnowledge(),
      settings: settings.gateway,
      dns: settings.dns,
      feedFolder: feedFolder(settings.data),
      log: (level, event, fields) => log[level]({ event, ...fields }),
      metrics: createGatewayMetrics(),
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error
      return error
    })
    if (gateway instanceof Error) return complain(fill(t.cannotListen, { reason: gateway.message }))
    for (const [name, listening] of Object.entries(gateway.listening))
      say(fill(t.listening, { name, where: formatSocket(listening.endpoint) }))
    const unwatch = watchSettings(loaded.file, reloading({ place, running: settings, gateway, log }))
    await stopping
    unwatch()
    await gateway.close()
    say(t.stopped)
    return 0
  })
}
