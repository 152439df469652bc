/** Attachments by what they are, not by what they are called; dangerous ones are held. */
import { attachmentUrl } from '../api/client.ts'
import type { AttachmentRow, Span } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { formatSize } from '../i18n/format.ts'
import { harmless } from '../parts/harmless.ts'
import { Icon } from '../parts/icon.tsx'
import { kindWord } from './attachment-kinds.ts'

export const Attachments = ({
  attachments,
  spans,
  mail,
}: {
  readonly attachments: readonly AttachmentRow[]
  readonly spans: readonly Span[]
  /** Missing where nothing is kept to save from. */
  readonly mail?: number
}) => {
  const { t, lang } = useApp()
  if (attachments.length === 0) return null
  const marked = new Set(spans.filter(({ place }) => place === 'attachment').map(({ index }) => index))
  return (
    <section className="part">
      <h3>
        <Icon name="clip" /> {t.reader.attachments} <span className="part-count">{attachments.length}</span>
      </h3>
      <ul className="attachments">
        {attachments.map((file, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two attachments may be the same in all but their place
          <li key={index} className={`${file.dangerous ? 'is-bad' : ''}${marked.has(index) ? ' is-marked' : ''}`}>
            <span className="file-name">{harmless(file.name) || t.kind[kindWord(file.kind)]}</span>
            <span className="file-what">
              {t.kind[kindWord(file.kind)]} ・ {formatSize(file.sizeBytes)}
            </span>
            {file.dangerous ? (
              <span className="file-held">
                <Icon name="bad" /> {t.reader.attachmentHeld}
                <span className="file-why">{file.why[lang]}</span>
              </span>
            ) : (
              <span className="file-what">
                {file.opens && mail !== undefined ? (
                  <a
                    href={attachmentUrl(mail, index)}
                    download
                    aria-label={`${t.reader.attachmentSave}: ${harmless(file.name)}`}
                  >
                    {t.reader.attachmentSave}
                  </a>
                ) : (
                  file.why[lang]
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
