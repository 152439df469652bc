/** The reader's list in Chromium, from the address typed to the first mails on the screen, nothing in the browser's cache. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { startServing } from './serving.ts'

export type FirstPaint = {
  /** Loads, each in a browser profile of its own. */
  readonly loads: number
  readonly medianMs: number
  readonly maxMs: number
}

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const loads = 7

/** Runs in the page: the moment the first mail is drawn, in ms since its navigation began. */
const noteFirstRow = `new MutationObserver((_, observer) => {
  if (!document.querySelector('.rows [role=option]')) return
  observer.disconnect()
  requestAnimationFrame(() => setTimeout(() => { window.firstRowMs = performance.now() }))
}).observe(document, { childList: true, subtree: true })`

/** Not waitForFunction(): the page's policy lets nothing be evaluated from within. */
const firstRow = `new Promise((done) => {
  const look = () => (window.firstRowMs === undefined ? setTimeout(look, 10) : done(window.firstRowMs))
  look()
})`

/** @param place a store with the mails, which another process may have open. @returns null where there is no Chromium. */
export const measureFirstPaint = async (place: {
  readonly data: string
  readonly keyFile: string
}): Promise<FirstPaint | null> => {
  if (executablePath === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'miwake-paint-'))
  const config = join(folder, 'miwake.json')
  writeFileSync(config, JSON.stringify({ ...place, port: 0, dns: false }))
  const serving = await startServing(config)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const [name = '', value = ''] = serving.cookie.split('=')
  const times: number[] = []
  try {
    for (let n = 0; n < loads; n++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP' })
      await context.addCookies([{ name, value, url: serving.url }])
      const page = await context.newPage()
      await page.addInitScript(noteFirstRow)
      await page.goto(serving.url)
      times.push(await page.evaluate<number>(firstRow))
      await context.close()
    }
  } finally {
    await browser.close()
    await serving.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  times.sort((a, b) => a - b)
  return { loads, medianMs: times[loads >> 1]!, maxMs: times.at(-1)! }
}
