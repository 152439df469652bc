/**
 * Hostile mails opened in a real browser, in the real page: whatever they try, nothing asks beyond the page's origin, no
 * script of theirs runs, nothing opens and nothing is led away. And the main screens hold to WCAG 2.2 AA.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostileHost, hostileMails } from './hostile-html/index.ts'
import { chromiumMissing, launchChromium } from './servers/chromium.ts'
import { type Miwake, type MiwakePlace, miwakePlace } from './servers/miwake.ts'
import { until } from './servers/ports.ts'
import { openWatched, type WatchedPage } from './story/watched-page.ts'

/** The page may have to be built first. */
const hookMs = 60_000
/** Opened by one test: each group well below the time a test may take. */
const atOnce = 25
const groups = Array.from({ length: Math.ceil(hostileMails.length / atOnce) }, (_, n) =>
  hostileMails.slice(n * atOnce, (n + 1) * atOnce),
)

type Listed = {
  readonly items: readonly { readonly id: number; readonly subject: string }[]
  readonly next: string | null
}

describe.skipIf(chromiumMissing !== null)('the page in Chromium', () => {
  let place: MiwakePlace
  let miwake: Miwake
  let browser: Browser
  let watched: WatchedPage
  let page: Page
  /** Message row by the name of the hostile mail. */
  let ids: ReadonlyMap<string, number>

  beforeAll(async () => {
    place = miwakePlace()
    const maildir = join(place.directory, 'Maildir')
    for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true })
    const now = Math.floor(Date.now() / 1000)
    for (const [n, { raw }] of hostileMails.entries())
      writeFileSync(join(maildir, 'new', `${now - n}.M${n}P1.test`), raw)
    place.run('mailbox', 'add', '--kind', 'maildir', '--path', maildir, '--name', 'hostile')
    ;[miwake, browser] = await Promise.all([place.serve('--lang', 'ja'), launchChromium()])
    watched = await openWatched(browser, miwake.url, { lang: 'ja', scheme: 'light', size: 'desktop' })
    page = watched.page
    await page.goto(miwake.link)
    await page.locator('.side').waitFor()
    const listed = async (from = ''): Promise<Listed['items']> => {
      const path = `/api/messages?mailbox=1&limit=100${from}`
      const { items, next } = (await (await watched.context.request.get(miwake.url + path)).json()) as Listed
      return next === null ? items : [...items, ...(await listed(`&cursor=${encodeURIComponent(next)}`))]
    }
    await until('all taken in', async () => {
      const rows = await listed()
      ids = new Map(rows.map(({ id, subject }) => [subject.replace('hostile ', ''), id]))
      return hostileMails.every(({ name }) => ids.has(name))
    })
  }, hookMs)
  afterAll(async () => {
    await browser?.close()
    await place?.remove()
  })

  test.each(groups.map((mails, n) => [n + 1, mails] as const))(
    'hostile mails, group %i: none gets out',
    async (_, mails) => {
      for (const { name } of mails) {
        await page.goto(`${miwake.url}/#/mail/1/-/${ids.get(name)}`)
        await page.locator('h2.subject', { hasText: `hostile ${name}` }).waitFor()
        const asSent = page.getByRole('button', { name: '送られた形' })
        if ((await asSent.getAttribute('aria-pressed')) !== 'true') await asSent.click()
        const frame = await (await page.locator('iframe.frame').elementHandle())!.contentFrame()
        await frame!.waitForLoadState('load')
        expect(new URL(frame!.url()).pathname, name).toBe(`/api/messages/${ids.get(name)}/body`)
        expect(new URL(page.url()).origin, name).toBe(miwake.url)
      }
      expect(watched.surprises).toEqual([])
      expect(watched.sent.filter(({ url }) => url.includes(hostileHost))).toEqual([])
      // Every address that was asked for is the page's own, or in the page itself.
      const origins = new Set(
        watched.sent
          .map(({ url }) => new URL(url))
          .map(({ protocol, origin }) => (protocol === 'data:' ? protocol : origin)),
      )
      origins.delete('data:')
      expect([...origins]).toEqual([miwake.url])
      expect(watched.context.pages()).toHaveLength(1)
    },
  )

  // With the invented API behind it, web.test.ts looks at every screen, size and scheme.
  const looks = [
    { lang: 'ja', scheme: 'light' },
    { lang: 'en', scheme: 'dark' },
  ] as const
  test.each(looks)('the main screens hold to WCAG 2.2 AA: $lang, $scheme', async ({ lang, scheme }) => {
    const other = await openWatched(browser, miwake.url, { lang, scheme, size: 'desktop' })
    await other.context.addCookies(await watched.context.cookies())
    const found: string[] = []
    const check = async (path: string, there: string) => {
      await other.page.goto(`${miwake.url}/#/${path}`)
      await other.page.locator(there).first().waitFor()
      found.push(...(await other.axe()).map((text) => `${path}: ${text}`))
    }
    await check('mail/1', '.row:not(.is-empty)')
    await check(`mail/1/-/${ids.get('form')}`, '.verdict')
    for (const screen of ['look-up', 'journal', 'learned', 'lists', 'health', 'settings', 'dry-run'])
      await check(`${screen}/1`, '.screen h1')
    // Who has a mailbox already begins with the address of another.
    await check('start', '.wizard-steps')
    await other.close()
    expect(found).toEqual([])
    expect(other.complaints).toEqual([])
  })
})
