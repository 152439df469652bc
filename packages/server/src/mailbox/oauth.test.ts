import { expect, test } from 'vitest'
import { createTokenSource } from './oauth.ts'
import type { OauthSettings } from './settings.ts'

const settings: OauthSettings = { method: 'oauth2', provider: 'google', clientId: 'client-1' }

const service = (...answers: readonly (Response | Error)[]) => {
  const asked: { readonly url: string; readonly form: string }[] = []
  let next = 0
  const fetch = (async (url: string, init: RequestInit) => {
    asked.push({ url, form: String(init.body) })
    const answer = answers[Math.min(next++, answers.length - 1)]!
    if (answer instanceof Error) throw answer
    return answer.clone()
  }) as typeof globalThis.fetch
  return { fetch, asked }
}
const granted = (token: string, more: object = {}) => Response.json({ access_token: token, expires_in: 3_600, ...more })

test('get() asks once for a token, keeps it until shortly before its end, then renews it', async () => {
  const { fetch, asked } = service(granted('t1', { refresh_token: 'r2' }), granted('t2'))
  let nowMs = 0
  const tokens = createTokenSource(settings, { refreshToken: 'r1', clientSecret: 's' }, { fetch, now: () => nowMs })
  expect(await Promise.all([tokens.get(), tokens.get()])).toEqual(['t1', 't1'])
  expect(asked).toEqual([
    {
      url: 'https://oauth2.googleapis.com/token',
      form: 'grant_type=refresh_token&refresh_token=r1&client_id=client-1&client_secret=s&scope=https%3A%2F%2Fmail.google.com%2F',
    },
  ])
  nowMs = 3_541_000
  expect(await tokens.get()).toBe('t2')
  expect(asked[1]?.form).toContain('refresh_token=r2')
})

test.each([
  ['a withdrawn permission', Response.json({ error: 'invalid_grant' }, { status: 400 }), 'oauth-expired'],
  ['a broken service', new Response('oops', { status: 500 }), 'server-busy'],
  ['an answer without a token', Response.json({}), 'server-busy'],
  ['no network', new TypeError('fetch failed'), 'unreachable'],
])('get() tells %s', async (_, answer, kind) => {
  const { fetch } = service(answer)
  const tokens = createTokenSource(settings, { refreshToken: 'r' }, { fetch, now: () => 0 })
  await expect(tokens.get()).rejects.toMatchObject({ problem: { kind } })
})

test('get() without a refresh token asks nobody', async () => {
  const { fetch, asked } = service(granted('t'))
  const tokens = createTokenSource(settings, {}, { fetch, now: () => 0 })
  await expect(tokens.get()).rejects.toMatchObject({ problem: { kind: 'oauth-expired' } })
  expect(asked).toEqual([])
})
