/** CPU time of other processes, from Linux' /proc: what a peer's worker spent, finer than the 10 ms ticks of `ps`. */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** CPU milliseconds of all threads of a process since it began; 0 when it is gone. */
export const processCpuMs = (pid: number): number => {
  let ns = 0
  try {
    for (const task of readdirSync(`/proc/${pid}/task`))
      ns += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0])
  } catch {
    // It ended between the list and the look.
  }
  return ns / 1e6
}

const statusMiB = (pid: number, field: 'VmRSS' | 'VmHWM'): number => {
  try {
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Resident memory of a process, MiB. */
export const processRssMiB = (pid: number): number => statusMiB(pid, 'VmRSS')
/** The most it ever had resident, MiB. */
export const processPeakMiB = (pid: number): number => statusMiB(pid, 'VmHWM')

/** Processes below `pid`, at any depth, with their command lines. */
export const descendants = (pid: number): readonly { readonly pid: number; readonly command: string }[] => {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const [, rest] = readFileSync(`/proc/${name}/stat`, 'utf8').split(/\) (?=[A-Z] )/)
      parents.set(Number(name), Number(rest?.split(' ')[1]))
    } catch {
      // Gone.
    }
  }
  const isBelow = (id: number): boolean => {
    const parent = parents.get(id)
    return parent !== undefined && parent !== 0 && (parent === pid || isBelow(parent))
  }
  return [...parents.keys()].filter(isBelow).map((id) => ({ pid: id, command: commandOf(id) }))
}

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

/** Waits until a process has spent next to nothing for two seconds: compiling its rules, it is not what a peer costs. */
export const settled = async (pid: number, timeoutMs: number): Promise<boolean> => {
  const lookMs = 2_000
  for (let waited = 0, before = processCpuMs(pid); waited < timeoutMs; waited += lookMs) {
    await sleep(lookMs)
    const now = processCpuMs(pid)
    if (now - before < 20) return true
    before = now
  }
  return false
}
