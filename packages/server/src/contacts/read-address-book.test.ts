import { expect, test } from 'vitest'
import { readAddressBook } from './read-address-book.ts'

const read = (text: string | Uint8Array) =>
  readAddressBook(typeof text === 'string' ? new TextEncoder().encode(text) : text).map(
    ({ name, address }) => `${name} <${address}>`,
  )

/** 氏名 and 鈴木 in Shift_JIS, as Japanese Windows writes them. */
const shiftJis = Buffer.concat([
  Buffer.from('8e8196bc', 'hex'),
  Buffer.from(',e-mail\r\n'),
  Buffer.from('97e996d8', 'hex'),
  Buffer.from(',suzuki@example.com\r\n'),
])

test.each<[name: string, file: string | Uint8Array, want: readonly string[]]>([
  [
    'vCard 3.0 with groups, folding and two addresses',
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:山田 花子\r\nitem1.EMAIL;TYPE=INTERNET:hanako@exam\r\n ple.com\r\nEMAIL;type=HOME:Hanako@Home.Example.COM\r\nPHOTO;ENCODING=b:AAAA\r\n BBBB\r\nEND:VCARD\r\n',
    ['山田 花子 <hanako@example.com>', '山田 花子 <hanako@home.example.com>'],
  ],
  [
    'vCard 2.1 in quoted-printable, name by its parts',
    'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=B1=B1=E7=94=B0;=E5=A4=AA=\n=E9=83=8E;;;\nEMAIL;HOME:taro@example.jp\nEND:VCARD\n',
    ['山田 太郎 <taro@example.jp>'],
  ],
  ['vCard without an address', 'BEGIN:VCARD\nFN:A\nTEL:000\nEND:VCARD\n', []],
  [
    'vCard 4.0 with mailto: and an escaped comma',
    'BEGIN:VCARD\nVERSION:4.0\nFN:A\\, B\nEMAIL:mailto:a@example.com\nEND:VCARD',
    ['A, B <a@example.com>'],
  ],
  [
    'Google CSV',
    'First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Notes\nTaro,Yamada,* Work,a@example.com ::: b@example.com,"see ""x@y.test"", later"\n',
    ['Yamada Taro <a@example.com>', 'Yamada Taro <b@example.com>'],
  ],
  [
    'Outlook CSV in Japanese',
    '\uFEFF"姓","名","電子メール アドレス","電子メールの種類"\r\n"山田","花子","hanako@example.jp","SMTP"\r\n',
    ['山田 花子 <hanako@example.jp>'],
  ],
  [
    'Thunderbird CSV, parted by tabs',
    'First Name\tDisplay Name\tPrimary Email\tSecondary Email\nx\tTaro\tt@example.com\t\n',
    ['Taro <t@example.com>'],
  ],
  ['Shift_JIS', shiftJis, ['鈴木 <suzuki@example.com>']],
  ['an address twice', 'Name,E-mail\nA,a@example.com\nB,A@EXAMPLE.com\n', ['B <a@example.com>']],
  ['no addresses', 'Name,E-mail\nA,none\nB,b@localhost\n', []],
  ['a quote that never ends', 'Name,E-mail\nA,"a@example.com', ['A <a@example.com>']],
  ['nothing', '', []],
  ['bytes', Uint8Array.from([0, 255, 254, 1, 2, 3]), []],
])('readAddressBook() of %s', (_name, file, want) => expect(read(file)).toEqual(want))

test('readAddressBook() is quick on large pictures', () => {
  const picture = `PHOTO;ENCODING=b:${`${'A'.repeat(75)}\r\n `.repeat(60_000)}`
  const started = performance.now()
  expect(read(`BEGIN:VCARD\r\n${picture}\r\nEMAIL:a@example.com\r\nEND:VCARD`)).toEqual([' <a@example.com>'])
  expect(performance.now() - started).toBeLessThan(2_000)
})
