/** The quarantine in a real browser: found, read, delivered, thrown away; and a digest’s link without script. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settingsSchema } from '../packages/server/src/config/settings.ts'
import { addHeldLink } from '../packages/server/src/gateway/quarantine/digest/links.ts'
import { type Behind, startBehind } from '../packages/server/src/gateway/testing/smtp-behind.ts'
import { invite } from '../packages/server/src/http/access/invite.ts'
import { createLog } from '../packages/server/src/http/serve/log.ts'
import { openServer, type Running } from '../packages/server/src/http/serve/open-server.ts'
import { addAccount, holdMail, listHeld, openStore, type Store } from '../packages/server/src/store/index.ts'
import { chromiumMissing, launchChromium } from './servers/chromium.ts'
import { openWatched, type WatchedPage } from './story/watched-page.ts'

const web = fileURLToPath(new URL('../packages/web', import.meta.url))
const bytes = readFileSync(new URL('../corpus/mail/bank-device-bad.eml', import.meta.url))
/** The page is built first. */
const hookMs = 60_000

describe.skipIf(chromiumMissing !== null)('the quarantine on the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'miwake-held-page-'))
  const dist = join(folder, 'dist')
  const opened: WatchedPage[] = []
  let behind: Behind
  let running: Running
  let store: Store
  let browser: Browser
  let taro = 0

  beforeAll(async () => {
    await build({
      root: web,
      configFile: join(web, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: dist, emptyOutDir: true },
    })
    behind = await startBehind('smtp')
    const settings = settingsSchema.parse({
      data: join(folder, 'data'),
      keyFile: join(folder, 'key'),
      port: 0,
      dns: false,
      gateway: { reinject: `inet:127.0.0.1:${behind.port}` },
    })
    const served = await openServer({
      settings,
      lang: 'ja',
      version: '0.1.0',
      log: createLog('silent'),
      webFolder: dist,
      demo: false,
      anyPort: false,
    })
    if (!served.ok) throw new Error(served.problem)
    running = served.running
    store = await openStore({ path: join(folder, 'data', 'miwake.db'), keyFile: settings.keyFile, now: Date.now })
    await addAccount(store, { login: 'admin', name: '', roles: ['admin'], addresses: [] })
    const added = await addAccount(store, {
      login: 'taro',
      name: '',
      roles: ['person'],
      addresses: ['taro@example.test'],
    })
    if (!added.ok) throw new Error(added.problem)
    taro = added.account.id
    for (const [subject, to] of [
      ['一通目', 'taro@example.test'],
      ['二通目', 'taro@example.test'],
      ['他人の', 'hanako@example.test'],
    ] as const)
      await holdMail(store, {
        queueId: '',
        messageId: '',
        mailFrom: 'a@umi.example',
        fromName: '青海銀行',
        fromAddress: 'a@umi.example',
        subject,
        verdict: 'phishing',
        bytes: Buffer.concat([Buffer.from(`X-Copy: ${encodeURIComponent(subject)}\r\n`), bytes]),
        recipients: [to],
        result: { result: null, facts: null },
      })
    browser = await launchChromium()
  }, hookMs)
  afterAll(async () => {
    await Promise.all(opened.map((watched) => watched.close()))
    await browser?.close()
    await store?.close()
    await running?.close()
    await behind?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(['desktop', 'phone'] as const)('found, read and delivered on a %s', async (size) => {
    const watched = await openWatched(browser, running.url, { lang: 'ja', scheme: 'light', size }, [])
    opened.push(watched)
    const { page, axe, complaints, surprises } = watched
    await page.goto(`${running.url}/open?token=${await invite(store, taro)}`)
    await page.getByRole('button', { name: 'はじめる' }).click()
    await page.getByRole('heading', { name: '自分のアカウント' }).waitFor()
    await page.goto(`${running.url}/#/held`)
    await page.getByRole('heading', { name: '隔離', exact: true }).waitFor()
    const subject = size === 'desktop' ? '一通目' : '二通目'
    const row = page.locator('.held-row').filter({ hasText: subject })
    await row.waitFor()
    expect(await page.getByText('他人の').count()).toBe(0)
    expect(await axe()).toEqual([])

    await row.click()
    await page.locator('h2.subject:focus').waitFor()
    await page.locator('.verdict-word').getByText('フィッシング').waitFor()
    expect(await page.locator('.message a[href^="http"]').count()).toBe(0)
    expect(await axe()).toEqual([])
    const before = behind.mails.length
    await page.getByRole('button', { name: '届ける', exact: true }).click()
    const question = page.getByRole('dialog')
    await question.getByText('リンクを開いたり').waitFor()
    await question.getByRole('button', { name: '届ける', exact: true }).click()
    await page.getByText('メールサーバーが受け取ったことを確かめました').waitFor()
    await page.getByText(`250 2.0.0 Ok: queued as ${before + 1}`).waitFor()
    expect(behind.mails).toHaveLength(before + 1)
    await page.getByRole('button', { name: '一覧に戻る' }).click()
    await page.getByLabel('状態').selectOption('released')
    await row.waitFor()
    expect(await axe()).toEqual([])
    expect(complaints).toEqual([])
    // axe opens windows of its own.
    expect(surprises.filter((each) => each !== 'window: about:blank')).toEqual([])
  })

  test('a link of a digest mail works without script, once', async () => {
    const [row] = await listHeld(store, { recipients: ['hanako@example.test'], limit: 1 })
    const link = { id: row!.id, to: 'hanako@example.test' }
    const token = await addHeldLink(store, 'release', { link, until: Date.now() + 60_000 })
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${running.url}/held/release?token=${token}`)
    await page.getByRole('heading', { name: 'このメールを受け取りますか' }).waitFor()
    await page.getByRole('button', { name: '受け取る' }).click()
    await page.getByText('250 2.0.0 Ok: queued as').waitFor()
    expect(behind.mails.at(-1)).toMatchObject({ to: ['hanako@example.test'] })
    await page.goto(`${running.url}/held/release?token=${token}`)
    await page.getByRole('heading', { name: 'このリンクはもう使えません' }).waitFor()
    await context.close()
  })
})
