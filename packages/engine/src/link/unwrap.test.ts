import { expect, test } from 'vitest'
import { parseTarget } from './target.ts'

const base64 = (text: string): string => btoa(text)

test.each([
  ['https://www.google.com/url?sa=t&q=https%3A%2F%2Fphish.test%2Fa', 'www.google.com', '/a'],
  ['https://www.google.co.jp/url?url=http://phish.test/a&rct=j', 'www.google.co.jp', '/a'],
  ['https://www.google.com/amp/s/phish.test/a', 'www.google.com', '/a'],
  ['https://www.google.com/amp/phish.test/a', 'www.google.com', '/a'],
  ['https://www.googleadservices.com/pagead/aclk?sa=L&adurl=https://phish.test/a', 'www.googleadservices.com', '/a'],
  ['https://adclick.g.doubleclick.net/pcs/click?x=1&adurl=https://phish.test/a', 'adclick.g.doubleclick.net', '/a'],
  ['https://ad.doubleclick.net/ddm/clk/1;2;c?https://phish.test/a', 'ad.doubleclick.net', '/a'],
  ['https://translate.google.com/translate?sl=auto&u=phish.test/a', 'translate.google.com', '/a'],
  ['https://translate.google.co.jp/translate?u=https://phish.test/a', 'translate.google.co.jp', '/a'],
  ['https://phish-test.translate.goog/a?_x_tr_sl=auto', 'phish-test.translate.goog', '/a'],
  [
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fphish.test%2Fa&data=05',
    'eur01.safelinks.protection.outlook.com',
    '/a',
  ],
  ['https://urldefense.proofpoint.com/v1/url?u=https://phish.test/a&k=x', 'urldefense.proofpoint.com', '/a'],
  ['https://urldefense.proofpoint.com/v2/url?u=https-3A__phish.test_a&d=x', 'urldefense.proofpoint.com', '/a'],
  ['https://urldefense.com/v3/__https://phish.test/a__;!!abc!def$', 'urldefense.com', '/a'],
  ['https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fphish.test%2fa&c=E,1', 'linkprotect.cudasvc.com', '/a'],
  ['https://protect-us.mimecast.com/s/AbCd?domain=phish.test', 'protect-us.mimecast.com', '/'],
  [
    'https://ca-1.wis.trendmicro.com/wis/clicktime/v1/query?url=https%3a%2f%2fphish.test%2fa',
    'ca-1.wis.trendmicro.com',
    '/a',
  ],
  ['https://secure-web.cisco.com/1abc-XYZ/https%3A%2F%2Fphish.test%2Fa', 'secure-web.cisco.com', '/a'],
  [
    `https://us.protection.sophos.com/?d=phish.test&u=${base64('https://phish.test/a')}&i=1`,
    'us.protection.sophos.com',
    '/a',
  ],
  ['https://protect2.fireeye.com/v1/url?k=1&u=http://phish.test/a', 'protect2.fireeye.com', '/a'],
  ['https://url.avanan.click/v2/___https://phish.test/a___.YXA', 'url.avanan.click', '/a'],
  ['https://l.facebook.com/l.php?u=https%3A%2F%2Fphish.test%2Fa&h=1', 'l.facebook.com', '/a'],
  ['https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fphish.test%2Fa', 'www.linkedin.com', '/a'],
  ['https://www.youtube.com/redirect?q=https%3A%2F%2Fphish.test%2Fa', 'www.youtube.com', '/a'],
  [`https://www.bing.com/ck/a?!&u=a1${base64('https://phish.test/a').replace(/=+$/, '')}&ntb=1`, 'www.bing.com', '/a'],
  ['https://duckduckgo.com/l/?uddg=https%3A%2F%2Fphish.test%2Fa', 'duckduckgo.com', '/a'],
  ['https://t.umblr.com/redirect?z=https%3A%2F%2Fphish.test%2Fa&t=1', 't.umblr.com', '/a'],
  ['https://vk.com/away.php?to=https%3A%2F%2Fphish.test%2Fa', 'vk.com', '/a'],
  ['https://steamcommunity.com/linkfilter/?url=https://phish.test/a', 'steamcommunity.com', '/a'],
  ['https://r.search.yahoo.com/_ylt=1/RV=2/RU=https%3a%2f%2fphish.test%2fa/RK=2/RS=x', 'r.search.yahoo.com', '/a'],
  ['https://rd.yahoo.co.jp/x/*https://phish.test/a', 'rd.yahoo.co.jp', '/a'],
  ['https://abc.r.us-east-1.awstrack.me/L0/https:%2F%2Fphish.test%2Fa/1/01', 'abc.r.us-east-1.awstrack.me', '/a'],
  ['https://click.pstmrk.it/3s/phish.test%2Fa/xyz/1', 'click.pstmrk.it', '/a'],
  [
    `https://mandrillapp.com/track/click/3/phish.test?p=${base64('{"s":"x","p":"{\\"url\\":\\"https:\\\\/\\\\/phish.test\\\\/a\\"}"}')}`,
    'mandrillapp.com',
    '/a',
  ],
  ['https://mandrillapp.com/track/click/3/phish.test?p=zzz', 'mandrillapp.com', '/'],
  ['https://mail.example.co.jp/fmlurlsvc/?fewReq=1&url=https%3a%2f%2fphish.test%2fa', 'mail.example.co.jp', '/a'],
  ['https://href.li/?https://phish.test/a', 'href.li', '/a'],
  ['https://shop.example.com/go?redirect=https://phish.test/a', 'shop.example.com', '/a'],
  ['https://shop.example.com/go?id=1&amp;url=https%253A%252F%252Fphish.test%252Fa', 'shop.example.com', '/a'],
  [`https://shop.example.com/go?u=${base64('https://phish.test/a?b=c').replace(/=+$/, '')}`, 'shop.example.com', '/a'],
  [`https://shop.example.com/c/${base64('https://phish.test/a')}/x`, 'shop.example.com', '/a'],
  ['https://shop.example.com/?https://phish.test/a', 'shop.example.com', '/a'],
  ['https://click.example.com/r?R2=https%3A%2F%2Fphish.test%2Fa&x=1', 'click.example.com', '/a'],
  ['https://rd.rakuten.co.jp/l/?R2=https%3A%2F%2Fphish.test%2Fa', 'rd.rakuten.co.jp', '/a'],
  ['https://business.google.com/website_shared/launch?f=https://phish.test/a', 'business.google.com', '/a'],
  ['https://lm.facebook.com/l.php?u=https%3A%2F%2Fphish.test%2Fa', 'lm.facebook.com', '/a'],
  ['https://shop.example.com/login?next=%2F%2Fphish.test%2Fa', 'shop.example.com', '/a'],
  ['https://shop.example.com/login?next=//phish.test/a', 'shop.example.com', '/a'],
  ['https://click.example.com/go/https://phish.test/a', 'click.example.com', '/a'],
  ['https://click.example.com/go/https%3A%2F%2Fphish.test%2Fa', 'click.example.com', '/a'],
])('parseTarget() unwraps %s', (href, wrapper, path) => {
  expect(parseTarget(href)).toMatchObject({ host: 'phish.test', path, wrappers: [wrapper] })
})

