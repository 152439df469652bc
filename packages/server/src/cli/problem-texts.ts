/** What is said of an input that could not be read, or of a file of Miwake's own. Japanese as the source. */
import type { Lang } from './texts.ts'

const ja = {
  missing: 'ファイルもフォルダも見つかりません',
  forbidden: '読む権限がありません',
  brokenLink: 'リンクの先のファイルがありません',
  notAFile: 'ふつうのファイルではありません（パイプや装置）。パイプは「-」で渡してください',
  tooDeep: 'フォルダが深すぎるため、この先は調べませんでした',
  empty: '空です。メールではありません',
  notMail: 'メールではありません（差出人や件名などのヘッダーがありません）',
  tooLarge: '1通が {max} MB を超えています',
  notGzip: 'gzip のファイルではありません',
  gzipTruncated: 'gzip が途中で切れています。ここより前は調べました',
  gzipDamaged: 'gzip が壊れています。ここより前は調べました',
  notJson: 'この行は JSON ではありません',
  noRaw: 'この行に raw_b64（base64 のメール）がありません',
  badBase64: 'この行の raw_b64 は base64 ではありません',
  emptyRaw: 'この行の raw_b64 は空です',
  rowTooLarge: 'この行は {max} MB のメールより長いため、読みませんでした',
  outlook: 'Outlook のファイル（.msg）は読めません。.eml で保存してください',
  outlookStore: 'Outlook のファイル（.pst）は読めません。mbox か .eml に書き出してください',
  noMail: 'メールがありません（.eml、mbox、Maildir、それらのフォルダ、raw_b64 のある .jsonl を調べられます）',
  noCertificate: '証明書（PEM の BEGIN CERTIFICATE）がありません',
  badCertificate: '読めない証明書があります',
  crashed: '調べている途中で失敗しました（{reason}）',
  other: '読めませんでした（{reason}）',
  unreadableFile: '{path} を読めません（{reason}）',
  wrongFile: '{path} は、この版の{file}ではありません。元に戻すか、次のコマンドで作り直してください: miwake {command}',
  model: 'モデル',
  standing: 'ドメイン表',
}
export type ProblemTexts = typeof ja

const en: ProblemTexts = {
  missing: 'no such file or folder',
  forbidden: 'no permission to read it',
  brokenLink: 'the file this link leads to is gone',
  notAFile: 'not an ordinary file (a pipe or device). Hand a pipe over as -',
  tooDeep: 'folders too deep; nothing below was scanned',
  empty: 'empty, not a mail',
  notMail: 'not a mail (it has no header fields such as From or Subject)',
  tooLarge: 'one mail is larger than {max} MB',
  notGzip: 'not a gzip file',
  gzipTruncated: 'the gzip file ends too early here; what stands before was scanned',
  gzipDamaged: 'the gzip file is damaged here; what stands before was scanned',
  notJson: 'this row is not JSON',
  noRaw: 'this row has no raw_b64 (the mail in base64)',
  badBase64: 'the raw_b64 of this row is not base64',
  emptyRaw: 'the raw_b64 of this row is empty',
  rowTooLarge: 'this row is longer than a mail of {max} MB and was not read',
  outlook: 'an Outlook file (.msg) cannot be read; save the mail as .eml',
  outlookStore: 'an Outlook file (.pst) cannot be read; export the mail as mbox or .eml',
  noMail: 'no mail found (.eml, mbox, Maildir, a folder of them, or .jsonl with raw_b64)',
  noCertificate: 'no certificate in it (PEM, BEGIN CERTIFICATE)',
  badCertificate: 'it holds a certificate that cannot be read',
  crashed: 'failed while scanning ({reason})',
  other: 'could not be read ({reason})',
  unreadableFile: '{path} cannot be read ({reason})',
  wrongFile: '{path} is not a {file} of this version. Restore it, or make it anew with: miwake {command}',
  model: 'model',
  standing: 'standing table',
}

const texts: Record<Lang, ProblemTexts> = { ja, en }

export const problemTexts = (lang: Lang): ProblemTexts => texts[lang]
