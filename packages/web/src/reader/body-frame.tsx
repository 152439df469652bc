/**
 * The mail as it was sent, in a frame that may do nothing: no scripts, no forms, no origin. Where the mail's links are not
 * closed they may open a new window; the server has written each anew, with a question between where one is due. The
 * server's own policy for the document forbids everything remote as well.
 */
import { useState } from 'react'
import { bodyUrl } from '../api/client.ts'
import { useApp } from '../app/app-context.ts'
import { fill } from '../i18n/i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { frameHeightPx } from './frame-height.ts'

export const BodyFrame = ({
  id,
  remoteImages,
  imagesAllowed,
  isClosed,
  text,
}: {
  readonly id: number
  readonly remoteImages: number
  readonly imagesAllowed: boolean
  /** Its links lead nowhere. */
  readonly isClosed: boolean
  /** What stands in it, for its height. */
  readonly text: string
}) => {
  const { t } = useApp()
  const [images, setImages] = useState(false)
  return (
    <>
      {remoteImages > 0 && !images && (
        <div className="images-blocked">
          <Icon name="image" />
          <p>
            <b>{fill(t.reader.images, { n: remoteImages })}</b>{' '}
            {imagesAllowed ? t.reader.imagesWhy : t.reader.imagesOff}
          </p>
          {imagesAllowed && (
            <button type="button" onClick={() => setImages(true)}>
              {t.reader.imagesOnce}
            </button>
          )}
        </div>
      )}
      <iframe
        className="frame"
        style={{ height: frameHeightPx(text) }}
        title={t.reader.frame}
        sandbox={isClosed ? '' : 'allow-popups allow-popups-to-escape-sandbox'}
        referrerPolicy="no-referrer"
        loading="lazy"
        src={bodyUrl(id, images)}
      />
      {isClosed && <p className="small">{t.reader.frameInert}</p>}
    </>
  )
}
