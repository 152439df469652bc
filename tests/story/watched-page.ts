/** A page in a real browser, with everything it asks for and complains about written down. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'

export type Look = {
  readonly lang: 'ja' | 'en'
  readonly scheme: 'light' | 'dark'
  readonly size: 'desktop' | 'phone'
}
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

export type Sent = { readonly method: string; readonly url: string; readonly body: string }

export type WatchedPage = {
  readonly context: BrowserContext
  readonly page: Page
  /** Every request, also those of frames and other windows, whether it was answered or not. */
  readonly sent: readonly Sent[]
  /** Errors and warnings of the console, scripts that broke. */
  readonly complaints: readonly string[]
  /** Dialogs, new windows, downloads: what a mail shall never bring about. */
  readonly surprises: readonly string[]
  readonly axe: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Whoever asks beyond `origin` gets no answer, so that nothing leaves this machine, and is written down all the same. @param others origins that are meant to be asked. */
export const openWatched = async (
  browser: Browser,
  origin: string,
  look: Look,
  others: readonly string[] = [],
): Promise<WatchedPage> => {
  const context = await browser.newContext({
    viewport: sizes[look.size],
    colorScheme: look.scheme,
    locale: look.lang === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
  })
  const sent: Sent[] = []
  const complaints: string[] = []
  const surprises: string[] = []
  context.on('request', (request) =>
    sent.push({ method: request.method(), url: request.url(), body: request.postData() ?? '' }),
  )
  await context.route(
    (url) =>
      url.origin !== origin && !others.includes(url.origin) && url.protocol !== 'data:' && url.protocol !== 'blob:',
    (route) => {
      surprises.push(`request: ${route.request().url()}`)
      return route.abort()
    },
  )
  context.on('page', (opened) => {
    if (context.pages().length > 1) surprises.push(`window: ${opened.url()}`)
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => {
    surprises.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('download', (download) => surprises.push(`download: ${download.url()}`))
  return {
    context,
    page,
    sent,
    complaints,
    surprises,
    axe: async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        // The mail's own document: in a sandbox that no script of ours enters.
        .exclude('iframe')
        .analyze()
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
      )
    },
    close: () => context.close(),
  }
}
