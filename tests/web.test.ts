/**
 * The reader's page in a real browser, against the fake API: every screen in both languages, light and dark, on a desktop
 * and a phone, without a finding of axe, an error on the console, or a request that leaves the page's origin.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeServer, startFakeServer } from './web/fake-server.ts'

const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const root = new URL('..', import.meta.url).pathname
const dist = mkdtempSync(join(tmpdir(), 'miwake-web-'))

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
type Look = {
  readonly size: keyof typeof sizes
  readonly lang: 'ja' | 'en'
  readonly scheme: 'light' | 'dark'
}
/** Every language, scheme and size with each of the others, though not with both at once. */
const looks: readonly Look[] = [
  { size: 'desktop', lang: 'ja', scheme: 'light' },
  { size: 'desktop', lang: 'en', scheme: 'dark' },
  { size: 'phone', lang: 'ja', scheme: 'dark' },
  { size: 'phone', lang: 'en', scheme: 'light' },
]
const screens = ['look-up', 'journal', 'learned', 'lists', 'settings', 'health', 'dry-run']

/** Mails in the list; a field's choices are options too. */
const rowsOf = (page: Page) => page.locator('.rows').getByRole('option')

let browser: Browser
let full: FakeServer
let empty: FakeServer
let large: FakeServer
const started = [] as FakeServer[]
const start = async (...options: Parameters<typeof startFakeServer>) => {
  const server = await startFakeServer(...options)
  started.push(server)
  return server
}

