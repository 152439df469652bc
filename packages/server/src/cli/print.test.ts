import { blankModel, detectors, type Facts, noFacts, parseMessage, type Scan, scan } from '@miwake/engine'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../knowledge.ts'
import { paintFor } from './colour.ts'
import { explainLines } from './explain.ts'
import { widthOf } from './layout.ts'
import { printLine } from './list-line.ts'
import { printScan } from './print.ts'
import { meaningOf } from './reasons.ts'
import { toJson } from './result.ts'
import { safeJson } from './safe.ts'
import type { Lang } from './texts.ts'

/** What a mail claims, wants and leads to weighs one nat each: the shipped weights may change, these tests not. */
const weighed: readonly string[] = ['claim', 'ask', 'target']
const symbols = Object.fromEntries(
  detectors
    .filter(({ aspect }) => weighed.includes(aspect))
    .map(({ symbol }) => [symbol, { unwanted: 1, phishing: 1 }]),
)
const knowledge = { ...loadKnowledge({ withoutModel: true }), model: { ...blankModel, symbols } }
const scanned = (mail: string, facts: Facts = noFacts): Scan =>
  scan(parseMessage(new TextEncoder().encode(mail)), facts, knowledge)
const printing = (lang: Lang, { colour = false, explain = false, columns = 80 } = {}) => ({
  lang,
  explain,
  columns,
  paint: paintFor(colour),
})

const phish = scanned(
  [
    'From: =?utf-8?B?QW1hem9u44Kr44K544K/44Oe44O844K144O844OT44K5?= <info@account-check.test>',
    'Subject: =?utf-8?B?44CQ6YeN6KaB44CR44Ki44Kr44Km44Oz44OI44Gu56K66KqN?=',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>24時間以内にご確認がない場合、アカウントを停止します。</p>',
    '<p><a href="http://192.0.2.7/login">https://www.amazon.co.jp/</a> からログインしてください。</p>',
  ].join('\r\n'),
)

test('printScan() answers the three questions and shows where the link leads and where to go instead', () => {
  const text = printScan('mail.eml', phish, printing('ja'))
  for (const part of [
    '【重要】アカウントの確認',
    '誰を名乗っているか\n    Amazon.co.jp — ',
    '本当は誰か\n    account-check.test — 確かめられませんでした',
    '何をさせたいか、どこへ導くか',
    '192.0.2.7 — 名前のない、数字だけの行き先\n',
    '「www.amazon.co.jp」に見せかけています',
    '決め手になったところ',
    'https://www.amazon.co.jp/',
    'mail.eml',
  ])
    expect(text).toContain(part)
  const english = printScan('mail.eml', phish, printing('en'))
  for (const part of [
    'Who does it say it is?',
    'Who is it really?',
    'What does it want',
    'made to look like “www.amazon',
  ])
    expect(english).toContain(part)
})

const proofs = [true, false, 'unknown'] as const
const actions = ['deliver', 'review', 'junk', 'reject', 'rescue'] as const
const claims = [
  null,
  { ownDomain: false, proven: false },
  ...proofs.map((proven) => ({ ownDomain: true, proven })),
] as const
const linkings: readonly Scan['view']['links'][] = [
  phish.view.links,
  phish.view.links.map((link) => ({ ...link, own: true })),
  phish.view.links.map((link) => ({
    ...link,
    own: true,
    standing: { ...link.standing, kind: 'brand' as const, brand: 'amazon' },
  })),
  [],
]
/** Every mix of what is said, what is proven, where it leads and what is done; the impossible ones too. */
const mixes: readonly Scan[] = claims.flatMap((claim) =>
  proofs.flatMap((proven) =>
    (['ham', 'spam', 'phishing'] as const).flatMap((verdict) =>
      actions.flatMap((action) =>
        linkings.map((links) => {
          const [named] = phish.view.claims
          return {
            ...phish,
            action,
            verdict: { ...phish.verdict, verdict, p: { ham: 0, spam: 0, phishing: 0, [verdict]: 1 }, terms: [] },
            view: {
              ...phish.view,
              links,
              claims: claim ? [{ ...named!, ...claim, strength: 1 }] : [],
              origin: { ...phish.view.origin, proven },
            },
          }
        }),
      ),
    ),
  ),
)

