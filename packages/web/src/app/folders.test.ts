import { expect, test } from 'vitest'
import type { Folder, FolderRole } from '../api/types.ts'
import { en } from '../i18n/en.ts'
import { mailboxName, pathName } from './folders.ts'

const noCounts = { ham: 0, spam: 0, phishing: 0, review: 0 }
const folder = (path: string, role: FolderRole): Folder => ({
  id: 1,
  path,
  role,
  total: 0,
  unread: 0,
  counts: noCounts,
})
const folders = [folder('INBOX', 'inbox'), folder('迷惑メール', 'junk'), folder('仕事', 'other')]

test.each([
  ['inbox', 'Inbox'],
  ['迷惑メール', 'Junk'],
  ['仕事', '仕事'],
  ['削除されたフォルダ', '削除されたフォルダ'],
])('pathName(%s)', (path, want) => expect(pathName(path, folders, en)).toBe(want))

test('mailboxName() names the demo in the reader’s language, and leaves every other name', () => {
  expect(mailboxName({ kind: 'demo', name: '見本のメールボックス' }, en)).toBe('Sample mailbox')
  expect(mailboxName({ kind: 'imap', name: 'taro@example.com' }, en)).toBe('taro@example.com')
})
