import { expect, test } from 'vitest'
import { assignRoles } from './roles.ts'

const named = (
  ...folders: readonly (readonly [path: string, delimiter: string, specialUse?: string | undefined, guess?: string])[]
) =>
  folders.map(([path, delimiter, specialUse, guess]) => ({
    path,
    delimiter,
    specialUse: specialUse ?? null,
    guess: guess ?? null,
  }))

test.each([
  [
    'Gmail in Japanese, by attributes',
    named(
      ['INBOX', '/'],
      ['[Gmail]/すべてのメール', '/', '\\All'],
      ['[Gmail]/迷惑メール', '/', '\\Junk'],
      ['[Gmail]/送信済みメール', '/', '\\Sent'],
    ),
    ['inbox', 'archive', 'junk', 'sent'],
  ],
  ['Gmail in Japanese, names alone', named(['[Gmail]/迷惑メール', '/'], ['[Gmail]/ゴミ箱', '/']), ['junk', 'trash']],
  [
    'Courier, all below INBOX',
    named(['INBOX', '.'], ['INBOX.Junk', '.'], ['INBOX.Sent', '.'], ['INBOX.Trash', '.']),
    ['inbox', 'junk', 'sent', 'trash'],
  ],
  ['Yahoo!メール', named(['Inbox', '/'], ['Bulk Mail', '/'], ['Sent', '/']), ['inbox', 'junk', 'sent']],
  ['half-width kana', named(['迷惑ﾒｰﾙ', '/'], ['要確認', '/']), ['junk', 'review']],
  ['the attribute beats the name', named(['Junk', '/'], ['ごみ', '/', '\\Junk']), ['other', 'junk']],
  ['each role once, the first listed', named(['Spam', '/'], ['Junk', '/']), ['junk', 'other']],
  [
    'a folder deep below is the person’s own',
    named(['仕事/迷惑メール', '/'], ['Spam filters', '/']),
    ['other', 'other'],
  ],
  ['a guess where nothing else tells', named(['Roskaposti', '/', undefined, '\\Junk']), ['junk']],
  ['drafts are other', named(['Drafts', '/', '\\Drafts']), ['other']],
])('assignRoles(): %s', (_, folders, want) => expect(assignRoles(folders)).toEqual(want))

test("assignRoles() takes the person's choice before all else", () => {
  const folders = named(['INBOX', '/'], ['Junk', '/', '\\Junk'], ['詐欺', '/'])
  expect(assignRoles(folders, { junk: '詐欺' })).toEqual(['inbox', 'other', 'junk'])
})
