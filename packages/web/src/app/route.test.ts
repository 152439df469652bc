import { expect, test } from 'vitest'
import { formatRoute, home, parseRoute, type Route } from './route.ts'

const routes: readonly Route[] = [
  home,
  { ...home, mailbox: 1, folder: 2, message: 30 },
  { ...home, mailbox: 1, message: 30 },
  { ...home, mailbox: 1, folder: 2, q: '重要なお知らせ & 確認', field: 'body', chip: 'phishing' },
  { screen: 'look-up', mailbox: null },
  { screen: 'learned', mailbox: 3 },
]
test.each(routes)('parseRoute() reads what formatRoute() wrote: %j', (route) =>
  expect(parseRoute(formatRoute(route))).toEqual(route),
)

test.each(['', '#', '#/nowhere', '#/mail/x/y/z?in=no&chip=no'])('parseRoute(%s) leads home', (hash) =>
  expect(parseRoute(hash)).toEqual(home),
)
