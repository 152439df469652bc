/** Mails that say everything in a picture. */
import type { Image } from '../mail/message.ts'
import { hasFewLetters } from './few-letters.ts'
import type { View } from './view.ts'

/** Wide and high enough to be read, as far as its size is told. */
export const isLarge = ({ hidden, widthPx, heightPx }: Image): boolean =>
  !hidden && (widthPx === null || widthPx > 100) && (heightPx === null || heightPx > 60)

export const isPictureMail = ({ message, text }: Pick<View, 'message' | 'text'>): boolean =>
  message.images.length > 0 && hasFewLetters(text.value, 60) && message.html.present && message.images.some(isLarge)
