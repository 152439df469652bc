/**
 * Weights that the training mail cannot teach honestly: authentication, lists, threads, hops and software tell the
 * source there, not the mail. Set by hand, one reason each, in nats; `for` a mail is negative. Every evaluation prints
 * its figures with and without them.
 */
import type { Weight } from './model.ts'

export type ReviewedWeight = Weight & { readonly why: string }

const weight = (unwanted: number, phishing: number, why: string): ReviewedWeight => ({ unwanted, phishing, why })

export const reviewed: Readonly<Record<string, ReviewedWeight>> = {
  BRAND_PROVEN: weight(-5, -1, 'The claim is true: the strongest evidence for a mail.'),
  BRAND_FORGED: weight(2.5, 1.5, 'The claim is false as far as authentication can say; forwarding breaks it at times.'),
  PROVEN_FOREIGN_TARGET: weight(
    3.5,
    1,
    'A true sender whose ask leads elsewhere: an account taken over, or a firm’s form abused.',
  ),
  ASK_LEADS_ELSEWHERE: weight(
    1,
    0.5,
    'Honest partners share files at strange places too; it lowers what their name pays for.',
  ),
  REPLY_TO_LOOK_ALIKE: weight(3, 1.5, 'An answer goes to a copy of the sender’s domain: hardly ever chance.'),
  RECIPIENT_LOOK_ALIKE: weight(3, 1.5, 'The own domain with a slip in it: made for this recipient.'),
  ORIGIN_PROVEN: weight(-0.3, 0, 'A domain is itself: a quarter of phishing passes too.'),
  ORIGIN_PROVEN_KNOWN: weight(-2, -0.5, 'A known domain nobody else publishes at, and it is really it.'),
  ORIGIN_PROVEN_REGISTERED: weight(-0.7, -0.2, 'A registered company, which may be a shell or hacked.'),
  ORIGIN_PROVEN_UNKNOWN: weight(0, 0, 'Told to the reader; proves nothing.'),
  FROM_TWICE: weight(1.5, 0.8, 'No honest program writes two; readers see one, filters the other (RFC 9989 §11.5).'),
  LINK_FILE: weight(2, 0.5, 'A program or archive at a site nobody vouches for; files are shared at known ones.'),
  ORIGIN_FAILED: weight(0.8, 0.3, 'Forged, or forwarded.'),
  ORIGIN_UNSIGNED: weight(0.3, 0, 'Rare by now for firms, common for small senders.'),
  SELF_NAMED_PROVEN: weight(-1.5, -0.5, 'A stranger, but no mask: what it says it is, it is.'),
  INTERNAL_PROVEN: weight(-3, -0.5, 'Colleagues; a taken-over account of one is rarer than their mail about accounts.'),
  CORRESPONDENT_PROVEN: weight(-6, -1, 'The person writes to this address, and it is really it.'),
  REPLY_TO_OWN: weight(-4, -1, 'Names a Message-ID only the correspondent can know.'),
  CAMPAIGN_KNOWN_BAD: weight(6, 0, 'The same mail was corrected before.'),
  CAMPAIGN_KNOWN_GOOD: weight(-3, 0, 'The same mail was found honest before.'),
  FEED_LISTED: weight(6, 3, 'The operator chose the feed.'),
  LINK_LISTED: weight(
    3.5,
    1,
    'Lists of spam domains are good and quick, but name whole domains, hacked ones and senders for many too.',
  ),
  SENDER_LISTED: weight(
    1.2,
    0,
    'Addresses change hands and are shared: one bad customer lists all. Never enough against a proven, known sender.',
  ),
  MALWARE_FOUND: weight(
    9,
    3,
    'As strong as any friend’s word and his reply: accounts that send viruses are friends’. Guesses count half.',
  ),
  HTML_NO_TEXT: weight(0.3, 0, 'Sloppy; in the training mail it tells the decade.'),
  LINK_INSECURE: weight(0.3, 0, 'Rare by now in honest mail; in the training mail it tells the decade.'),
  BOUNCE_OF_OWN: weight(
    -3,
    -1,
    'Names a Message-ID of an own mail; whoever received that mail can, so less than a reply.',
  ),
  ATTACHMENT_EXECUTABLE: weight(
    4,
    0.5,
    'Honest senders stopped mailing programs; the training mail is older than that.',
  ),
  ATTACHMENT_SMUGGLING: weight(5, 2, 'A page that unpacks a file has no honest use in mail.'),
  ATTACHMENT_MACRO: weight(3, 0.5, 'Seldom honest from strangers since macros from mail are blocked by default.'),
  ATTACHMENT_EXTERNAL_TEMPLATE: weight(3.5, 0.5, 'Word loads the attack later.'),
  ATTACHMENT_DISK_IMAGE: weight(4.5, 0.5, 'A container chosen because scanners did not open it.'),
  ATTACHMENT_NAME_TRICK: weight(4.5, 0.5, 'A name that hides its type is meant to.'),
  ATTACHMENT_TYPE_MISMATCH: weight(1, 0.5, 'Careless programs label wrongly too.'),
  ATTACHMENT_BOMB: weight(3.5, 0, 'Nothing honest grows beyond reason.'),
  ATTACHMENT_FORM: weight(4, 2, 'Nobody but mail-encryption services sends a form as a file, and those are known.'),
  ATTACHMENT_REDIRECT: weight(4, 1.5, 'A file that only leads on is there to hide the link from filters.'),
  ATTACHMENT_ACTIVE_SVG: weight(4.5, 1.5, 'A picture has no honest use for scripts, forms or one large link.'),
  CONTENT_UNREAD: weight(
    2.5,
    0.5,
    'Honest mail does not reach these limits, except lists and logs, which are graded low.',
  ),
  PASSWORD_FIELD: weight(3, 2.5, 'No honest sender asks for a password inside a mail.'),
  QR_CODE: weight(0.8, 1, 'Tickets and invoices carry them as well.'),
  SEXTORTION: weight(5, -1, 'The story and the wallet together; hardly any in the training mail.'),
  GIFT_CARDS: weight(4, 1, 'Codes of gift cards by mail: no firm pays so.'),
  PAYROLL_CHANGE: weight(2.5, 1.5, 'Salary fraud; from within, INTERNAL_PROVEN answers it.'),
  BANK_CHANGE: weight(3, 1.5, 'A real account in the mail; firms do change banks, to be asked by phone.'),
  BOSS_REQUEST: weight(
    2.2,
    1,
    'The opening of gift-card and transfer fraud; short notes between colleagues read alike.',
  ),
  ABUSED_NOTIFICATION: weight(4.5, 0.5, 'An honest service carrying a stranger’s lure.'),
  DATE_ZONE_FOREIGN: weight(
    0.5,
    0.3,
    'Half of collected Japanese phish; Chinese partners write honest mail from there.',
  ),
  MAILER_FOXMAIL: weight(0.5, 0.3, 'A seventh of Japanese phish, no honest mail here; Chinese partners may use it.'),
  MAILER_RANDOM: weight(0.8, 0.4, 'No program is called so; kits make the name up.'),
  RECIPIENT_HIDDEN: weight(0.2, 0.1, 'Honest announcements by BCC show it too.'),
  ADDRESS_AS_NAME: weight(
    0.6,
    0.5,
    'Who sent it knows an address and no name; whom the archives served must not be learned.',
  ),
  OWN_DOMAIN_CLAIM: weight(1.2, 1.2, 'Only the own administrator may say so, and he writes from within.'),
  BOUNCE_FORM: weight(
    -0.5,
    0,
    'Anybody can copy the form of a bounce; whether it answers an own mail is BOUNCE_OF_OWN.',
  ),
  FAKE_REPLY: weight(0.3, 0, 'Reads In-Reply-To and References, which tell the archive in the training mail.'),
  LINK_MAILER: weight(0, 0, 'Honest newsletters and spam count clicks alike; old training mail knows neither.'),
  LIST_UNSUBSCRIBE: weight(
    -0.3,
    0,
    'Orderly bulk mail has it, and spam copies it; archives of lists would teach more than is true.',
  ),
  AD_WITHOUT_OPT_OUT: weight(0, 0, 'A matter of law, told apart from fraud.'),
  AD_WITHOUT_SENDER: weight(0, 0, 'A matter of law, told apart from fraud.'),
}
