/**
 * People at the page, in a real browser: an invitation, a passkey of the browser's own (a virtual authenticator), the
 * firm's sign-in at a real OpenID provider, and the screens of who administers.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settingsSchema } from '../packages/server/src/config/settings.ts'
import { invite } from '../packages/server/src/http/access/invite.ts'
import { createLog } from '../packages/server/src/http/serve/log.ts'
import { openServer, type Running } from '../packages/server/src/http/serve/open-server.ts'
import {
  addAccount,
  findAccount,
  getAccount,
  listAudit,
  openStore,
  type Store,
  updateAccount,
} from '../packages/server/src/store/index.ts'
import { clientId, clientSecret, type FirmProvider, startProvider } from './people/provider.ts'
import { chromiumMissing, launchChromium } from './servers/chromium.ts'
import { openWatched, type WatchedPage } from './story/watched-page.ts'

const web = fileURLToPath(new URL('../packages/web', import.meta.url))
/** The page is built first. */
const hookMs = 60_000

describe.skipIf(chromiumMissing !== null)('people at the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'miwake-people-page-'))
  const dist = join(folder, 'dist')
  const opened: WatchedPage[] = []
  let firm: FirmProvider
  let running: Running
  let store: Store
  let browser: Browser

  beforeAll(async () => {
    await build({
      root: web,
      configFile: join(web, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: dist, emptyOutDir: true },
    })
    firm = await startProvider()
    const secretFile = join(folder, 'oidc-secret')
    writeFileSync(secretFile, `${clientSecret}\n`, { mode: 0o600 })
    const settings = settingsSchema.parse({
      data: join(folder, 'data'),
      keyFile: join(folder, 'key'),
      port: 0,
      dns: false,
      oidc: {
        issuer: firm.issuer,
        name: '会社のアカウント',
        clientId,
        clientSecretFile: secretFile,
        create: true,
        domains: ['example.test'],
        rolesClaim: 'groups',
        roles: { soc: ['analyst'] },
      },
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
    firm.register(`${running.url}/oidc/callback`)
    store = await openStore({ path: join(folder, 'data', 'miwake.db'), keyFile: settings.keyFile, now: Date.now })
    await addAccount(store, { login: 'admin', name: '', roles: ['admin'], addresses: [] })
    browser = await launchChromium()
  }, hookMs)
  afterAll(async () => {
    await Promise.all(opened.map((watched) => watched.close()))
    await browser?.close()
    await store?.close()
    await running?.close()
    await firm?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (look: Partial<Parameters<typeof openWatched>[2]> = {}): Promise<WatchedPage> => {
    const all = { lang: 'ja', scheme: 'light', size: 'desktop', ...look } as const
    const watched = await openWatched(browser, running.url, all, [firm.issuer])
    opened.push(watched)
    return watched
  }
  const account = async (login: string, more: Partial<Parameters<typeof addAccount>[1]> = {}): Promise<number> => {
    const added = await addAccount(store, { login, name: '', roles: ['person'], addresses: [], ...more })
    if (!added.ok) throw new Error(added.problem)
    return added.account.id
  }
  const enter = async (page: Page, id: number) => {
    await page.goto(`${running.url}/open?token=${await invite(store, id)}`)
    await page.getByRole('button', { name: /はじめる|Begin/ }).click()
    await page.locator('.side').waitFor()
  }
  /** An authenticator built into the device, that verifies its user (WebAuthn §11). */
  const authenticator = async (page: Page): Promise<{ readonly cdp: CDPSession; readonly id: string }> => {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return { cdp, id: authenticatorId }
  }

  test('an invitation opens an account; a passkey made there signs in again, by keyboard alone', async () => {
    const { page, complaints, surprises } = await open()
    const { cdp, id: authenticatorId } = await authenticator(page)
    const id = await account('hanako', { addresses: ['hanako@example.test'] })
    await enter(page, id)
    await page.getByText('まだパスワードもパスキーもありません').waitFor()
    await page.getByLabel('名前（例').fill('試しの鍵')
    await page.getByRole('button', { name: 'パスキーを加える' }).click()
    await page.getByRole('button', { name: '「試しの鍵」を消す' }).waitFor()
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost', userName: 'hanako' }])

    await page.getByRole('button', { name: 'ログアウト', exact: true }).click()
    const passkey = page.getByRole('button', { name: 'パスキーでログイン' })
    await passkey.waitFor()
    await page.keyboard.press('Tab')
    expect(await passkey.and(page.locator(':focus')).count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.getByText('hanako でログインしています').waitFor()
    await page.getByText('最後に使った日時').waitFor()

    await page.getByRole('button', { name: '「試しの鍵」を消す' }).click()
    await page.getByText('まだありません。').waitFor()
    await page.getByRole('button', { name: 'ログアウト', exact: true }).click()
    await passkey.click()
    await page.getByText('このパスキーでは入れません').waitFor()
    const audit = await listAudit(store, { limit: 20, actor: 'hanako' })
    expect(audit.map(({ action, detail }) => [action, detail]).reverse()).toEqual([
      ['session.sign-in', { by: 'invite' }],
      ['passkey.add', { name: '試しの鍵' }],
      ['session.sign-in', { by: 'passkey' }],
      ['passkey.remove', {}],
    ])
    // Answers of 401 are told on the console by the browser.
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
    expect(surprises).toEqual([])
  })

  test('a password is set, and opens the account; one that is wrong says so', async () => {
    const { page } = await open({ lang: 'en' })
    await enter(page, await account('taro'))
    const password = 'a long sentence of his'
    await page.getByLabel('New password').fill(password)
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByText('The password is changed').waitFor()
    await page.getByRole('button', { name: 'Sign out on every device' }).click()
    await page.getByLabel('Login').fill('taro')
    await page.getByLabel('Password').fill('not that')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('The login or the password is wrong').waitFor()
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('You are signed in as taro').waitFor()
  })

  const atFirm = async (page: Page, name: string) => {
    await page.goto(running.url)
    await page.getByRole('link', { name: '会社のアカウント でログイン' }).click()
    await page.getByLabel('Name').fill(name)
    await page.getByRole('button', { name: 'Sign in at the firm' }).click()
  }

  test('the firm’s sign-in makes an account at first, and finds it by its subject afterwards', async () => {
    firm.people.set('u17', { email: 'jiro@example.test', emailVerified: true, groups: ['soc', 'others'] })
    const first = await open()
    await atFirm(first.page, 'u17')
    await first.page.locator('.side').waitFor()
    const made = await findAccount(store, 'jiro@example.test')
    expect(made).toMatchObject({ name: 'u17 of the firm', roles: ['person', 'analyst'], hasPassword: false })

    firm.people.set('u17', { email: 'jiro.new@example.test', emailVerified: true, groups: [] })
    const second = await open()
    await atFirm(second.page, 'u17')
    await second.page.locator('.side').waitFor()
    await second.page.goto(`${running.url}/#/account`)
    await second.page.getByText('jiro@example.test でログインしています').waitFor()
    expect((await getAccount(store, made!.id))?.roles).toEqual(['person'])

    await updateAccount(store, made!.id, { disabled: true })
    const third = await open()
    await atFirm(third.page, 'u17')
    await third.page.getByText('このアカウントは止められています').waitFor()
    expect([...first.surprises, ...second.surprises, ...third.surprises]).toEqual([])
  })

  test.each([
    ['of another domain', { email: 'x@other.test', emailVerified: true, groups: [] }, 'メールアドレスでは入れません'],
    ['unverified', { email: 'x@example.test', emailVerified: false, groups: [] }, 'メールアドレスでは入れません'],
    ['of somebody else', { email: 'hanako@example.test', emailVerified: true, groups: [] }, 'すでにあります'],
  ])('whose address is %s is told why, and has no account', async (name, person, why) => {
    if (why === 'すでにあります' && (await findAccount(store, 'hanako')) === null)
      await account('hanako', { addresses: ['hanako@example.test'] })
    const sub = `sub ${name}`
    firm.people.set(sub, person)
    const { page } = await open()
    await atFirm(page, sub)
    await page.getByText(why).waitFor()
    await page.goto(running.url)
    await page.getByRole('link', { name: '会社のアカウント でログイン' }).waitFor()
  })

  test('a sign-in is good once, in the browser that began it; a refusal says so', async () => {
    firm.people.set('u18', { email: 'saburo@example.test', emailVerified: true, groups: [] })
    const { page } = await open()
    // Begun by somebody else, who would like to see this person in an account of theirs, or in theirs.
    const begun = await fetch(`${running.url}/oidc/start`, { redirect: 'manual' })
    const { searchParams } = new URL(begun.headers.get('Location') ?? '')
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect([searchParams.get('nonce')?.length, searchParams.get('state')?.length]).toEqual([43, 43])
    expect(begun.headers.get('Set-Cookie')).toMatch(/HttpOnly; SameSite=Lax$/)
    await page.goto(begun.headers.get('Location') ?? '')
    await page.getByLabel('Name').fill('u18')
    await page.getByRole('button', { name: 'Sign in at the firm' }).click()
    await page.getByText('別のブラウザーで始めた').waitFor()
    expect(await findAccount(store, 'saburo@example.test')).toBe(null)

    let back = ''
    page.on('request', (request) => {
      if (request.url().includes('/oidc/callback')) back = request.url()
    })
    await page.goto(running.url)
    // The firm knows this browser by now, and asks nothing.
    await page.getByRole('link', { name: '会社のアカウント でログイン' }).click()
    await page.locator('.side').waitFor()
    expect(new URL(back).searchParams.get('code')).toMatch(/^[\w-]{20,}$/)
    await page.goto(back)
    await page.getByText('別のブラウザーで始めた').waitFor()

    const other = await open()
    await other.page.goto(running.url)
    await other.page.getByRole('link', { name: '会社のアカウント でログイン' }).click()
    await other.page.getByRole('button', { name: 'Refuse' }).click()
    await other.page.getByText('ログイン先が受け付けませんでした').waitFor()
  })

  test('an administrator adds, changes, invites and disables, and reads of it in the audit log', async () => {
    const { page, complaints } = await open()
    await enter(page, (await findAccount(store, 'admin'))!.id)
    await page.getByRole('button', { name: 'アカウント', exact: true }).click()
    await page.locator('summary').filter({ hasText: 'アカウントを加える' }).click()
    await page.getByRole('textbox', { name: /^ログイン名/ }).fill('shiro')
    await page.getByRole('textbox', { name: /^メールアドレス/ }).fill('shiro@example.test\ns@example.test')
    await page.getByRole('button', { name: 'アカウントを加える' }).click()
    const link = await page.getByLabel('リンク', { exact: true }).inputValue()
    expect(link).toMatch(new RegExp(`^${running.url}/open\\?token=[\\w-]{43}$`))
    await page.getByRole('dialog').getByRole('button', { name: '閉じる' }).last().click()

    await page.getByRole('button', { name: '「shiro」を変える' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('訓練する人').check()
    await dialog.getByRole('button', { name: '保存する' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await findAccount(store, 'shiro'))?.roles).toEqual(['person', 'trainer'])
    await page.getByRole('button', { name: '「shiro」を変える' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '止める' }).click()
    await page.locator('.entries').getByText('停止中').first().waitFor()

    await page.getByRole('button', { name: '操作の記録' }).click()
    await page.getByLabel('対象').fill('shiro')
    await page.getByRole('button', { name: '絞り込む' }).click()
    await page.getByRole('cell', { name: 'account.disable' }).waitFor()
    expect(await page.locator('tbody tr td:nth-child(3)').allTextContents()).toEqual([
      'account.disable',
      'account.name',
      'account.addresses',
      'account.roles',
      'account.add',
    ])
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
  })

  test.each([
    { lang: 'ja', scheme: 'dark', size: 'phone' },
    { lang: 'en', scheme: 'light', size: 'desktop' },
  ] as const)('axe finds nothing on these screens, $size $lang $scheme', async (look) => {
    const { page, axe, complaints } = await open(look)
    const found: string[] = []
    const check = async (name: string) => {
      found.push(...(await axe()).map((text) => `${name}: ${text}`))
      const wider = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      if (wider > 0) found.push(`${name}: ${wider} px wider than the window`)
    }
    await page.goto(running.url)
    await page.locator('.ways-in').waitFor()
    await check('login')
    const id = await account(`${look.lang}-axe`, {
      roles: ['person', 'admin'],
      addresses: [`${look.lang}@example.test`],
      lang: look.lang,
    })
    await page.goto(`${running.url}/open?token=${await invite(store, id)}`)
    await check('invitation')
    await page.getByRole('button').click()
    await page.locator('.screen h1').waitFor()
    await page.goto(`${running.url}/#/mail`)
    await page.locator('.empty-title').waitFor()
    await check('no mailbox')
    for (const screen of ['account', 'accounts', 'audit', 'settings']) {
      await page.goto(`${running.url}/#/${screen}`)
      await page.locator('.screen h1').waitFor()
      await page.locator('.loading').waitFor({ state: 'detached' })
      for (const summary of await page.locator('.screen summary').all()) await summary.click()
      await check(screen)
    }
    await page.goto(`${running.url}/#/accounts`)
    await page.locator('.entries button').first().click()
    await page.getByRole('dialog').waitFor()
    await check('one account')
    expect(found).toEqual([])
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
  })
})