test.each<[title: string, one: RegExp, other: RegExp]>([
  ['unconfirmed, and surely from here', /— 確かめられませんでした/, /ここから来たことは確かです|本当の送り主/],
  ['confirmed, and not from here', /— 確認できました/, /という証拠がありません|— 確かめられませんでした|本当の送り主/],
  ['not the real one, in a mail that stays', /— 本物ではありません/, /■ (?:問題なし|要確認|迷惑メールかも)/],
  ['not the real one, and surely from here', /— 本物ではありません/, /ここから来たことは確かです/],
  ['no proof, and confirmed', /という証拠がありません/, /確認できました|は確かです|本当の送り主|差出人のサイト/],
  ['thought to be theirs, and theirs', /とみられるドメイン/, / — Amazon.co.jp のサイト|・ Amazon.co.jp のサイト/],
  ['the sender’s site, of a sender not proven', /差出人のサイト/, /— 確かめられませんでした|という証拠がありません/],
  ['phishing, and stays', /■ フィッシング/, /受信箱に/],
  ['phishing, and nothing of note', /■ (?:フィッシング|要確認|迷惑)/, /気になる点はありません/],
  ['fine, and moved away', /■ 問題なし/, /迷惑メールへ移し|断ります|通報先|どうすればよいか/],
  ['to be checked, and reported', /■ 要確認/, /通報先|フィッシング\(詐欺\)|迷惑メールへ移し|消してかまいません/],
])('printScan() never says both: %s', (_, one, other) => {
  const texts = mixes.map((mix) => printScan('x', mix, printing('ja', { columns: 100 })))
  expect(texts.some((text) => one.test(text))).toBe(true)
  expect(texts.some((text) => other.test(text))).toBe(true)
  expect(texts.filter((text) => one.test(text) && other.test(text))).toEqual([])
})

test.each(['ja', 'en'] as const)('printScan() in %s stays within the columns whatever the answers', (lang) => {
  for (const mix of mixes) {
    const lines = printScan('x', mix, printing(lang, { columns: 60 })).split('\n')
    expect(lines.filter((line) => widthOf(line) > 60)).toEqual([])
  }
})

test('printScan() of a mail to check: a softer heading and advice, the entrance, nowhere to report', () => {
  const review: Scan = { ...phish, action: 'review' }
  const [ja, en] = [printScan('x', review, printing('ja')), printScan('x', review, printing('en'))]
  expect(ja).toMatch(/^■ 要確認 {2}→ 受信箱に残し、印を付けます\n/)
  expect(ja).toContain('リンクを開く前に、公式アプリやブックマークから確かめてください。')
  expect(ja).toContain('https://www.amazon.co.jp/')
  expect(ja).not.toMatch(/フィッシング\(詐欺\)|通報先|添付も開かず/)
  expect(en).toMatch(/^■ Check this mail {2}→ stays in the inbox, marked\n/)
  expect(en).toContain('Before you open a link, check in the official app')
  expect(en).not.toMatch(/■ Phishing|Report it to/)
  const junked = printScan('x', { ...phish, action: 'junk' }, printing('ja'))
  expect(junked).toMatch(/^■ フィッシング\(詐欺\)/)
  expect(junked).toContain('通報先:')
})

test('printScan() marks what speaks for and against by words, and leaves what weighs little to --explain', () => {
  const { terms } = phish.verdict
  const asks = terms.filter(({ aspect }) => aspect === 'ask')
  expect(asks.length).toBeGreaterThan(1)
  const weighedAs = (weights: readonly number[], explain = false) => {
    const changed = terms.map((term) => {
      const at = asks.indexOf(term)
      return { ...term, unwanted: weights[at] ?? 0, phishing: 0 }
    })
    const text = printScan(
      'x',
      { ...phish, verdict: { ...phish.verdict, terms: changed } },
      printing('ja', { explain, columns: 200 }),
    )
    return asks.slice(0, 2).map(({ symbol }) => {
      const [mark] = new RegExp(`\\S+(?= +${meaningOf(symbol, 'ja')})`).exec(text) ?? ['']
      return mark
    })
  }
  expect(weighedAs([1, -1])).toEqual(['！注意', '○良い'])
  expect(weighedAs([0.5, -0.49])).toEqual(['！注意', ''])
  expect(weighedAs([0.49, -0.5])).toEqual(['', '○良い'])
  expect(weighedAs([0.49, -0.49], true)).toEqual(asks.slice(0, 2).map(({ symbol }) => symbol))
  const english = printScan('x', phish, printing('en', { colour: true }))
  expect(english).toContain('\u001b[33m! against\u001b[39m ')
})

