/** All families of the corpus, in the order of SOURCES.md. */
import type { Family } from '../../scripts/corpus/spec.ts'
import { aboutPhishing } from './about-phishing.ts'
import { account } from './account.ts'
import { attachment } from './attachment.ts'
import { attachmentQr } from './attachment-qr.ts'
import { calendar } from './calendar.ts'
import { everyday } from './everyday.ts'
import { fraud } from './fraud.ts'
import { money } from './money.ts'
import { parcel } from './parcel.ts'
import { payment } from './payment.ts'
import { people } from './people.ts'
import { publicServices } from './public.ts'
import { shop } from './shop.ts'
import { unwantedMail } from './spam.ts'
import { trickLetters } from './trick-letters.ts'
import { trickLink } from './trick-link.ts'
import { trickSender } from './trick-sender.ts'
import { trickText } from './trick-text.ts'
import { utilities } from './utilities.ts'
import { workAccount } from './work-account.ts'
import { workMoney } from './work-money.ts'

export const families: readonly Family[] = [
  ...account,
  ...payment,
  ...money,
  ...publicServices,
  ...utilities,
  ...parcel,
  ...shop,
  ...workAccount,
  ...workMoney,
  ...fraud,
  ...unwantedMail,
  ...trickSender,
  ...trickLetters,
  ...trickText,
  ...trickLink,
  ...attachmentQr,
  ...attachment,
  ...calendar,
  ...everyday,
  ...people,
  ...aboutPhishing,
]

export { twins } from './twins/index.ts'
