/** What the HTTP front end is given. */
import type { Judge } from '../answer.ts'
import type { Health } from '../health/health.ts'
import type { Learn } from '../learn.ts'
import type { GatewaySettings } from '../settings.ts'
import type { Endpoint, GatewayLog } from '../socket.ts'

export type CheckOptions = {
  readonly socket: Endpoint
  readonly judge: Judge
  readonly learn: Learn
  readonly settings: Pick<
    GatewaySettings,
    'bytesMax' | 'connectionsMax' | 'idleMs' | 'judgeMs' | 'milterMode' | 'onFailure' | 'checkPassword'
  >
  readonly log: GatewayLog
  /** Answers /readyz; nothing: there is neither that nor /healthz. */
  readonly health?: Health
  /** Text of Prometheus. */
  readonly metrics: () => Promise<string>
  /** Monotonic, ms. */
  readonly nowMs: () => number
}
