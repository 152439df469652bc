/** What mail servers' clients teach: spamc, rspamc, IMAPSieve scripts. */
import type { MailToJudge } from './answer.ts'

/** 'phishing': spam that is fraud besides. 'forget' takes back what was learned of this mail. */
export type Teaching = 'spam' | 'phishing' | 'ham' | 'forget'

/** 'known': learned before, or nothing to forget. 'refused': not for this recipient, or not now. */
export type Learned = 'learned' | 'known' | 'refused'

/** For the mailboxes of `envelope.rcptTo`, the site's own where there are none. @throws where it cannot be written down. */
export type Learn = (mail: MailToJudge, teaching: Teaching) => Promise<Learned>
