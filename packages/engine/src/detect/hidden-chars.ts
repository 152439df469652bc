/** Characters of text a reader does not see, however they are hidden. */
import type { Message } from '../mail/message.ts'

export const hiddenChars = ({ html }: Message): number => {
  let chars = 0
  for (const count of Object.values(html.hiddenChars)) chars += count
  return chars
}
