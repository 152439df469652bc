/** In a real browser: whatever a mail's style says, the label of a link that is seen is seen too, and is its own. */
import { parseMessage } from '@miwake/engine'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyDocument } from '../packages/server/src/http/body/document.ts'
import { undressingMails } from './hostile-html/dress.ts'
import { chromiumMissing, launchChromium } from './servers/chromium.ts'

/** Whatever is thought of the mail, its links are open and each has a label. */
const shown = (raw: string): string => {
  const bytes = new TextEncoder().encode(raw)
  const linkOf = (href: string) => ({ href, label: new URL(href).hostname, isBad: true })
  return bodyDocument(parseMessage(bytes), bytes, { lang: 'en', linkOf, note: null }).html
}

describe.skipIf(chromiumMissing !== null)('labels in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  test.each(undressingMails)('$name', async ({ raw }) => {
    const page = await browser.newPage({ viewport: { width: 700, height: 500 } })
    await page.setContent(shown(raw))
    // By words, since what runs in the browser knows nothing of this file.
    const seen = (await page.evaluate(`[...document.querySelectorAll('a')].map((link) => {
      const isOnTop = (element) => {
        if (!element) return false
        const { left, right, top, bottom, height } = element.getBoundingClientRect()
        const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
        return height > 8 && (at === element || element.contains(at))
      }
      const label = link.nextElementSibling
      const style = label && getComputedStyle(label)
      return {
        link: isOnTop(link),
        label: label?.classList.contains('mw-domain') === true && isOnTop(label),
        look: style && [style.color, style.fontSize, style.visibility, style.direction, style.display].join(' '),
        text: label?.textContent ?? '',
        href: link.hostname,
        fakes: document.querySelectorAll('.mw-domain, .mw-note').length,
      }
    })`)) as readonly Record<'link' | 'label' | 'look' | 'text' | 'href' | 'fakes', unknown>[]
    await page.close()
    expect(seen.length).toBeGreaterThanOrEqual(1)
    for (const { link, label, look, text, href, fakes } of seen) {
      if (link) expect([label, look]).toEqual([true, 'rgb(143, 16, 16) 13px visible ltr inline-block'])
      expect(text).toBe(href)
      expect(fakes).toBe(seen.length)
    }
  })
})
