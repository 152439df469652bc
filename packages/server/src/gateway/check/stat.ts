/** What /stat tells, in rspamd's names (rspamc stat prints them). */
import type { RspamdAction } from './score.ts'

export type CheckCounts = {
  readonly scanned: number
  readonly learned: number
  /** Requests answered by an error, or by `onFailure`. */
  readonly failed: number
  readonly connections: number
  readonly actions: Readonly<Record<RspamdAction, number>>
}

export type Counting = {
  readonly countAction: (action: RspamdAction) => void
  readonly countLearned: () => void
  readonly countFailed: () => void
  readonly countConnection: () => void
  readonly counts: () => CheckCounts
}

export const createCounting = (): Counting => {
  const actions: Record<RspamdAction, number> = { 'no action': 0, 'add header': 0, 'soft reject': 0, reject: 0 }
  const total = { scanned: 0, learned: 0, failed: 0, connections: 0 }
  return {
    countAction: (action) => {
      total.scanned++
      actions[action]++
    },
    countLearned: () => {
      total.learned++
    },
    countFailed: () => {
      total.failed++
    },
    countConnection: () => {
      total.connections++
    },
    counts: () => ({ ...total, actions: { ...actions } }),
  }
}

export const statOf = ({ scanned, learned, failed, connections, actions }: CheckCounts, uptimeSeconds: number) => ({
  uptime: Math.floor(uptimeSeconds),
  read_only: false,
  scanned,
  learned,
  failed,
  actions: { ...actions, greylist: 0, 'rewrite subject': 0 },
  spam_count: actions['add header'] + actions.reject + actions['soft reject'],
  ham_count: actions['no action'],
  connections,
  control_connections: 0,
  total_learns: learned,
})
