import { expect, test } from 'vitest'
import type { MemoryFacts } from '../facts/facts.ts'
import { detectors } from './index.ts'
import { authenticated, type Cases, rowsOf, symbolsOf, type Trial, valueIn } from './try-mail.ts'

const nothing: MemoryFacts = { correspondent: 'unknown', replyToOwn: 'unknown', campaign: 'unknown', feed: 'unknown' }
const known = (memory: Partial<MemoryFacts>, more: Trial = {}): Trial => ({
  ...more,
  facts: { ...more.facts, memory: { ...nothing, ...memory } },
})
const bounce: Trial = {
  from: 'MAILER-DAEMON <mailer-daemon@example.com>',
  header: ['Return-Path: <>'],
  text: 'Your mail could not be delivered.',
}
const proven: Trial = { facts: authenticated('example.com') }
const unsigned: Trial = { facts: authenticated('example.com', 'none') }

const listing = (domain: string): NonNullable<Trial['facts']> => ({
  lists: { sender: [], domains: [{ domain, list: 'uribl.test' }] },
})

const cases: Cases = {
  BOUNCE_OF_OWN: {
    hits: [
      known({ replyToOwn: true }, bounce),
      known({ replyToOwn: true, correspondent: false }, { ...bounce, text: '宛先不明のため配信できませんでした。' }),
    ],
    misses: [bounce, known({ replyToOwn: false }, bounce), known({ replyToOwn: true }, { text: 'Re: hello' })],
  },
  CAMPAIGN_KNOWN_BAD: {
    hits: [known({ campaign: { verdict: 'phishing', seen: 3 } }), known({ campaign: { verdict: 'spam', seen: 1 } })],
    misses: [known({ campaign: { verdict: 'ham', seen: 9 } }), {}],
  },
  CAMPAIGN_KNOWN_GOOD: {
    hits: [known({ campaign: { verdict: 'ham', seen: 2 } }), known({ campaign: { verdict: 'ham', seen: 40 } })],
    misses: [known({ campaign: { verdict: 'spam', seen: 2 } }), {}],
  },
  CORRESPONDENT_PROVEN: {
    hits: [
      known({ correspondent: true }, proven),
      known({ correspondent: true }, { from: 'B <b@gmail.com>', facts: authenticated('gmail.com') }),
    ],
    misses: [known({ correspondent: true }), known({ correspondent: false }, proven), proven],
  },
  FEED_LISTED: {
    hits: [
      known({ feed: { name: 'own list', url: 'https://miwake-sample.net/' } }),
      known({ feed: { name: 'another', url: 'http://198.51.100.7/' } }),
    ],
    misses: [known({ feed: null }), known({})],
  },
  LINK_LISTED: {
    hits: [
      { text: 'See https://www.miwake-sample.net/a', facts: listing('miwake-sample.net') },
      { html: '<a href="https://one.github.io/">here</a>', facts: listing('one.github.io') },
      {
        html: '<a href="https://a.miwake-sample.net/" style="display:none">x</a>',
        facts: listing('miwake-sample.net'),
      },
    ],
    misses: [
      { text: 'See https://www.miwake-sample.net/a', facts: listing('miwake-example.net') },
      { text: 'See https://two.github.io/', facts: listing('one.github.io') },
      { text: 'See https://miwake-sample.net/' },
      {
        subject: 'Re: a',
        text: 'Taken down.\n\nOn Mon, 2 Feb 2026 Hanako wrote:\n> Please look at this:\n> https://miwake-sample.net/a\n> Hanako',
        facts: listing('miwake-sample.net'),
      },
    ],
  },
  REPLY_TO_OWN: {
    hits: [known({ replyToOwn: true }), known({ replyToOwn: true }, { subject: 'Re: Hello' })],
    misses: [
      known({ replyToOwn: false }, { subject: 'Re: Hello' }),
      { subject: 'Re: Hello' },
      known({ replyToOwn: true, correspondent: true }, { facts: authenticated('example.com', 'fail') }),
    ],
  },
  SENDER_LISTED: {
    hits: [
      { facts: { lists: { sender: ['dnsbl.test'], domains: [] } } },
      { from: 'Shop <info@mail.miwake-sample.net>', facts: listing('miwake-sample.net') },
    ],
    misses: [{ facts: { lists: { sender: [], domains: [] } } }, { facts: listing('miwake-sample.net') }, {}],
  },
}

const memory = detectors.filter((d) => d.aspect === 'memory')

test('memory/ has cases for every detector', () => {
  expect(Object.keys(cases).sort()).toEqual(memory.map((d) => d.symbol).sort())
  for (const { hits, misses } of Object.values(cases)) expect(Math.min(hits.length, misses.length)).toBeGreaterThan(1)
})

test.each(rowsOf(cases))('%s: %s', (symbol, _row, trial, wanted) => {
  expect(symbolsOf(trial).has(symbol)).toBe(wanted)
})

test.each([
  ['proven', known({ replyToOwn: true }, proven), 1],
  ['unknown, from whom this mailbox writes to', known({ replyToOwn: true, correspondent: true }), 1],
  ['unknown, from a stranger', known({ replyToOwn: true, correspondent: false }), 0.4],
  ['unknown, correspondents not known', known({ replyToOwn: true }), 0.4],
  [
    'without authentication, from whom this mailbox writes to',
    known({ replyToOwn: true, correspondent: true }, unsigned),
    0.4,
  ],
  ['without authentication, from a stranger', known({ replyToOwn: true }, unsigned), 0],
])('REPLY_TO_OWN %s', (_how, trial, value) => expect(valueIn(trial, 'REPLY_TO_OWN')).toBe(value))
