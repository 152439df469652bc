/** What the spamd front end is given. */
import type { Judge } from '../answer.ts'
import type { Learn } from '../learn.ts'
import type { GatewaySettings } from '../settings.ts'
import type { Endpoint, GatewayLog } from '../socket.ts'

export type SpamdOptions = {
  readonly socket: Endpoint
  readonly judge: Judge
  readonly learn: Learn
  readonly settings: Pick<
    GatewaySettings,
    'bytesMax' | 'connectionsMax' | 'idleMs' | 'judgeMs' | 'milterMode' | 'onFailure'
  >
  readonly log: GatewayLog
}
