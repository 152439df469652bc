/** Whether a server of Debian's can run here: installed when missing and we are root; said aloud where it cannot. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const aptGet = '/usr/bin/apt-get'

const isRoot = () => process.getuid?.() === 0

/** Another apt may be running: wait for it instead of failing at once, s. */
const aptLockSeconds = 300

const aptInstall = (packages: readonly string[]): string | null => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const lock = ['-o', `DPkg::Lock::Timeout=${aptLockSeconds}`]
  const apt = (args: readonly string[]) => spawnSync(aptGet, [...lock, ...args], { env, encoding: 'utf8' })
  const install = () => apt(['install', '-y', '--no-install-recommends', ...packages])
  let run = install()
  if (run.status !== 0) {
    apt(['update'])
    run = install()
  }
  return run.status === 0 ? null : (run.stderr || run.error?.message || 'apt-get failed').trim().slice(-300)
}

const whyMissing = (binary: string, packages: readonly string[]): string | null => {
  if (existsSync(binary)) return null
  if (!isRoot()) return `needs root to install ${packages[0]}`
  const problem = existsSync(aptGet) ? aptInstall(packages) : 'no apt-get to install it with'
  return existsSync(binary) ? null : `${packages.join(' ')}: ${problem ?? `installed, but no ${binary}`}`
}

/**
 * Makes sure the binary is there, of a server that only root can run.
 * @returns null when it is, else why these tests are skipped. In CI a part that cannot run is an error.
 */
export const ensureServer = (binary: string, packages: readonly string[]): string | null =>
  told(isRoot() ? whyMissing(binary, packages) : `needs root to run ${packages[0]}`)

/** The same for what anybody can run. */
export const ensureProgram = (binary: string, packages: readonly string[]): string | null =>
  told(whyMissing(binary, packages))

const told = (reason: string | null): string | null => {
  if (reason === null) return null
  if (process.env.CI === 'true') throw new Error(`skipped in CI, which is a failure: ${reason}`)
  console.log(`skipped: ${reason}`)
  return reason
}
