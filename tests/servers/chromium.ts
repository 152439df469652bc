/** Debian's Chromium, for what only a real browser can show. */
import { type Browser, chromium } from 'playwright-core'
import { ensureProgram } from './available.ts'

const binary = '/usr/bin/chromium'

/** Null when it can run here, else why not (then printed as skipped, and an error in CI). */
export const chromiumMissing: string | null = ensureProgram(binary, ['chromium', 'fonts-noto-cjk'])

/** Check `chromiumMissing` first. The caller closes it, in afterAll(). */
export const launchChromium = (): Promise<Browser> =>
  // Chromium's own sandbox refuses to run as root, as tests do in containers.
  chromium.launch({ executablePath: binary, args: ['--no-sandbox', '--disable-lcd-text'] })
