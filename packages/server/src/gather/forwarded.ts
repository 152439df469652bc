/** A message and the messages attached to it, each with the bytes its offsets count in. */
import type { Message } from '@miwake/engine'

export type Mail = { readonly message: Message; readonly bytes: Uint8Array }

/** Messages looked at, the outermost first; nesting itself is bounded by the engine's forwardDepth. */
const mailsMax = 20

export const withForwarded = (message: Message, bytes: Uint8Array): readonly Mail[] => {
  const mails: Mail[] = [{ message, bytes }]
  for (let i = 0; i < mails.length; i++) {
    for (const inner of mails[i]?.message.forwarded ?? []) {
      if (inner.form === 'attached' && mails.length < mailsMax)
        mails.push({ message: inner.message, bytes: inner.bytes })
    }
  }
  return mails
}
