/** All of them, each with a name of its own. */
import { dressMails } from './dress.ts'
import { embedMails } from './embed.ts'
import type { HostileMail } from './kit.ts'
import { loadMails } from './load.ts'
import { mutationMails } from './mutation.ts'
import { parserMails } from './parser.ts'
import { scriptMails } from './script.ts'

export { hostileHost } from './kit.ts'
export const hostileMails: readonly HostileMail[] = [
  ...scriptMails,
  ...parserMails,
  ...mutationMails,
  ...loadMails,
  ...dressMails,
  ...embedMails,
]