test('a symbol that speaks for a mail is never marked against it for telling phishing from spam', () => {
  const symbol = 'BRAND_OWN_TARGETS'
  const term = { symbol, aspect: 'claim', unwanted: -0.1, phishing: 4, spans: [] } as const
  const mixed: Scan = { ...phish, verdict: { ...phish.verdict, verdict: 'phishing', terms: [term] } }
  expect(printScan('x', mixed, printing('ja'))).not.toContain(meaningOf(symbol, 'ja'))
})

test.each(['ja', 'en'] as const)('printScan() in %s stays within the terminal’s columns', (lang) => {
  for (const columns of [60, 80, 100]) {
    const lines = printScan('mail.eml', phish, printing(lang, { columns, explain: true })).split('\n')
    expect(lines.filter((line) => widthOf(line) > columns)).toEqual([])
  }
})

test('printLine() fits a line whatever the subject is made of', () => {
  const mail = scanned(
    `From: a@${'long-'.repeat(9)}.sub.domain.test\nSubject: ${'とても長い件名 long '.repeat(20)}\n\nx`,
  )
  for (const line of printLine('a.eml', mail, printing('ja')).split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80)
  expect(printLine('a.eml', mail, printing('ja'))).toContain('sub.domain.test')
})

test('passages are marked', () => {
  expect(printScan('x', phish, printing('ja', { colour: true }))).toContain('\u001b[7m')
  expect(printScan('x', phish, printing('ja'))).toMatch(/\[[^\]]*\]/)
})

test('no URL of the mail is shown whole, so that no terminal makes a link of it', () => {
  const urls = printScan('x', phish, printing('ja')).match(/\w+:\/\/\S+/g)
  expect(urls).toEqual(['https://www.amazon.co.jp/'])
})

/** Everything a terminal, or the eye, is steered by: CSI, OSC 0, 8 and 52, C1, bidi, tags, carriage return, bell. */
const evil = [
  '\u001b[2J\u001b[31m',
  '\u001b]8;;http://evil.test\u0007click\u001b]8;;\u001b\\',
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u009b1m\u009d0;t\u009c\u0090q\u009c',
  '\u202egpj\u2066\u2069\u200b\u2028\u{e0041}\u061c',
  '\b\b\rX\u0000\u007f',
].join('')
const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

