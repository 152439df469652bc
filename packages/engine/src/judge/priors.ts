/**
 * What a careful person knows of a symbol before any mail is counted, in nats. Learned weights are drawn towards these:
 * where the training mail is silent (words tell its campaigns apart well enough, so it never needs the relation of claim,
 * origin and target) the prior stands; where it speaks, it wins. Symbols not named here are drawn towards 0.
 */
import type { Weight } from './model.ts'

const prior = (unwanted: number, phishing: number): Weight => ({ unwanted, phishing })

export const priors: Readonly<Record<string, Weight>> = {
  // Claim against origin and target: the idea itself.
  BRAND_CLAIM_UNPROVEN: prior(2, 2),
  BRAND_CLAIM_TARGET_FOREIGN: prior(2, 2),
  BRAND_OWN_ADDRESS_FOREIGN_TARGET: prior(3.5, 2),
  BRAND_CONFLICT: prior(2.5, 2),
  BRAND_DISGUISED: prior(2.5, 1.5),
  BRAND_IN_LOCAL_PART: prior(1, 1),
  SERVICE_CLAIM_UNPROVEN: prior(0.5, 1),
  LOOK_ALIKE_SENDER: prior(3, 2),
  LINK_LOOK_ALIKE: prior(3, 2),
  DISPLAY_NAME_ADDRESS: prior(1.5, 1),
  IMAGES_BRAND_LINKS_FOREIGN: prior(1.5, 1.5),
  BRAND_OWN_TARGETS: prior(-2.5, 0),
  SELF_NAMED: prior(-1.5, 0),
  LINKS_ALL_OWN: prior(-1, 0),
  LINKS_ALL_GOOD: prior(-1, 0),
  // Ways to hide where a link leads.
  LINK_TEXT_MISMATCH: prior(2, 2),
  LINK_IP: prior(2, 1),
  LINK_USERINFO: prior(3, 2),
  LINK_DISGUISED: prior(1.5, 1),
  LINK_BRAND_PATH: prior(1.5, 1.5),
  LINK_WRAPPED: prior(1.5, 1),
  LINK_DYNAMIC_DNS: prior(2, 1.5),
  LINK_SHORTENER: prior(1, 0.5),
  LINK_FREE_HOST: prior(1, 1),
  LINK_RANDOM_HOST: prior(1, 0.5),
  LINK_CHEAP_SUFFIX: prior(1.5, 0.5),
  FROM_CHEAP_SUFFIX: prior(1.5, 0.5),
  // Files.
  ATTACHMENT_EXECUTABLE: prior(3, 0.5),
  ATTACHMENT_HTML: prior(2, 1.5),
  ATTACHMENT_SMUGGLING: prior(4, 2),
  ATTACHMENT_MACRO: prior(2, 0.5),
  ATTACHMENT_EXTERNAL_TEMPLATE: prior(3, 0.5),
  ATTACHMENT_DISK_IMAGE: prior(2.5, 0.5),
  ATTACHMENT_NAME_TRICK: prior(3.5, 0.5),
  ATTACHMENT_BOMB: prior(3, 0),
  ATTACHMENT_TYPE_MISMATCH: prior(1, 0.5),
  // Asks.
  PASSWORD_FIELD: prior(2.5, 2.5),
  FORM_IN_MAIL: prior(1, 1),
  QR_CODE: prior(1, 1),
  SEXTORTION: prior(5, -1),
  GIFT_CARDS: prior(2.5, 1),
  BOSS_REQUEST: prior(1, 1),
  BANK_CHANGE: prior(1.5, 1),
  PAYROLL_CHANGE: prior(2.5, 1.5),
  CALL_BACK: prior(0.7, 1),
  UNUSUAL_SIGN_IN: prior(0.7, 1.5),
  ACCOUNT_THREAT: prior(1.2, 1.5),
  VERIFY_IDENTITY: prior(0.7, 1.5),
  MAILBOX_QUOTA: prior(1, 1.5),
  // Disguise.
  INVISIBLE_LETTERS: prior(2, 0.5),
  DISGUISED_LETTERS: prior(2, 0.5),
  SPACED_LETTERS: prior(1.5, 0.5),
  MIXED_SCRIPT: prior(2.5, 1),
  BIDI_TRICK: prior(2.5, 1),
  UNFILLED_TEMPLATE: prior(1.5, 0),
  HIDDEN_LETTERS: prior(1, 0.5),
  CHINESE_FONTS: prior(1, 0.5),
  SIMPLIFIED_GLYPHS: prior(1.5, 0.5),
}

/**
 * The most a symbol may add to `unwanted`, however the training mail leans: what honest mail shows every day. Without these
 * bounds a corpus whose honest mail happens to be people's (not shops') teaches that shops are spam.
 */
export const capsNats: Readonly<Record<string, number>> = {
  GENERIC_GREETING: 1.2,
  SIGN_IN_DEMANDED: 0.8,
  VERIFY_IDENTITY: 1.2,
  DEADLINE: 1,
  FILE_DEMANDED: 0.8,
  SALES_PITCH: 1,
  PRIZE: 1.5,
  REFUND: 0.8,
  PARCEL: 0.8,
  PAYMENT_FAILED: 1.2,
  POINTS_EXPIRING: 1.5,
  LOAN_OFFER: 1.2,
  INVESTMENT: 1.5,
  ADVANCE_FEE: 1.8,
  CALL_BACK: 1.2,
  JOB_OFFER: 1.5,
  CHAIN_OF_TRUST: 1,
  FROM_UNKNOWN: 0.7,
  FROM_FREE_MAIL: 0.7,
  FROM_MISSING: 1,
  LINKS_UNKNOWN: 0.7,
  LINKS_FEW: 0.5,
  LINKS_NONE: 0.5,
  LINKS_FOREIGN_TO_SENDER: 0.7,
  IMAGE_ONLY: 1.8,
  SUBJECT_SHOUTS: 1,
  SUBJECT_NUMBER: 0.5,
  ADDRESS_AS_NAME: 1.2,
  ATTACHMENT_PDF: 0.5,
  ATTACHMENT_DOCUMENT: 0.7,
  ATTACHMENT_ARCHIVE: 1,
  ATTACHMENT_ENCRYPTED_ZIP: 0.5,
}
