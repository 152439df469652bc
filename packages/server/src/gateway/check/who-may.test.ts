import { expect, test } from 'vitest'
import { requestFields } from './envelope-of.ts'
import { mayTeach } from './who-may.ts'

test.each<[string | undefined, string, string, boolean]>([
  ['127.0.0.1', '', '', true],
  ['::1', '', 'secret', true],
  ['::ffff:127.0.0.2', '', '', true],
  [undefined, '', '', true],
  ['192.0.2.1', '', '', false],
  ['192.0.2.1', 'wrong', 'secret', false],
  ['192.0.2.1', 'secret', 'secret', true],
  ['::ffff:192.0.2.1', '', '', false],
])('mayTeach() from %s with "%s", password "%s"', (remote, given, password, want) =>
  expect(mayTeach(remote, requestFields(['Password', given]), password)).toBe(want),
)