test.each<[where: string, header: readonly string[], body: string]>([
  ['raw bytes in the header', [`From: "${evil} Amazon" <a@evil.test>`, `Subject: ${evil} urgent`], ''],
  ['encoded words', [`From: ${word(`${evil} Amazon`)} <a@evil.test>`, `Subject: ${word(`${evil} urgent`)}`], ''],
  ['the address', [`From: Amazon <"${evil}"@evil.test>`, 'Subject: x'], ''],
  ['the domain', [`From: Amazon <a@${evil}.evil.test>`, `Reply-To: <b@${evil}.test>`, 'Subject: x'], ''],
  [
    'links and their texts',
    ['From: Amazon <a@evil.test>', 'Subject: x'],
    [
      `<a href="http://evil.test/${evil}">www.amazon.com ${evil}</a>`,
      `<a href="http://${evil}.evil.test/">amazon.co.jp${evil}</a>`,
      '<a href="http://e\u202evil.test/&#27;[31m&#x9b;1m&#x202e;">https://www.amazon.co.jp&#x202e;/</a>',
      '<a href="http://xn--9ca\u200b.test/">login</a> <a href="http://evil.test%1b[31m/">x</a>',
    ].join('\n'),
  ],
  [
    'the text',
    ['From: Amazon <a@evil.test>', 'Subject: x'],
    `<p>${evil} within 24 hours your account will be closed ${evil}</p><p>&#27;]0;t&#7; verify your account</p>`,
  ],
])('a mail cannot steer the terminal: %s', (_, header, body) => {
  const html = ['Content-Type: text/html; charset=utf-8', '', `<p>Amazon: verify your account</p>${body}`]
  const mail = scanned([...header, ...html].join('\n'))
  // Whatever the symbols weigh: every reason and every passage is shown.
  const all = mail.verdict.terms.map((term) => ({ ...term, unwanted: 2 }))
  const shown: Scan = { ...mail, action: 'junk', verdict: { ...mail.verdict, verdict: 'phishing', terms: all } }
  for (const scan of [mail, shown, { ...shown, action: 'review' } as const]) {
    for (const lang of ['ja', 'en'] as const) {
      const texts = [
        printScan(`dir/${evil}.eml`, scan, printing(lang, { explain: true })),
        printLine(`dir/${evil}.eml`, scan, printing(lang)),
        safeJson(JSON.stringify(toJson(`dir/${evil}.eml`, scan, 'm'))),
      ]
      for (const text of texts) expect(text.replaceAll('\n', '')).not.toMatch(steering)
      // With colours, the only escapes are our own.
      const coloured = printScan(`${evil}.eml`, scan, printing(lang, { colour: true, explain: true }))
      expect(coloured.replace(/\u001b\[\d{1,2}m/g, '').replaceAll('\n', '')).not.toMatch(steering)
      // Nor does a colour of ours run on: each is closed on its line.
      for (const line of coloured.split('\n')) {
        const codes = line.match(/\u001b\[\d{1,2}m/g) ?? []
        expect(codes.length % 2).toBe(0)
      }
    }
  }
})

test('explainLines() lists every term, and their sum is the total and the logit', () => {
  const lines = explainLines(phish, printing('en'))
  const rows = lines.flatMap((line) => {
    const [, unwanted, phishing, name] = /^ +([+-]\d+\.\d{3}) +([+-]\d+\.\d{3}) {2}(\S+)/.exec(line) ?? []
    return name === undefined ? [] : [{ name, unwanted: Number(unwanted), phishing: Number(phishing) }]
  })
  const total = rows.pop()!
  expect(total.name).toBe('total')
  expect(rows.map((row) => row.name).sort()).toEqual(phish.verdict.terms.map((term) => term.symbol).sort())
  const sum = (key: 'unwanted' | 'phishing') => rows.reduce((s, row) => s + row[key], 0)
  for (const key of ['unwanted', 'phishing'] as const) {
    expect(total[key]).toBeCloseTo(phish.verdict.logits[key], 3)
    // Each line is rounded to half a thousandth.
    expect(Math.abs(sum(key) - total[key])).toBeLessThan(0.0005 * (rows.length + 1))
  }
})

test.each(['ja', 'en'] as const)('printScan() in %s speaks of points, and of no unit', (lang) => {
  const text = printScan('x', phish, printing(lang, { explain: true }))
  expect(text).not.toMatch(/logit|nats|ナット|オッズ|odds/i)
})

test('printScan() says what a sender calls himself who names no company, cut to the line', () => {
  const mail = scanned(`From: ${'Sato '.repeat(30)}<a@known.test>\nSubject: x\n\nSee you.`)
  for (const lang of ['ja', 'en'] as const) {
    const lines = printScan('x', mail, printing(lang, { columns: 70 })).split('\n')
    expect(lines.some((line) => /「Sato Sato.*」と名乗っています|It says it is “Sato Sato/.test(line))).toBe(true)
    expect(lines.filter((line) => widthOf(line) > 70)).toEqual([])
  }
})

test('printScan() leads with what is typed, and says it once', () => {
  const mail = scanned(
    'From: a@account-check.test\nContent-Type: text/html\n\n<form><input type="password"></form><a href="http://192.0.2.7/">x</a>',
  )
  const text = printScan(
    'x',
    { ...mail, action: 'junk', verdict: { ...mail.verdict, verdict: 'phishing' } },
    printing('ja'),
  )
  expect(text).toMatch(/何をさせたいか、どこへ導くか\n +！注意 パスワードを入力させようとしています\n/)
  expect(text.match(/パスワードを入力/g)).toHaveLength(1)
})

test('toJson() keeps the form of DESIGN: claims with brand and spans, terms in nats with spans', () => {
  const json = toJson('row-1', phish, 'abc')
  expect(Object.keys(json).slice(0, 5)).toEqual(['id', 'verdict', 'p', 'action', 'claims'])
  expect(json).toMatchObject({ id: 'row-1', model: 'abc', origin: { domain: 'account-check.test', proven: 'unknown' } })
  const sum = json.p.ham + json.p.spam + json.p.phishing
  expect(sum).toBeCloseTo(1, 3)
  const claim = json.claims.find(({ brand }) => brand === 'amazon')!
  expect(claim.spans.length).toBeGreaterThan(0)
  const span = claim.spans.find(({ place }) => place === 'from')!
  expect(phish.view.message.from[0]!.name.slice(span.start, span.end)).toBe('Amazon')
  for (const term of json.terms) {
    expect(Object.keys(term)).toEqual(['symbol', 'aspect', 'unwanted', 'phishing', 'spans'])
    for (const { place, index, start, end } of term.spans) {
      expect(typeof place).toBe('string')
      expect(index).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThanOrEqual(start)
    }
  }
  expect(json.terms.some((term) => term.spans.length > 0)).toBe(true)
})
