/** Every detector, in the order of the three questions. Written by `node scripts/detectors.ts`. */
import { accountThreat } from './ask/account-threat.ts'
import { advanceFee } from './ask/advance-fee.ts'
import { authorityDemand } from './ask/authority-demand.ts'
import { bankChange } from './ask/bank-change.ts'
import { bossRequest } from './ask/boss-request.ts'
import { callBack } from './ask/call-back.ts'
import { chainOfTrust } from './ask/chain-of-trust.ts'
import { cloudStorageFull } from './ask/cloud-storage-full.ts'
import { coinAddress } from './ask/coin-address.ts'
import { coldSales } from './ask/cold-sales.ts'
import { counterfeit } from './ask/counterfeit.ts'
import { cryptoLure } from './ask/crypto-lure.ts'
import { deadline } from './ask/deadline.ts'
import { fileDemanded } from './ask/file-demanded.ts'
import { gambling } from './ask/gambling.ts'
import { genericGreeting } from './ask/generic-greeting.ts'
import { giftCards } from './ask/gift-cards.ts'
import { healthRemedy } from './ask/health-remedy.ts'
import { investment } from './ask/investment.ts'
import { jobOffer } from './ask/job-offer.ts'
import { leadAdvertising } from './ask/lead-advertising.ts'
import { loanOffer } from './ask/loan-offer.ts'
import { mailboxQuota } from './ask/mailbox-quota.ts'
import { parcel } from './ask/parcel.ts'
import { paymentFailed } from './ask/payment-failed.ts'
import { payrollChange } from './ask/payroll-change.ts'
import { pointsExpiring } from './ask/points-expiring.ts'
import { prize } from './ask/prize.ts'
import { refund } from './ask/refund.ts'
import { romance } from './ask/romance.ts'
import { salesPitch } from './ask/sales-pitch.ts'
import { secrecy } from './ask/secrecy.ts'
import { sextortion } from './ask/sextortion.ts'
import { signInDemanded } from './ask/sign-in-demanded.ts'
import { subscriptionExpired } from './ask/subscription-expired.ts'
import { surveyReward } from './ask/survey-reward.ts'
import { unusualSignIn } from './ask/unusual-sign-in.ts'
import { verifyIdentity } from './ask/verify-identity.ts'
import { brandClaimTargetForeign } from './claim/brand-claim-target-foreign.ts'
import { brandClaimUnproven } from './claim/brand-claim-unproven.ts'
import { brandConflict } from './claim/brand-conflict.ts'
import { brandForged } from './claim/brand-forged.ts'
import { brandImpersonated } from './claim/brand-impersonated.ts'
import { brandInLocalPart } from './claim/brand-in-local-part.ts'
import { brandOwnAddressForeignTarget } from './claim/brand-own-address-foreign-target.ts'
import { brandOwnTargets } from './claim/brand-own-targets.ts'
import { brandProven } from './claim/brand-proven.ts'
import { displayNameAddress } from './claim/display-name-address.ts'
import { displayNameHost } from './claim/display-name-host.ts'
import { lookAlikeSender } from './claim/look-alike-sender.ts'
import { ownDomainClaim } from './claim/own-domain-claim.ts'
import { provenForeignTarget } from './claim/proven-foreign-target.ts'
import { roleClaim } from './claim/role-claim.ts'
import { selfNamed } from './claim/self-named.ts'
import { selfNamedProven } from './claim/self-named-proven.ts'
import { serviceClaimUnproven } from './claim/service-claim-unproven.ts'
import type { Detector } from './detector.ts'
import { abusedNotification } from './disguise/abused-notification.ts'
import { addressAsName } from './disguise/address-as-name.ts'
import { alternativesDiffer } from './disguise/alternatives-differ.ts'
import { bidiTrick } from './disguise/bidi-trick.ts'
import { brandDisguised } from './disguise/brand-disguised.ts'
import { brokenJapanese } from './disguise/broken-japanese.ts'
import { charsetTrick } from './disguise/charset-trick.ts'
import { chineseCharset } from './disguise/chinese-charset.ts'
import { chineseFonts } from './disguise/chinese-fonts.ts'
import { contentUnread } from './disguise/content-unread.ts'
import { disguisedLetters } from './disguise/disguised-letters.ts'
import { fakeReply } from './disguise/fake-reply.ts'
import { formBackscatter } from './disguise/form-backscatter.ts'
import { garbledText } from './disguise/garbled-text.ts'
import { greetingHoldsLink } from './disguise/greeting-holds-link.ts'
import { hiddenLetters } from './disguise/hidden-letters.ts'
import { hiddenText } from './disguise/hidden-text.ts'
import { htmlNoText } from './disguise/html-no-text.ts'
import { imageOnly } from './disguise/image-only.ts'
import { imageOnlyForeign } from './disguise/image-only-foreign.ts'
import { invisibleLetters } from './disguise/invisible-letters.ts'
import { mixedScript } from './disguise/mixed-script.ts'
import { randomPadding } from './disguise/random-padding.ts'
import { reportEmpty } from './disguise/report-empty.ts'
import { simplifiedGlyphs } from './disguise/simplified-glyphs.ts'
import { spacedLetters } from './disguise/spaced-letters.ts'
import { subjectNumber } from './disguise/subject-number.ts'
import { subjectShouts } from './disguise/subject-shouts.ts'
import { unfilledTemplate } from './disguise/unfilled-template.ts'
import { adWithoutOptOut } from './law/ad-without-opt-out.ts'
import { adWithoutSender } from './law/ad-without-sender.ts'
import { bounceOfOwn } from './memory/bounce-of-own.ts'
import { campaignKnownBad } from './memory/campaign-known-bad.ts'
import { campaignKnownGood } from './memory/campaign-known-good.ts'
import { correspondentProven } from './memory/correspondent-proven.ts'
import { feedListed } from './memory/feed-listed.ts'
import { linkListed } from './memory/link-listed.ts'
import { replyToOwn } from './memory/reply-to-own.ts'
import { senderListed } from './memory/sender-listed.ts'
import { bounceForm } from './origin/bounce-form.ts'
import { dateZoneForeign } from './origin/date-zone-foreign.ts'
import { fromCheapSuffix } from './origin/from-cheap-suffix.ts'
import { fromFreeHost } from './origin/from-free-host.ts'
import { fromFreeMail } from './origin/from-free-mail.ts'
import { fromMissing } from './origin/from-missing.ts'
import { fromRandom } from './origin/from-random.ts'
import { fromTwice } from './origin/from-twice.ts'
import { fromUnknown } from './origin/from-unknown.ts'
import { internalProven } from './origin/internal-proven.ts'
import { listUnsubscribe } from './origin/list-unsubscribe.ts'
import { mailerFoxmail } from './origin/mailer-foxmail.ts'
import { mailerRandom } from './origin/mailer-random.ts'
import { originFailed } from './origin/origin-failed.ts'
import { originProven } from './origin/origin-proven.ts'
import { originProvenKnown } from './origin/origin-proven-known.ts'
import { originProvenRegistered } from './origin/origin-proven-registered.ts'
import { originProvenUnknown } from './origin/origin-proven-unknown.ts'
import { originUnsigned } from './origin/origin-unsigned.ts'
import { recipientHidden } from './origin/recipient-hidden.ts'
import { recipientLookAlike } from './origin/recipient-look-alike.ts'
import { replyToElsewhere } from './origin/reply-to-elsewhere.ts'
import { replyToFreeMail } from './origin/reply-to-free-mail.ts'
import { replyToLookAlike } from './origin/reply-to-look-alike.ts'
import { askLeadsElsewhere } from './target/ask-leads-elsewhere.ts'
import { attachmentActiveSvg } from './target/attachment-active-svg.ts'
import { attachmentArchive } from './target/attachment-archive.ts'
import { attachmentBomb } from './target/attachment-bomb.ts'
import { attachmentDiskImage } from './target/attachment-disk-image.ts'
import { attachmentDocument } from './target/attachment-document.ts'
import { attachmentEncryptedZip } from './target/attachment-encrypted-zip.ts'
import { attachmentExecutable } from './target/attachment-executable.ts'
import { attachmentExternalTemplate } from './target/attachment-external-template.ts'
import { attachmentForm } from './target/attachment-form.ts'
import { attachmentHtml } from './target/attachment-html.ts'
import { attachmentMacro } from './target/attachment-macro.ts'
import { attachmentNameTrick } from './target/attachment-name-trick.ts'
import { attachmentPdf } from './target/attachment-pdf.ts'
import { attachmentRedirect } from './target/attachment-redirect.ts'
import { attachmentSmuggling } from './target/attachment-smuggling.ts'
import { attachmentTypeMismatch } from './target/attachment-type-mismatch.ts'
import { calendarLure } from './target/calendar-lure.ts'
import { formInMail } from './target/form-in-mail.ts'
import { imagesBrandLinksForeign } from './target/images-brand-links-foreign.ts'
import { linkBrandPath } from './target/link-brand-path.ts'
import { linkCheapSuffix } from './target/link-cheap-suffix.ts'
import { linkDisguised } from './target/link-disguised.ts'
import { linkDynamicDns } from './target/link-dynamic-dns.ts'
import { linkFile } from './target/link-file.ts'
import { linkFreeHost } from './target/link-free-host.ts'
import { linkInsecure } from './target/link-insecure.ts'
import { linkIp } from './target/link-ip.ts'
import { linkLookAlike } from './target/link-look-alike.ts'
import { linkMailer } from './target/link-mailer.ts'
import { linkPort } from './target/link-port.ts'
import { linkPunycode } from './target/link-punycode.ts'
import { linkRandomHost } from './target/link-random-host.ts'
import { linkRandomSubdomain } from './target/link-random-subdomain.ts'
import { linkShortener } from './target/link-shortener.ts'
import { linkTextMismatch } from './target/link-text-mismatch.ts'
import { linkUserinfo } from './target/link-userinfo.ts'
import { linkWrapped } from './target/link-wrapped.ts'
import { linksAllGood } from './target/links-all-good.ts'
import { linksAllOwn } from './target/links-all-own.ts'
import { linksFew } from './target/links-few.ts'
import { linksForeignToSender } from './target/links-foreign-to-sender.ts'
import { linksNone } from './target/links-none.ts'
import { linksUnknown } from './target/links-unknown.ts'
import { mailReplyWanted } from './target/mail-reply-wanted.ts'
import { malwareFound } from './target/malware-found.ts'
import { passwordField } from './target/password-field.ts'
import { phoneOnly } from './target/phone-only.ts'
import { qrCode } from './target/qr-code.ts'
import { scriptInMail } from './target/script-in-mail.ts'

