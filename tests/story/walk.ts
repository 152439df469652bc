/** The way from the first run to a sorted mailbox, as a person clicks it. */
import type { Page } from 'playwright-core'
import type { Messages } from '../../packages/web/src/i18n/i18n.ts'
import type { Dovecot } from '../servers/dovecot.ts'

export type Account = { readonly dovecot: Dovecot; readonly address: string; readonly password: string }
type Step = 'filled' | 'tested' | 'looked'

/** Up to the dry run's lists, with the server's word believed. */
export const addByWizard = async (
  page: Page,
  t: Messages,
  { dovecot, address, password }: Account,
  at: (step: Step) => Promise<void>,
): Promise<void> => {
  const click = (name: string) => page.getByRole('button', { name }).click()
  // Looking for an unknown domain's servers asks DNS: nothing shall leave this machine.
  await page.route('**/api/providers?*', (route) => route.fulfill({ json: null }))
  await click(t.wizard.addOwn)
  await page.getByLabel(t.wizard.address).fill(address)
  await click(t.app.next)
  await page.getByLabel(t.wizard.host).fill(dovecot.host)
  await page.getByLabel(t.wizard.security).selectOption('none')
  await page.getByLabel(t.wizard.port).fill(String(dovecot.imapPort))
  await page.getByLabel(t.wizard.securityAccept).check()
  await page.getByLabel(t.wizard.password, { exact: true }).fill(password)
  await at('filled')
  await click(t.wizard.test)
  await page.getByText(t.wizard.testOk, { exact: true }).waitFor()
  await at('tested')
  await click(t.wizard.start)
  await page.locator('.would').first().waitFor()
  await at('looked')
  await click(t.wizard.serverYes.replace('{id}', 'mx.example.jp'))
  await page.locator('.toast').waitFor()
  await page.locator('.toast').waitFor({ state: 'detached' })
}

/** Waits until what was agreed to is done. */
export const allMoved = async (page: Page): Promise<void> => {
  await page.waitForFunction(`(async () => {
    const { items } = await (await fetch('/api/mailboxes/1/journal')).json()
    return items.some(({ state }) => state === 'done') && items.every(({ state }) => state !== 'planned')
  })()`)
}
