/** A mail's attachments by what they are, and which of them are held back. */
import type { Finding } from '../detect/detector.ts'
import type { AttachmentKind } from '../mail/message.ts'
import type { Scan } from '../scan.ts'
import { meaningOf } from './reasons.ts'
import type { Both } from './words.ts'

export type AttachmentRow = {
  /** As the sender named it: make it harmless before showing it. */
  readonly name: string
  /** By content, not by name. */
  readonly kind: AttachmentKind
  readonly sizeBytes: number
  readonly dangerous: boolean
  readonly why: Both | null
}

/** Kinds that run, or that open others unseen. */
const runs: Both = {
  ja: '開くとプログラムが動くことがあります。',
  en: 'Opening it may run a program.',
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
  exe: runs,
  elf: runs,
  script: runs,
  msi: runs,
  hta: runs,
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

const isAboutAttachments = ({ symbol, spans }: Finding, index: number): boolean =>
  symbol.startsWith('ATTACHMENT_') &&
  (spans.length === 0 || spans.some((span) => span.place === 'attachment' && span.index === index))

/** What a detector found speaks first, then the kind itself. Only what the verdict counts against the mail is a reason. */
export const attachmentRows = ({ view, findings, verdict }: Scan): readonly AttachmentRow[] => {
  const against = new Set(verdict.terms.filter(({ unwanted }) => unwanted > 0).map(({ symbol }) => symbol))
  return view.message.attachments.map(({ fileName, kind, sizeBytes }, index) => {
    const found = findings.find((finding) => against.has(finding.symbol) && isAboutAttachments(finding, index))
    const byKind = whyByKind[kind] ?? null
    const why = byKind ?? (found === undefined ? null : meaningOf(found.symbol))
    return { name: fileName, kind, sizeBytes, dangerous: why !== null, why }
  })
}
