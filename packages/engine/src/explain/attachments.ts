/** A mail's attachments by what they are, what to know before opening each, and which may be opened at all. */
import type { Finding } from '../detect/detector.ts'
import { classOfExtension, extensionOf, type NameClass } from '../mail/attachment/names.ts'
import type { Attachment, AttachmentKind } from '../mail/message.ts'
import type { Scan } from '../scan.ts'
import type { Headline } from './answers.ts'
import { meaningOf } from './reasons.ts'
import type { Both } from './words.ts'

export type AttachmentRow = {
  /** As the sender named it: make it harmless before showing it. */
  readonly name: string
  /** By content; a file that is run by its name is a program whatever it holds. */
  readonly kind: AttachmentKind
  readonly sizeBytes: number
  readonly dangerous: boolean
  /** May be saved as it is: of a kind that only shows itself, with nothing odd in it, in a mail nobody doubts. */
  readonly opens: boolean
  /** What to know, and do, before opening it. */
  readonly why: Both
}

const program: Both = {
  ja: 'プログラムです。添付は絶対に開かず、消してください。',
  en: 'This is a program. Never open it; delete it.',
}
/** Kinds that run, or that open others unseen. */
const runs: Both = {
  ja: '開くとプログラムが動くことがあります。開かないでください。',
  en: 'Opening it may run a program. Do not open it.',
}
const hides: Both = {
  ja: '中身を確かめられない形です。送り主に別の方法で確かめてください。',
  en: 'Its content cannot be checked. Ask the sender in another way.',
}
const page: Both = {
  ja: '開くとページが表示され、入力した内容が送られることがあります。',
  en: 'It opens as a page, and what is typed there may be sent away.',
}
const whyByKind: Readonly<Partial<Record<AttachmentKind, Both>>> = {
  exe: program,
  elf: program,
  script: program,
  msi: program,
  hta: program,
  chm: runs,
  lnk: runs,
  iso: runs,
  vhd: runs,
  udf: runs,
  onenote: runs,
  'ole-macro': runs,
  'ooxml-macro': runs,
  'ooxml-external': runs,
  html: page,
  svg: page,
  'zip-encrypted': hides,
  'rar-encrypted': hides,
  'ole-encrypted': hides,
}

const unopened: Both = {
  ja: '中身はまだ見ていません。知っている人からのときだけ開いてください。',
  en: 'Its content was not looked at. Open it only if you know who sent it.',
}
const acts: Both = {
  ja: '開くと自動で動くものが入っています。知っている人からのときだけ開いてください。',
  en: 'Something in it acts by itself when opened. Open it only if you know who sent it.',
}
const ofDoubtful: Both = {
  ja: '知っている人からのときだけ開いてください。',
  en: 'Open it only if you know who sent it.',
}
const ofBad: Both = { ja: 'このメールの添付は開かないでください。', en: 'Open no attachment of this mail.' }
const usual: Both = { ja: 'いつものメールソフトで開けます。', en: 'You can open it in your usual mail program.' }

/** What only shows itself. */
const plainKinds: ReadonlySet<AttachmentKind> = new Set([
  'text',
  'rtf',
  'image',
  'audio',
  'video',
  'pdf',
  'ole',
  'ooxml',
  'calendar',
  'vcard',
])
/** Names that have a system show a file. By another (`iqy`, `slk`, `ovpn`) a few lines of text are an order to a program. */
const plainNames: ReadonlySet<NameClass> = new Set([
  'document',
  'image',
  'audio',
  'video',
  'text',
  'calendar',
  'contact',
])
const showsByName = (fileName: string): boolean => {
  const extension = extensionOf(fileName)
  return extension === '' || plainNames.has(classOfExtension(extension))
}
/** What happens by itself in a PDF or a document. */
const actsByItself: ReadonlySet<string> = new Set([
  'javascript',
  'launch-action',
  'auto-open',
  'auto-update',
  'activex',
])
/** Nothing to open: what a mail program reads itself. */
const machinery: ReadonlySet<AttachmentKind> = new Set(['signature', 'empty'])

/** That one is attached at all is no reason to hold it. */
const harmless: ReadonlySet<string> = new Set(['ATTACHMENT_PDF', 'ATTACHMENT_DOCUMENT', 'ATTACHMENT_ARCHIVE'])

const isAboutAttachment = ({ symbol, spans }: Finding, index: number): boolean =>
  symbol.startsWith('ATTACHMENT_') &&
  !harmless.has(symbol) &&
  (spans.length === 0 || spans.some((span) => span.place === 'attachment' && span.index === index))

/** By what the system does with it: a program's name is enough to have it run. */
const kindOf = ({ kind, marks }: Attachment): AttachmentKind =>
  marks.includes('executable') && whyByKind[kind] === undefined ? 'exe' : kind

/** The kind speaks first, then what a detector found. Only what the verdict counts against the mail is a reason. */
export const attachmentRows = ({ view, findings, verdict }: Scan, headline: Headline): readonly AttachmentRow[] => {
  const against = new Set(verdict.terms.filter(({ unwanted }) => unwanted > 0).map(({ symbol }) => symbol))
  const trusted = headline === 'ham' || headline === 'maybe-spam'
  return view.message.attachments.map((attachment, index) => {
    const { fileName, sizeBytes, marks } = attachment
    const kind = kindOf(attachment)
    const found = findings.find((finding) => against.has(finding.symbol) && isAboutAttachment(finding, index))
    const danger = whyByKind[kind] ?? (found === undefined ? null : meaningOf(found.symbol))
    const plain = plainKinds.has(kind) && showsByName(fileName)
    return {
      name: fileName,
      kind,
      sizeBytes,
      dangerous: danger !== null,
      opens: danger === null && plain && marks.length === 0 && trusted,
      why:
        danger ??
        (headline === 'phishing' || headline === 'spam'
          ? ofBad
          : marks.some((mark) => actsByItself.has(mark))
            ? acts
            : !plain && !machinery.has(kind)
              ? unopened
              : trusted
                ? usual
                : ofDoubtful),
    }
  })
}
