/**
 * The mail as it was sent, in a frame that may do nothing: no scripts, no forms, no origin. Where the mail's links are not
 * closed they may open a new window; the server has written each anew, with a question between where one is due. The
 * server's own policy for the document forbids everything remote as well.
 */
import { useEffect, useRef, useState } from 'react'
import { bodyUrl } from '../api/client.ts'
import type { MessageView } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { fill } from '../i18n/i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { frameHeightPx } from './frame-height.ts'

export const BodyFrame = ({
  id,
  remoteImages,
  imagesAllowed,
  imagesFor,
  isClosed,
  text,
}: {
  readonly id: number
  readonly remoteImages: number
  readonly imagesAllowed: boolean
  readonly imagesFor: MessageView['imagesFor']
  /** Its links lead nowhere. */
  readonly isClosed: boolean
  /** What stands in it, for its height. */
  readonly text: string
}) => {
  const { api, t, say, sayFailure, preferences } = useApp()
  const [images, setImages] = useState(imagesAllowed && imagesFor.on)
  const { domain } = imagesFor
  const always = async (on: boolean) => {
    const result = await api.images(id, on)
    if (!result.ok) {
      sayFailure(result.failure)
      return
    }
    setImages(on)
    say(fill(on ? t.reader.imagesAlwaysDone : t.reader.imagesAlwaysUndone, { domain: domain ?? '' }))
  }
  // No script of ours runs in the frame, so keys pressed there reach nobody: it is said how to have them back.
  const frame = useRef<HTMLIFrameElement>(null)
  const [isInside, setInside] = useState(false)
  useEffect(() => {
    const look = () => setInside(document.activeElement !== null && document.activeElement === frame.current)
    addEventListener('blur', look)
    addEventListener('focus', look)
    return () => {
      removeEventListener('blur', look)
      removeEventListener('focus', look)
    }
  }, [])
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
          {imagesAllowed && domain !== null && (
            <button type="button" onClick={() => void always(true)}>
              {fill(t.reader.imagesAlways, { domain })}
            </button>
          )}
        </div>
      )}
      {images && imagesFor.on && (
        <p className="small">
          {fill(t.reader.imagesAlwaysOn, { domain: domain ?? '' })}{' '}
          <button type="button" className="link" onClick={() => void always(false)}>
            {t.reader.imagesAlwaysOff}
          </button>
        </p>
      )}
      <iframe
        ref={frame}
        className="frame"
        style={{ height: frameHeightPx(text) }}
        title={t.reader.frame}
        sandbox={isClosed ? '' : 'allow-popups allow-popups-to-escape-sandbox'}
        referrerPolicy="no-referrer"
        loading="lazy"
        src={bodyUrl(id, images)}
      />
      {isInside && preferences.letters && (
        <p className="small" role="status">
          {t.reader.frameKeys}
        </p>
      )}
      {isClosed && <p className="small">{t.reader.frameInert}</p>}
    </>
  )
}
