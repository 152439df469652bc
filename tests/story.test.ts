/**
 * The whole story in a real browser, before a real mail server: an internet provider's mailbox sorted wrongly both ways,
 * the first run, shadow mode, agreement; then phishing leaves the inbox, honest mail comes back, and each mail says why.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseMessage } from '@miwake/engine'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MailSource } from '../packages/server/src/mailbox/mail-source.ts'
import { contentHashOf } from '../packages/server/src/store/content-hash.ts'
import { chromiumMissing, launchChromium } from './servers/chromium.ts'
import { type Dovecot, dovecotMissing, startDovecot, taro } from './servers/dovecot.ts'
import { imapSource } from './servers/imap-settings.ts'
import { type Miwake, type MiwakePlace, miwakePlace } from './servers/miwake.ts'
import { until } from './servers/ports.ts'
import { fillAsProvider, foldersOnServer, movedOnServer, type PutMail } from './story/provider-mailbox.ts'
import { openWatched, type WatchedPage } from './story/watched-page.ts'

const corpus = fileURLToPath(new URL('../corpus/mail/', import.meta.url))
const sample = (name: string) => readFileSync(join(corpus, name))
const subjectOf = (raw: Uint8Array) => parseMessage(new Uint8Array(raw)).subject

/** The page may have to be built first. */
const hookMs = 60_000
/** As a person reads it: without what takes no room, which the page shows as a dot. */
const asRead = (subject: string) => subject.normalize('NFKC').replace(/[\p{Cf}·]/gu, '')
type Journal = { readonly items: readonly { readonly kind: string; readonly state: string }[] }

/** A phish that the provider left in the inbox. */
const phish = sample('account-suspended-bad.eml')