export const detectors: readonly Detector[] = [
  brandClaimTargetForeign,
  brandClaimUnproven,
  brandConflict,
  brandForged,
  brandImpersonated,
  brandInLocalPart,
  brandOwnAddressForeignTarget,
  brandOwnTargets,
  brandProven,
  displayNameAddress,
  displayNameHost,
  lookAlikeSender,
  ownDomainClaim,
  provenForeignTarget,
  roleClaim,
  selfNamed,
  selfNamedProven,
  serviceClaimUnproven,
  bounceForm,
  dateZoneForeign,
  fromCheapSuffix,
  fromFreeHost,
  fromFreeMail,
  fromMissing,
  fromRandom,
  fromTwice,
  fromUnknown,
  internalProven,
  listUnsubscribe,
  mailerFoxmail,
  mailerRandom,
  originFailed,
  originProven,
  originProvenKnown,
  originProvenRegistered,
  originProvenUnknown,
  originUnsigned,
  recipientHidden,
  recipientLookAlike,
  replyToElsewhere,
  replyToFreeMail,
  replyToLookAlike,
  accountThreat,
  advanceFee,
  authorityDemand,
  bankChange,
  bossRequest,
  callBack,
  chainOfTrust,
  cloudStorageFull,
  coinAddress,
  coldSales,
  counterfeit,
  cryptoLure,
  deadline,
  fileDemanded,
  gambling,
  genericGreeting,
  giftCards,
  healthRemedy,
  investment,
  jobOffer,
  leadAdvertising,
  loanOffer,
  mailboxQuota,
  parcel,
  paymentFailed,
  payrollChange,
  pointsExpiring,
  prize,
  refund,
  romance,
  salesPitch,
  secrecy,
  sextortion,
  signInDemanded,
  subscriptionExpired,
  surveyReward,
  unusualSignIn,
  verifyIdentity,
  askLeadsElsewhere,
  attachmentActiveSvg,
  attachmentArchive,
  attachmentBomb,
  attachmentDiskImage,
  attachmentDocument,
  attachmentEncryptedZip,
  attachmentExecutable,
  attachmentExternalTemplate,
  attachmentForm,
  attachmentHtml,
  attachmentMacro,
  attachmentNameTrick,
  attachmentPdf,
  attachmentRedirect,
  attachmentSmuggling,
  attachmentTypeMismatch,
  calendarLure,
  formInMail,
  imagesBrandLinksForeign,
  linkBrandPath,
  linkCheapSuffix,
  linkDisguised,
  linkDynamicDns,
  linkFile,
  linkFreeHost,
  linkInsecure,
  linkIp,
  linkLookAlike,
  linkMailer,
  linkPort,
  linkPunycode,
  linkRandomHost,
  linkRandomSubdomain,
  linkShortener,
  linkTextMismatch,
  linkUserinfo,
  linkWrapped,
  linksAllGood,
  linksAllOwn,
  linksFew,
  linksForeignToSender,
  linksNone,
  linksUnknown,
  mailReplyWanted,
  malwareFound,
  passwordField,
  phoneOnly,
  qrCode,
  scriptInMail,
  abusedNotification,
  addressAsName,
  alternativesDiffer,
  bidiTrick,
  brandDisguised,
  brokenJapanese,
  charsetTrick,
  chineseCharset,
  chineseFonts,
  contentUnread,
  disguisedLetters,
  fakeReply,
  formBackscatter,
  garbledText,
  greetingHoldsLink,
  hiddenLetters,
  hiddenText,
  htmlNoText,
  imageOnly,
  imageOnlyForeign,
  invisibleLetters,
  mixedScript,
  randomPadding,
  reportEmpty,
  simplifiedGlyphs,
  spacedLetters,
  subjectNumber,
  subjectShouts,
  unfilledTemplate,
  bounceOfOwn,
  campaignKnownBad,
  campaignKnownGood,
  correspondentProven,
  feedListed,
  linkListed,
  replyToOwn,
  senderListed,
  adWithoutOptOut,
  adWithoutSender,
]
