/** What the frame is given of a hostile mail, read by another parser. In real Chromium: the end-to-end test. */
import { noFacts, parseMessage, scan } from '@miwake/engine'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { bodyDocument } from '../packages/server/src/http/body/document.ts'
import { createLinkWriter } from '../packages/server/src/http/link-policy.ts'
import { askPath, formatAskAddress } from '../packages/server/src/http/pages/ask.ts'
import { loadKnowledge } from '../packages/server/src/knowledge.ts'
import { hostileHost, hostileMails } from './hostile-html/index.ts'

type Element = { readonly tagName: string; readonly attributes: Readonly<Record<string, string>>; text: string }

/** Every element with its attributes and the text directly in it, read by another parser than the one that wrote it. */
const elementsOf = (html: string): readonly Element[] => {
  const all: Element[] = []
  const open: Element[] = []
  const parser = new Parser({
    onopentag: (tagName, attributes) => {
      const element = { tagName, attributes, text: '' }
      all.push(element)
      open.push(element)
    },
    ontext: (text) => {
      const inside = open.at(-1)
      if (inside) inside.text += text
    },
    onclosetag: () => void open.pop(),
    oncomment: (text) => {
      throw new Error(`a comment: ${text}`)
    },
  })
  parser.end(html)
  return all
}

/** Written down here on purpose, not taken from the code under test. */
const tags = new Set(
  `html head meta title style body a img abbr address article aside b bdi bdo big blockquote br caption center cite code
  col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark
  nav ol p pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u
  ul var wbr`.split(/\s+/),
)
const attributes = new Set(
  `align alt bgcolor border cellpadding cellspacing charset class color colspan content data-miwake dir face height href
  lang name nowrap rel reversed rowspan size span src start style target title type valign width`.split(/\s+/),
)
/** In CSS, what loads, runs or leaves its place. */
const badCss = /url\s*\(|image-set|expression|behavior|binding|@import|@font-face|@charset|position|var\(|\\|</i

const knowledge = loadKnowledge()
const key = new Uint8Array(32)

const shown = (raw: string) => {
  const bytes = new TextEncoder().encode(raw)
  const result = scan(parseMessage(bytes), noFacts, knowledge)
  const linkOf = createLinkWriter(result, { lang: 'ja', askPage: (link) => formatAskAddress(key, link) })
  return bodyDocument(result.view.message, bytes, { lang: 'ja', linkOf, note: null }).html
}

test('there are forty and more, each with its own name', () => {
  expect(hostileMails.length).toBeGreaterThanOrEqual(40)
  expect(new Set(hostileMails.map(({ name }) => name)).size).toBe(hostileMails.length)
})

test.each(hostileMails)('$name: nothing of it runs, loads or leads away unasked', ({ raw }) => {
  const html = shown(raw)
  const elements = elementsOf(html)
  for (const { tagName, attributes: given } of elements) {
    expect(tags, tagName).toContain(tagName)
    for (const [name, value] of Object.entries(given)) {
      expect(attributes, `${tagName} ${name}`).toContain(name)
      if (name === 'src') expect(value).toMatch(/^data:image\/(?:png|jpeg|gif|webp);base64,/)
      if (name === 'href') expect(value.startsWith(`${askPath}?link=`)).toBe(true)
      if (name === 'style') expect(value).not.toMatch(badCss)
      if (name === 'content') expect(value).toMatch(/^(?:width=device-width|no-referrer)$/)
      // Words for a person to read may name it.
      if (name !== 'title' && name !== 'alt') expect(value).not.toContain(hostileHost)
    }
  }
  for (const link of elements.filter(({ tagName }) => tagName === 'a')) {
    expect(link.attributes).toMatchObject({ rel: 'noreferrer noopener nofollow', target: '_blank' })
  }
  // The first is the mail's, the second Miwake's own.
  const [sheet, own, ...more] = elements.filter(({ tagName }) => tagName === 'style').map(({ text }) => text)
  expect(sheet).not.toMatch(badCss)
  expect(sheet).not.toMatch(/important|@(?!media)/i)
  expect(own).toContain('.mw-domain')
  expect(more).toEqual([])
})

test('what stands around a hostile piece stays readable', () => {
  const named = (name: string) => shown(hostileMails.find((mail) => mail.name === name)?.raw ?? '')
  expect(named('script-element')).toMatch(/<p>a<\/p><p>b<\/p>/)
  expect(named('plaintext')).toContain('&lt;img src=x')
  expect(named('form')).toContain('入力欄（使えません）')
  expect(named('own-classes')).not.toMatch(/class="[^"]*mw-(?:domain|note)[^"]*">(?:example|Miwake)/i)
})