describe.runIf(chromiumPath !== undefined || process.env.CI === 'true')('the page in Chromium', () => {
  beforeAll(async () => {
    await build({
      root: join(root, 'packages/web'),
      configFile: join(root, 'packages/web/vite.config.ts'),
      logLevel: 'error',
      build: { outDir: dist, emptyOutDir: true },
    })
    browser = await chromium.launch({ executablePath: chromiumPath ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
    full = await start(dist)
    empty = await start(dist, { empty: true })
    large = await start(dist, { rows: 100_000 })
  })
  afterAll(async () => {
    await browser?.close()
    await Promise.all(started.map((server) => server.close()))
    rmSync(dist, { recursive: true, force: true })
  })

  /** A page that writes down what went wrong and what was asked of whom. */
  const openPage = async ({ size, lang, scheme }: Look) => {
    const context: BrowserContext = await browser.newContext({
      viewport: sizes[size],
      colorScheme: scheme,
      locale: lang === 'ja' ? 'ja-JP' : 'en-GB',
      timezoneId: 'Asia/Tokyo',
      reducedMotion: 'reduce',
    })
    const page: Page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const complaints: string[] = []
    const hosts = new Set<string>()
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => hosts.add(new URL(request.url()).host))
    return { page, complaints, hosts, close: () => context.close() }
  }
  const axe = async (page: Page): Promise<readonly string[]> => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      // The mail's own document: the server's, and in a sandbox that no script of ours enters.
      .exclude('iframe')
      .analyze()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    )
  }
  const desktop: Look = { size: 'desktop', lang: 'ja', scheme: 'light' }

  test.each(looks)(
    'every screen, $size $lang $scheme: no finding of axe, no error, nothing asked elsewhere',
    async (look) => {
      const { page, complaints, hosts, close } = await openPage(look)
      const found: string[] = []
      const check = async (name: string) => {
        found.push(...(await axe(page)).map((text) => `${name}: ${text}`))
        const { scroll, client } = await page.evaluate<{ scroll: number; client: number }>(
          '({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth })',
        )
        if (scroll > client) found.push(`${name}: ${scroll - client} px wider than the window`)
      }
      await page.goto(full.url)
      await rowsOf(page).first().waitFor()
      await check('list')
      await rowsOf(page).first().click()
      await page.locator('.verdict').waitFor()
      await page.locator('.is-sum summary').click()
      await check('mail')
      await page.goto(`${full.url}#/mail/1/2`)
      await page.locator('.row.is-phishing').first().click()
      await page.locator('.verdict.is-phishing').waitFor()
      await page.locator('button.answer-line').first().click()
      await check('phishing')
      for (const screen of screens) {
        await page.goto(`${full.url}#/${screen}/1`)
        await page.locator('.screen h1').waitFor()
        await page.locator('.loading').waitFor({ state: 'detached' })
        for (const summary of await page.locator('.screen summary').all()) await summary.click()
        await check(screen)
      }
      await page.goto(empty.url)
      await page.locator('.way').first().waitFor()
      await check('welcome')
      await close()
      expect(found).toEqual([])
      expect(complaints).toEqual([])
      expect([...hosts].sort()).toEqual([full, empty].map(({ url }) => new URL(url).host).sort())
    },
  )

  test('the first run: address, password, a test that fails and one that does not, dry run, agreement', async () => {
    const server = await start(dist, { empty: true })
    const { page, complaints, close } = await openPage(desktop)
    await page.goto(server.url)
    await page.getByRole('button', { name: '自分のメールを追加' }).click()
    await page.getByLabel('メールアドレス').fill('taro')
    await page.getByRole('button', { name: '次へ' }).click()
    expect(await page.getByRole('alert').textContent()).toBe('メールアドレスの形ではありません。')
    await page.getByLabel('メールアドレス').fill('taro@example.ne.jp')
    await page.getByRole('button', { name: '次へ' }).click()
    await page.getByText('サンプルネット の設定が見つかりました。').waitFor()
    await page.getByText('アプリパスワード').first().waitFor()
    await page.getByLabel('パスワード', { exact: true }).fill('wrong')
    await page.getByRole('button', { name: '接続を確かめる' }).click()
    await page.getByText('ログイン名かパスワードが違います。').waitFor()
    await page.getByRole('button', { name: '入力を直す' }).click()
    await page.locator('input[name=password]:focus').waitFor()
    await page.getByLabel('パスワード', { exact: true }).fill('right')
    await page.getByRole('button', { name: '接続を確かめる' }).click()
    await page.getByRole('button', { name: '下見を始める' }).click()
    await page.getByRole('progressbar').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'ここまでの結果を見る' }).click()
    await page.getByRole('heading', { name: '受信箱から迷惑メールへ移すメール' }).waitFor()
    await page.getByRole('heading', { name: '迷惑メールから受信箱に戻すメール' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'この内容で始める' }).click()
    await rowsOf(page).first().waitFor()
    await page.getByText('見分けを始めました。').waitFor()
    await close()
    expect(complaints).toEqual([])
  })

  test('the first run, by a person who goes back, clicks twice and closes the page half way', async () => {
    const server = await start(dist, { empty: true })
    const { page, complaints, close } = await openPage({ ...desktop, size: 'phone' })
    const added: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/mailboxes')) added.push(request.url())
    })
    const heading = (name: string) => page.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) }).waitFor()
    await page.goto(server.url)
    await page.getByRole('button', { name: '自分のメールを追加' }).click()
    await page.getByLabel('メールアドレス').fill('ｔａｒｏ＠example.ne.jp')
    await page.getByRole('button', { name: '次へ' }).click()
    await page.getByLabel('パスワード', { exact: true }).fill('right')
    await page.getByRole('button', { name: '接続を確かめる' }).click()
    await heading('接続の確認')
    await page.goBack()
    await heading('パスワード')
    expect(await page.getByLabel('パスワード', { exact: true }).inputValue()).toBe('right')
    await page.goBack()
    await heading('アドレス')
    expect(await page.getByLabel('メールアドレス').inputValue()).toBe('taro@example.ne.jp')
    await page.goBack()
    await heading('Miwake')
    await page.goForward()
    await page.goForward()
    await heading('パスワード')
    await page.getByRole('button', { name: '接続を確かめる' }).click()
    await page.getByRole('button', { name: '下見を始める' }).dblclick()
    await page.getByRole('progressbar').waitFor()
    expect(added.length).toBe(1)
    await page.reload()
    await heading('(?:下見|結果と同意)')
    await page.goBack()
    await rowsOf(page).first().waitFor()
    await page.getByRole('button', { name: '下見の結果を見て、始める' }).click()
    await page.locator('.would .link').first().click()
    await page.locator('.verdict').waitFor()
    // Nothing is moved in a trial run, and nothing said to be.
    await page.getByRole('button', { name: '迷惑メールではない' }).click()
    await page.getByText('似たメールも迷惑メールにしないよう覚えました。', { exact: true }).waitFor()
    await close()
    expect(complaints).toEqual([])
  })

  test('the chart’s letters keep their size on a phone', async () => {
    const { page, close } = await openPage({ ...desktop, size: 'phone' })
    await page.goto(`${full.url}#/learned/1`)
    await page.locator('.chart-text').first().waitFor()
    const height = async () => (await page.locator('.chart-text').first().boundingBox())?.height ?? 0
    await expect.poll(height).toBeGreaterThan(10)
    await close()
  })

  test('an answer acts at once and is taken back, by button and by key', async () => {
    const server = await start(dist)
    const { page, complaints, close } = await openPage(desktop)
    await page.goto(`${server.url}#/mail/1/1`)
    const row = rowsOf(page).first()
    await row.click()
    await page.getByRole('button', { name: '詐欺だった' }).click()
    await page.getByText('詐欺として迷惑メールへ移し、リンクを閉じました。').waitFor()
    await page.locator('.verdict.is-phishing').waitFor()
    await page.getByRole('status').getByRole('button', { name: '元に戻す' }).click()
    await page.locator('.verdict.is-ham').waitFor()
    await page.getByRole('button', { name: '迷惑メールだった' }).click()
    await page.locator('.verdict.is-spam').waitFor()
    await page.locator('.message').click({ position: { x: 2, y: 2 } })
    await page.keyboard.press('u')
    await page.locator('.verdict.is-ham').waitFor()
    await close()
    expect(complaints).toEqual([])
  })

  test('in phishing no link opens, no image loads, and each answer leads into the text', async () => {
    const { page, close } = await openPage(desktop)
    await page.goto(`${full.url}#/mail/1/2`)
    await page.locator('.row.is-phishing').first().click()
    await page.locator('.verdict.is-phishing').waitFor()
    expect(await page.locator('#links a').count()).toBe(0)
    const answer = page.getByRole('button', { name: /Amazon/ }).first()
    await answer.click()
    expect(await answer.getAttribute('aria-pressed')).toBe('true')
    expect(await page.locator('.text mark').first().textContent()).toMatch(/Amazon/i)
    await page.getByRole('button', { name: '送られた形' }).click()
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('')
    await page.getByText(/画像をブロックしました/).waitFor()
    await close()
  })

  test('keys: j and k step, e opens the sum, / searches, ? helps, Escape leads back', async () => {
    const { page, close } = await openPage(desktop)
    await page.goto(`${full.url}#/mail/1/1`)
    await rowsOf(page).first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.locator('.row.is-open#row-1').waitFor()
    await page.keyboard.press('k')
    await page.locator('.row.is-open#row-0').waitFor()
    await page.keyboard.press('e')
    await page.getByRole('img', { name: '理由ごとの点の図' }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'キーの一覧' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.type')).toBe('search')
    await page.keyboard.type('重要')
    await page.getByText(/「重要」で \d+ 通見つかりました/).waitFor()
    await close()
  })

  test('focus: the list has it and names its row; Enter gives it to the mail, Escape and search give it back', async () => {
    const { page, complaints, close } = await openPage(desktop)
    const focused = () =>
      page.evaluate<string>("document.activeElement.getAttribute('role') ?? document.activeElement.tagName")
    await page.goto(`${full.url}#/mail/1/1`)
    await rowsOf(page).first().waitFor()
    await page.locator('.rows').focus()
    expect(await page.locator('.rows').getAttribute('aria-activedescendant')).toBe('row-0')
    expect(await page.locator('.row.is-open').count()).toBe(0)
    await page.reload()
    await rowsOf(page).first().waitFor()
    expect(await focused()).toBe('BODY')
    await page.keyboard.press('j')
    await page.locator('.row.is-open#row-0').waitFor()
    expect(await focused()).toBe('listbox')
    const subject = await page.locator('#row-0 .row-subject').textContent()
    const told = page.locator('.reading > [role=status]')
    await expect.poll(() => told.textContent()).toMatch(/^(?:問題なし|フィッシング\(詐欺\)|要確認|迷惑メール)[^。]*。./)
    await expect.poll(() => told.textContent()).toContain(subject)
    await page.keyboard.press('Enter')
    await page.locator('h2.subject:focus').waitFor()
    await page.keyboard.press('j')
    await page.locator('.row.is-open#row-1').waitFor()
    expect(await focused()).toBe('listbox')
    await page.keyboard.press('Enter')
    await page.locator('h2.subject:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.rows:focus').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('重要')
    await page.keyboard.press('Enter')
    await page.getByText(/「重要」で \d+ 通見つかりました/).waitFor()
    expect(await focused()).toBe('listbox')
    await page.keyboard.press('/')
    await page.keyboard.press('Escape')
    await page.getByText(/^\d+ 通$/).waitFor()
    expect(await page.locator('input[type=search]').inputValue()).toBe('')
    expect(await page.evaluate("document.activeElement.closest('.list') !== null")).toBe(true)
    await close()
    expect(complaints).toEqual([])
  })

  test('search by a Japanese subject tells how many of each verdict', async () => {
    const { page, close } = await openPage(desktop)
    await page.goto(full.url)
    await page.getByLabel('メールを検索').fill('アカウント')
    await page.getByText(/「アカウント」で [1-9]\d* 通見つかりました/).waitFor()
    expect(await page.getByRole('button', { name: /^フィッシング [1-9]/ }).count()).toBe(1)
    await page.getByRole('button', { name: /^フィッシング/ }).click()
    await rowsOf(page).first().waitFor()
    expect(await rowsOf(page).count()).toBe(await page.locator('.row.is-phishing').count())
    await page.getByLabel('メールを検索').fill('ありえない件名')
    await page.getByText('「ありえない件名」に合うメールはありません').waitFor()
    await close()
  })

  test('100,000 mails: only what is in view is drawn, anywhere in the list, and told to a screen reader', async () => {
    const { page, complaints, close } = await openPage(desktop)
    await page.goto(large.url)
    await rowsOf(page).first().waitFor()
    expect(await rowsOf(page).first().getAttribute('aria-setsize')).toBe('100000')
    for (const [part, near] of [
      [0.5, 50_000],
      [1, 100_000],
    ] as const) {
      await page.evaluate(`{ const box = document.querySelector('.rows'); box.scrollTop = box.scrollHeight * ${part} }`)
      const row = page.locator('.row:not(.is-empty)').last()
      await expect.poll(async () => Number(await row.getAttribute('aria-posinset'))).toBeGreaterThan(near - 100)
      expect(await rowsOf(page).count()).toBeLessThan(40)
    }
    // Scrolling draws what comes into view and nothing more; how fast is the benchmark's business.
    const mostDrawn = await page.evaluate<number>(
      `(async () => {
        const box = document.querySelector('.rows')
        let most = 0
        for (let i = 0; i < 60; i++) {
          box.scrollTop -= box.clientHeight
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
          most = Math.max(most, box.querySelectorAll('.row').length)
        }
        return most
      })()`,
    )
    expect(mostDrawn).toBeGreaterThan(5)
    expect(mostDrawn).toBeLessThan(60)
    await close()
    expect(complaints).toEqual([])
  })

  test('調べる runs in the browser: the mail is sent nowhere, and no clue is not called safe', async () => {
    const { page, complaints, hosts, close } = await openPage(desktop)
    await page.goto(`${full.url}#/look-up`)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET' || request.url().includes('miwake-sample')) sent.push(request.url())
    })
    const paste = page.getByLabel('メール、ヘッダー、またはリンク')
    const check = page.locator('form').getByRole('button', { name: '調べる' })
    await paste.fill(readFileSync(join(root, 'corpus/mail/account-suspended-bad.eml'), 'utf8'))
    await check.click()
    await page.getByRole('heading', { name: 'フィッシング(詐欺)とみられます' }).waitFor()
    expect(await axe(page)).toEqual([])
    await paste.fill('明日の打ち合わせは14時からでお願いします。')
    await check.click()
    await page.getByRole('heading', { name: '手がかりは見つかりませんでした' }).waitFor()
    await page.getByText('「安全」という意味ではありません。').waitFor()
    await paste.fill('https://amazon.co.jp.miwake-sample-9.top/ap/signin')
    await check.click()
    await page.getByText('リンクを調べました').waitFor()
    expect(await page.locator('.verdict-word').textContent()).not.toBe('手がかりは見つかりませんでした')
    await page.locator('input[type=file]').setInputFiles(join(root, 'corpus/mail/account-suspended-honest.eml'))
    await page.getByText('account-suspended-honest.eml').waitFor()
    await close()
    expect(sent).toEqual([])
    expect([...hosts]).toEqual([new URL(full.url).host])
    expect(complaints).toEqual([])
  })

  test('the journal puts many back at once', async () => {
    const server = await start(dist)
    const { page, close } = await openPage(desktop)
    await page.goto(`${server.url}#/journal/1`)
    await page.getByLabel('元に戻せるものをすべて選ぶ').check()
    await page.getByRole('button', { name: '選んだものを元に戻す' }).click()
    await page.getByText(/\d+ 件を元に戻しました。/).waitFor()
    expect(await page.locator('.journal .is-done').count()).toBe(0)
    await close()
  })
  test('the journal says what could not be put back, and why', async () => {
    const { page, close } = await openPage(desktop)
    const failed = [{ id: 'j1', ja: 'メールサーバーにつながりません。', en: 'The mail server cannot be reached.' }]
    await page.route('**/api/undo', (route) => route.fulfill({ json: { undone: 0, failed } }))
    await page.goto(`${full.url}#/journal/1`)
    await page.locator('.journal .is-done').getByRole('button', { name: '元に戻す' }).first().click()
    await page.getByText('1 件は、いまは元に戻せません。 メールサーバーにつながりません。', { exact: true }).waitFor()
    await close()
  })
  test('above the list stands that new mail is not judged, why, and where to look', async () => {
    const { page, complaints, close } = await openPage({ ...desktop, scheme: 'dark' })
    const message = { ja: 'サーバーにつながりません。', en: 'The server cannot be reached.' }
    await page.route('**/api/state', async (route) => {
      const state = await (await route.fetch()).json()
      const [mailbox] = state.mailboxes
      const health = { ...mailbox.health, state: 'error', message }
      await route.fulfill({ json: { ...state, mailboxes: [{ ...mailbox, health }] } })
    })
    await page.goto(full.url)
    const said = page.getByRole('alert').filter({ hasText: 'いま、新しいメールを見分けられません。' })
    await said.getByText(message.ja).waitFor()
    expect(await axe(page)).toEqual([])
    await said.getByRole('button', { name: '動作状況' }).click()
    await page.getByRole('heading', { name: '動作状況' }).waitFor()
    await close()
    expect(complaints).toEqual([])
  })
  test('however long subject, name and recipients are, the verdict is in sight', async () => {
    const { page, complaints, close } = await openPage({ ...desktop, size: 'phone' })
    await page.route(/\/api\/messages\/\d+$/, async (route) => {
      const view = await (await route.fetch()).json()
      const row = { ...view.row, subject: 'とても長い件名'.repeat(90), fromName: '長い名前'.repeat(90) }
      await route.fulfill({ json: { ...view, row, to: 'hanako@example.com, '.repeat(90) } })
    })
    await page.goto(full.url)
    await rowsOf(page).first().click()
    const seen = page.locator('.verdict')
    await seen.waitFor()
    expect((await seen.boundingBox())?.y).toBeLessThan(500)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '件名をすべて見る' }).click()
    await page.locator('h2.subject:focus').waitFor()
    expect((await seen.boundingBox())?.y).toBeGreaterThan(700)
    await close()
    expect(complaints).toEqual([])
  })
})