test.each([
  'https://shop.example.com/login?next=https://www.example.com/',
  'https://shop.example.com/login?next=/top',
  'https://shop.example.com/?q=https://phish.test/',
  'https://www.facebook.com/sharer.php?u=https://www.example.com/',
  'https://social-plugins.line.me/lineit/share?url=https://www.example.com/',
  'https://www.google.com/search?q=https://phish.test/',
  'https://twitter.com/intent/tweet?url=https://www.example.com/',
  'https://line.me/R/share?text=https://www.example.com/',
  'https://shop.example.com/login?return_to=https%3A%2F%2Fmy.example.com%2F',
  'https://grp01.id.rakuten.co.jp/rms/nid/login?return_to=https%3A%2F%2Fwww.rakuten-card.co.jp%2F',
  'https://shop.example.com/resize?w=1&u=https://cdn.phish.test/a.png',
  'https://shop.example.com/login?scope=https%3A%2F%2Fphish.test%2Fauth',
  'https://web.archive.org/web/2020/https://phish.test/',
  'https://shop.example.com/a/https-guide/http.html',
  // A stranger's own page, with an address behind it for show.
  'https://shop.example.com/r?R2=https%3A%2F%2Fphish.test%2F',
  'https://shop.example.com/https://phish.test/',
  'https://rd.rakuten.co.jp/l/?R2=https%3A%2F%2Fwww.rakuten-card.co.jp%2F',
  'https://google.phish.test/url?q=a',
  'https://u1.ct.sendgrid.net/ls/click?upn=u001.abcdef',
  'https://urldefense.com/v3/__;',
  'https://www.bing.com/ck/a?u=a1!!!',
  'mailto:a@example.com?url=https://phish.test/',
])('parseTarget() leaves %s as it is', (href) => expect(parseTarget(href).wrappers).toEqual([]))

test('parseTarget() decodes the host of translate.goog', () => {
  const host = (href: string): string => parseTarget(href).host
  expect(host('https://my--shop-example-co-jp.translate.goog/')).toBe('my-shop.example.co.jp')
  expect(host('https://0-wgv71a119e-test.translate.goog/?_x_tr_enc=0')).toBe('xn--wgv71a119e.test')
  expect(parseTarget('https://phish-test.translate.goog/?_x_tr_sch=http').scheme).toBe('http')
})

test('parseTarget() fills in what urldefense v3 took out of the address', () => {
  const replaced = base64('#é'.normalize('NFC').replace('é', '\u00c3\u00a9'))
  const target = parseTarget(`https://urldefense.com/v3/__https://phish.test/a?b=*c**A__;${replaced}!!x!y$`)
  expect(target).toMatchObject({ host: 'phish.test', path: '/a', query: 'b=' })
  expect(parseTarget('https://urldefense.com/v3/__https:/phish.test/a__;!!x!y$').host).toBe('phish.test')
})

test('parseTarget() opens wrappers inside wrappers, five deep at most, and keeps their tricks', () => {
  const twice = `https://nam.safelinks.protection.outlook.com/?url=${encodeURIComponent(
    'https://www.google.com/url?q=http%3A%2F%2Fuser%40192.0.2.1%2F',
  )}`
  expect(parseTarget(twice)).toMatchObject({
    host: '192.0.2.1',
    wrappers: ['nam.safelinks.protection.outlook.com', 'www.google.com'],
    tricks: ['userinfo', 'ip-host'],
  })
  let deep = 'https://phish.test/'
  for (let i = 0; i < 8; i++) deep = `https://a${i}.test/?url=${encodeURIComponent(deep)}`
  expect(parseTarget(deep).wrappers).toEqual(['a7.test', 'a6.test', 'a5.test', 'a4.test', 'a3.test'])
})
