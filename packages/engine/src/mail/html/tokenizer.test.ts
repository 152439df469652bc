import { Tokenizer } from 'htmlparser2'
import { expect, test } from 'vitest'
import { type TokenSink, tokenize } from './tokenizer.ts'

type Events = {
  readonly list: string[]
  readonly text: (text: string) => void
  readonly openTagName: (name: string) => void
  readonly attribute: (name: string) => void
  readonly value: (value: string) => void
  readonly openTagEnd: (selfClosing: boolean) => void
  readonly closeTag: (name: string) => void
  readonly isForeign: () => boolean
}

/** Events as one list; neighbouring texts are one. */
const eventLog = (): Events => {
  const list: string[] = []
  let tag: string[] = []
  let foreign = false
  return {
    list,
    text: (text) => {
      if (list.at(-1)?.startsWith('text ')) list.push(`${list.pop()}${text}`)
      else list.push(`text ${text}`)
    },
    openTagName: (name) => {
      tag = [name]
    },
    attribute: (name) => tag.push(name),
    value: (value) => tag.push(`=${value}`),
    openTagEnd: (selfClosing) => {
      list.push(`open ${tag.join(' ')}${selfClosing ? ' /' : ''}`)
      if (tag[0]?.toLowerCase() === 'svg') foreign = true
    },
    closeTag: (name) => {
      list.push(`close ${name}`)
      if (name.toLowerCase() === 'svg') foreign = false
    },
    isForeign: () => foreign,
  }
}

const ours = (html: string): readonly string[] => {
  const log = eventLog()
  const sink: TokenSink = {
    text: (source, start, end) => log.text(source.slice(start, end)),
    openTagName: (start, end) => log.openTagName(html.slice(start, end)),
    attributeName: (start, end) => {
      log.attribute(html.slice(start, end))
      return true
    },
    attributeValue: log.value,
    openTagEnd: log.openTagEnd,
    closeTag: (start, end) => log.closeTag(html.slice(start, end)),
    comment: () => log.list.push('comment'),
    cdata: (start, end) => log.list.push(`cdata ${html.slice(start, end)}`),
    end: () => log.list.push('end'),
    isForeign: log.isForeign,
  }
  tokenize(html, sink)
  return log.list
}

const theirs = (html: string): readonly string[] => {
  const log = eventLog()
  let value = ''
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => log.text(html.slice(start, end)),
      ontextentity: (code) => log.text(String.fromCodePoint(code)),
      onopentagname: (start, end) => log.openTagName(html.slice(start, end)),
      onattribname: (start, end) => {
        log.attribute(html.slice(start, end))
        value = ''
      },
      onattribdata: (start, end) => {
        value += html.slice(start, end)
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code)
      },
      onattribend: () => log.value(value),
      onopentagend: () => log.openTagEnd(false),
      onselfclosingtag: () => log.openTagEnd(true),
      onclosetag: (start, end) => log.closeTag(html.slice(start, end)),
      oncomment: () => log.list.push('comment'),
      oncdata: (start, end, offset) => log.list.push(`cdata ${html.slice(start, end - offset)}`),
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => log.list.push('end'),
      isInForeignContext: log.isForeign,
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return log.list
}

test.each<[string, string, string[]]>([
  ['text and a tag', 'a<b c="d">e', ['text a', 'open b c =d', 'text e', 'end']],
  ['quotes of every kind', `<a b='"' c=d'"e f>`, [`open a b =" c =d'"e f =`, 'end']],
  ['references', '&lt;<a b="&amp;&copy=1">&#65', ['text <', 'open a b =&&copy=1', 'text A', 'end']],
  ['a less-than sign', 'a < b <1 <', ['text a < b <1 <', 'end']],
  [
    'script',
    '<script>"</a>"&amp;</scripts></script >',
    ['open script', 'text "</a>"&amp;</scripts>', 'close script', 'end'],
  ],
  ['textarea', '<textarea><b>&amp;</textarea>', ['open textarea', 'text <b>&', 'close textarea', 'end']],
  ['plaintext', '<plaintext></plaintext>', ['open plaintext', 'text </plaintext>', 'end']],
  ['comments', '<!--a--><!--><!--->b<!--c--!>', ['comment', 'comment', 'comment', 'text b', 'comment', 'end']],
  ['bogus comments', '<?x><!x></ y>', ['comment', 'comment', 'comment', 'end']],
  // The document ends inside a tag: it is none, and what was written of it is no text.
  ['an open tag cut short', 'a<b', ['text a', 'end']],
  ['an attribute cut short', 'a<b c="d', ['text a', 'end']],
  ['a tag cut short before its end', 'a<br /', ['text a', 'end']],
  ['a special tag cut short', 'a<script', ['text a', 'end']],
  ['a close tag cut short', '<b>a</b ', ['open b', 'text a', 'close b', 'end']],
])('tokenize() reads %s', (_, html, want) => expect(ours(html)).toEqual(want))

const pieces =
  '< </ > / div A | \n = " \' & &amp; &amp &#65; &#x41 &notit; &lt ! -- - <!-- --> --!> <!doctype <![CDATA[ ]]> ] ? script <script> ' +
  '</script textarea <textarea> </textarea> <title> </title <style style plaintext <svg> </svg> x href あ <p| class=" <a| href= ' +
  'xmp <iframe &nbsp ; &copy= <noframes> tit scr'
const words = pieces.split(' ').map((piece) => piece.replace('|', ' '))
/** Closes whatever is open: how a document ends inside a tag is where the two differ (above). */
const tail = ` "'>-->]]></title></textarea></script></style></iframe></noframes></xmp>end`

test('tokenize() cuts 20,000 made-up documents as htmlparser2 does', () => {
  let seed = 20_261_125
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  for (let n = 0; n < 20_000; n++) {
    const html = Array.from({ length: 1 + random(14) }, () => words[random(words.length)]).join('') + tail
    expect({ html, events: ours(html) }).toEqual({ html, events: theirs(html) })
  }
})
