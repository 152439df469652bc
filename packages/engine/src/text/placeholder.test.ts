// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders looked for
import { expect, test } from 'vitest'
import { unfilledTemplates } from './placeholder.ts'

test.each([
  ['at [TIME] today', ['[TIME]']],
  ['No. [RAND_NUMBER_10_10]', ['[RAND_NUMBER_10_10]']],
  ['[FIRST_NAME] [DATE_1]', ['[FIRST_NAME]', '[DATE_1]']],
  ['Dear {{name}}, {{ first_name }}', ['{{name}}', '{{ first_name }}']],
  ['%NAME% 様 %%emailaddress%%', ['%NAME%', '%%emailaddress%%']],
  ['Hi ${first_name}', ['${first_name}']],
  ['<#name#> 様', ['<#name#>']],
  ['$(name) 様', ['$(name)']],
  ['{random:5} {RANDOM_STRING}', ['{random:5}', '{RANDOM_STRING}']],
  ['Hello *|FNAME|*', ['*|FNAME|*']],
  ['{氏名} 様、%会社名%', ['{氏名}', '%会社名%']],
  ['##email## あ##mix_normal_10##い', ['##email##', '##mix_normal_10##']],
  ['%{RAND_LETTER_5}', ['{RAND_LETTER_5}']],
  ['{name} 様', ['{name}']],
  ['Dear [Your Name], [your-subject]', ['[Your Name]', '[your-subject]']],
  ['%{CURRENT_DATE}', ['{CURRENT_DATE}']],
  ['[[date]]', ['[[date]]']],
  // Near misses: headings, tags, notes.
  ['[重要なお知らせ] [1] [spam] (税込) {0} [PATCH v2] [URL] [name] [email protected] [Pool Products]', []],
  ['[お名前] 山田太郎 【氏名】 山田', []],
  ['[random thoughts] and [randomised trial]', []],
  ['10%OFF 50%還元 100%off 5%', []],
  ['issue #1234 #name of it#', []],
  // Near misses: code, shells, documentation.
  ['const x = `${name}`;', []],
  ['set %PATH% and %APPDATA% to C:\\Users\\%USERNAME%', []],
  ['$(CC) -o foo ${srctree}', []],
  ['GET /users/{id}/{name}', []],
  ['%{name}-%{version}', []],
  ['+ printf("{name}")', []],
  ['use {{ user.name }} in your template', []],
  ['usage: foo {start|stop}', []],
  ['', []],
])('unfilledTemplates(%j)', (text, want) => {
  expect(unfilledTemplates(text).map(({ start, end }) => text.slice(start, end))).toEqual(want)
})

test('unfilledTemplates() reads long runs in linear time', () => {
  const began = performance.now()
  for (const run of ['{', '[', '%', '{{name', '[TIME] ', '$(']) unfilledTemplates(run.repeat(30_000))
  expect(performance.now() - began).toBeLessThan(4_000)
})