describe.skipIf(chromiumMissing !== null || dovecotMissing !== null)(
  'from a wrongly sorted mailbox to a sorted one',
  () => {
    let dovecot: Dovecot
    let place: MiwakePlace
    let miwake: Miwake
    let browser: Browser
    let watched: WatchedPage
    let page: Page
    let other: MailSource
    let put: readonly PutMail[]

    beforeAll(async () => {
      dovecot = await startDovecot()
      place = miwakePlace()
      ;[miwake, browser] = await Promise.all([place.serve('--lang', 'ja'), launchChromium()])
      other = imapSource(dovecot.imapPort)
      put = await fillAsProvider(other)
      watched = await openWatched(browser, miwake.url, { lang: 'ja', scheme: 'light', size: 'desktop' })
      page = watched.page
    }, hookMs)
    afterAll(async () => {
      await browser?.close()
      await other?.close()
      await place?.remove()
      await dovecot?.stop()
    })

    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
    const folderOf = async (raw: Uint8Array) => (await foldersOnServer(other)).get(contentHashOf(raw))
    const ask = async <T>(path: string) => (await (await watched.context.request.get(miwake.url + path)).json()) as T
    /** By its subject, in the list that is open. */
    const openMail = (raw: Uint8Array) =>
      page
        .getByRole('option', { name: subjectOf(raw) })
        .first()
        .click()
    /** The number beside a heading of the dry run. */
    const counted = async (heading: string) =>
      Number(await page.getByRole('heading', { name: heading }).locator('.part-count').textContent())

    test('the link opens the page once, at the first run', async () => {
      await page.goto(miwake.link)
      await button(/自分のメールを追加/).waitFor()
      expect((await fetch(miwake.link)).status).toBe(403)
    })

    test('the wizard: address, server, what is wrong in words, and what is right', async () => {
      // Looking for an unknown domain's servers asks DNS: nothing leaves this machine in a test.
      await page.route('**/api/providers?*', (route) => route.fulfill({ json: null }))
      await button(/自分のメールを追加/).click()
      await page.getByLabel('メールアドレス').fill(taro.user)
      await button('次へ').click()
      await page.getByText('この事業者の設定は見つかりませんでした。').waitFor()
      await page.getByLabel('受信サーバー').fill(dovecot.host)
      await page.getByLabel('暗号化').selectOption('none')
      await page.getByLabel('ポート番号').fill(String(dovecot.imapPort))
      await page.getByLabel('危険を承知で使います').check()
      await page.getByLabel('パスワード', { exact: true }).fill('chigau')
      await button('接続を確かめる').click()
      await page.getByText('つながりませんでした。次のことを確かめてください。').waitFor()
      expect(await page.locator('.test-steps .is-bad').textContent()).toMatch(/パスワード/)
      await button('戻る').click()
      await page.getByLabel('パスワード', { exact: true }).fill(taro.password)
      await button('接続を確かめる').click()
      await page.getByText('つながりました。', { exact: true }).waitFor()
      expect(await page.locator('.test-steps .is-bad').count()).toBe(0)
    })

    test('shadow mode looks at every mail and moves none', async () => {
      await button('下見を始める').click()
      await page.getByRole('heading', { name: /結果と同意/ }).waitFor()
      await page.getByText(`この1か月の ${put.length} 通を調べました。まだ1通も動かしていません。`).waitFor()
      expect(await movedOnServer(other, put)).toEqual([])
    })

    let wouldJunk = 0
    let wouldRescue = 0
    test('the dry run lists both ways, with what each threshold would change, once the server’s word is believed', async () => {
      // Anybody can write that a mail was proven: until the person says whose word counts, nothing is brought back.
      expect(await counted('迷惑メールから受信箱に戻すメール')).toBe(0)
      await button('mx.example.jp を信じる').click()
      await page.getByText('mx.example.jp の結果を使って調べ直しました。').waitFor()
      await until('mail to bring back', async () => (await counted('迷惑メールから受信箱に戻すメール')) > 0)
      wouldJunk = await counted('受信箱から迷惑メールへ移すメール')
      wouldRescue = await counted('迷惑メールから受信箱に戻すメール')
      expect(wouldJunk).toBeGreaterThan(20)
      const choices = await page.getByRole('group', { name: '動かしやすさ' }).getByRole('radio').count()
      expect(choices).toBe(3)
      const about = await page.getByRole('group', { name: '動かしやすさ' }).textContent()
      const [careful = 0, standard = 0, strict = 0] = [...(about ?? '').matchAll(/迷惑メールへ (\d+)/g)].map(([, n]) =>
        Number(n),
      )
      expect(standard).toBe(wouldJunk)
      expect([careful <= standard, standard <= strict]).toEqual([true, true])
      await page.getByLabel(/控えめ/).check()
      await until('the careful list', async () => (await counted('受信箱から迷惑メールへ移すメール')) === careful)
      await page.getByLabel(/ふつう/).check()
      await until('the usual list', async () => (await counted('受信箱から迷惑メールへ移すメール')) === standard)
      expect(await movedOnServer(other, put)).toEqual([])
    })

    test('agreed: phishing leaves the inbox, honest mail comes back, none is lost or doubled', async () => {
      await button('この内容で始める').click()
      await page.getByText('見分けを始めました。').waitFor()
      await until('all moves done', async () => {
        const { items } = await ask<Journal>('/api/mailboxes/1/journal')
        const moves = items.filter(({ kind, state }) => kind !== 'flag' && state === 'done')
        return moves.length === wouldJunk + wouldRescue && items.every(({ state }) => state !== 'planned')
      })
      const moved = await movedOnServer(other, put)
      const from = (place: string) => moved.filter(({ folder }) => folder === place)
      expect(from('INBOX').filter(({ isBad }) => !isBad)).toEqual([])
      expect(from('Junk').filter(({ isBad }) => isBad)).toEqual([])
      expect([from('INBOX').length, from('Junk').length]).toEqual([wouldJunk, wouldRescue])
      expect(await folderOf(phish)).toBe('Junk')
    })

    test('a phish says who it claims to be, who it is and what it wants, and shows where', async () => {
      await page
        .getByRole('button', { name: /^迷惑メール/ })
        .first()
        .click()
      await openMail(phish)
      await page.locator('.verdict.is-phishing').waitFor()
      for (const question of ['誰を名乗っているか', '本当は誰か', '何をさせたいか'])
        expect(await page.locator('.answer', { hasText: question }).locator('dd').textContent()).toMatch(/[ぁ-ん].*。/)
      const answer = page.locator('.answer', { hasText: '何をさせたいか' }).getByRole('button')
      await answer.click()
      expect(await answer.getAttribute('aria-pressed')).toBe('true')
      const mark = page.locator('.body mark').first()
      await mark.waitFor()
      expect(await mark.textContent()).toMatch(/[ぁ-ん一-龯]/)
      const { y = -1 } = (await mark.boundingBox()) ?? {}
      expect([y > 0, y < 900]).toEqual([true, true])
      expect(await page.locator('#links a').count()).toBe(0)
    })

    test('the person’s word acts on the server at once, and is taken back', async () => {
      await button('判定は合っている').click()
      await page.getByText('「判定は合っている」と覚えました。').waitFor()
      expect(await folderOf(phish)).toBe('Junk')
      await button('迷惑メールではない').click()
      await page.getByText('受信箱に戻し、似たメールも迷惑メールにしないよう覚えました。').waitFor()
      await page.locator('.verdict.is-ham').waitFor()
      await until('the mail back in the inbox', async () => (await folderOf(phish)) === 'INBOX')
      await page.getByRole('status').getByRole('button', { name: '元に戻す' }).last().click()
      await page.locator('.verdict.is-phishing').waitFor()
      await until('the mail in junk again', async () => (await folderOf(phish)) === 'Junk')
    })

    test('a move is undone from the journal, on the server too', async () => {
      await button('移動の記録').click()
      const before = await movedOnServer(other, put)
      const moved = before.find(({ raw, folder }) => folder === 'INBOX' && !phish.equals(raw))!
      const entry = page.locator('.journal li.is-done', { hasText: subjectOf(moved.raw) }).first()
      await entry.getByRole('button', { name: '元に戻す' }).click()
      await page.getByText('1 件を元に戻しました。').waitFor()
      await until('the mail back in the inbox', async () => (await folderOf(moved.raw)) === 'INBOX')
      expect(await movedOnServer(other, put)).toEqual(before.filter(({ hash }) => hash !== moved.hash))
    })

    test.each(['重', 'お', '重要', 'カード', 'アカウント'])('search by a Japanese subject: %s', async (q) => {
      await button(/^受信箱/)
        .first()
        .click()
      await page.getByLabel('メールを検索').fill(q)
      const found = page.getByText(new RegExp(`「${q}」で \\d+ 通見つかりました`))
      await found.waitFor()
      const wanted = put.filter(({ raw }) => asRead(subjectOf(raw)).includes(q)).length
      expect(wanted).toBeGreaterThan(0)
      expect(await found.textContent()).toContain(` ${wanted} 通`)
      const counts = await page.locator('.filters .filter-count').allTextContents()
      expect(counts.reduce((sum, n) => sum + Number(n), 0)).toBe(wanted)
      for (const subject of await page.locator('.row-subject').allTextContents()) expect(asRead(subject)).toContain(q)
    })

    test('調べる: a pasted mail is judged in the browser, and no request carries it', async () => {
      await button('調べる').first().click()
      await page.getByLabel('メール、ヘッダー、またはリンク').waitFor()
      const before = watched.sent.length
      await page.getByLabel('メール、ヘッダー、またはリンク').fill(phish.toString('utf8'))
      await page.locator('form').getByRole('button', { name: '調べる' }).click()
      await page.getByRole('heading', { name: 'フィッシング(詐欺)とみられます' }).waitFor()
      const sent = watched.sent.slice(before)
      expect(sent.filter(({ method, body }) => method !== 'GET' || body !== '')).toEqual([])
      const [, token = ''] = /^Message-ID: *<([^@>]+)/im.exec(phish.toString('latin1')) ?? []
      expect(token.length).toBeGreaterThan(5)
      expect(sent.filter(({ url }) => url.includes(token) || url.length > 200)).toEqual([])
    })

    test('what was learned, and how things stand', async () => {
      await button('学んだこと').click()
      await page.getByRole('heading', { name: '間違いの割合' }).waitFor()
      await page.getByRole('heading', { name: '教わったこと' }).waitFor()
      await page.locator('.is-corrections li', { hasText: '判定は合っている' }).first().waitFor()
      await button('動作状況').click()
      await page.locator('.health.is-ok', { hasText: taro.user }).waitFor()
    })

    test('through all of it nothing broke, and nobody else was asked', () => {
      expect(watched.complaints).toEqual([])
      expect(watched.surprises).toEqual([])
      expect(new Set(watched.sent.map(({ url }) => new URL(url).origin))).toEqual(new Set([miwake.url]))
      expect(miwake.log()).not.toMatch(/"level":[456]0/)
    })
  },
)
