/** The engine's public face. */

export { originOf } from './auth/alignment.ts'
export { arcIn } from './auth/arc.ts'
export { parseAuthenticationResults } from './auth/authentication-results.ts'
export { domainIn } from './auth/results.ts'
export { type AuthTrust, authFromHeader } from './auth/trusted.ts'
export { brandById, brands } from './brand/registry.ts'
export type { Detector, Finding } from './detect/detector.ts'
export { detectors } from './detect/index.ts'
export { type Knowledge, readKnowledge } from './detect/knowledge.ts'
export type { Claim, LinkView, Origin, View } from './detect/view.ts'
export { toAscii } from './domain/idn.ts'
export { randomness } from './domain/random-label.ts'
export { hostParts, registrableDomain } from './domain/registrable.ts'
export { type Standing, standingOf } from './domain/standing.ts'
export {
  listingOf,
  openBits,
  readStandingTable,
  type StandingSource,
  type StandingTable,
  standingBits,
} from './domain/standing-table.ts'
export { formatStandingTable, type StandingEntry, standingEntries, standingEntry } from './domain/standing-write.ts'
export { type Answers, answersOfScan, type Headline, headlineOf, mainClaim } from './explain/answers.ts'
export type { AttachmentRow } from './explain/attachments.ts'
export {
  type Answer,
  adviceOf,
  type ExplainedLink,
  type ExplainedTerm,
  type Explanation,
  explain,
  type Tone,
} from './explain/explain.ts'
export { namedOf } from './explain/named.ts'
export { brandName, meaningOf, reasonFromNats, reasonsOf } from './explain/reasons.ts'
export { type Target, targetsOf } from './explain/targets.ts'
export { toldByTyped, typedOf } from './explain/wanted.ts'
export {
  type Both,
  headlineWords,
  inLanguage,
  likelyBrandSiteWords,
  namedWords,
  nothingWords,
  ownWords,
  reallyWords,
  standingWords,
  whoWords,
} from './explain/words.ts'
export {
  type AuthFacts,
  type Facts,
  type ListFacts,
  type MemoryFacts,
  type MethodResult,
  noFacts,
  type Unknown,
} from './facts/facts.ts'
export { isContradicted } from './judge/contradictions.ts'
export { type Evidence, type JudgeOptions, judgeEvidence } from './judge/judge.ts'
export {
  emptyMailbox,
  type MailboxFeatures,
  type MailboxVector,
  mailboxFeatures,
  mailboxNats,
} from './judge/mailbox.ts'
export { blankModel, formatModel, type Model, readModel } from './judge/model.ts'
export { reviewed } from './judge/reviewed.ts'
export type { Term, Verdict, VerdictName } from './judge/verdict.ts'
export { wordsOf } from './judge/words.ts'
export { correct } from './learn/correct.ts'
export { bandsOf, type Fingerprint, fingerprintOf, likeness, sameCampaignLikeness } from './learn/fingerprint.ts'
export {
  auc,
  bootstrap,
  brier,
  type Calibration,
  calibrate,
  type Interval,
  type Share,
  shareOf,
  wilson,
} from './learn/metrics.ts'
export { type Feature, type Probe, trainProbe, trainWordProbe } from './learn/probe.ts'
export { hashString } from './learn/random.ts'
export type { Sample } from './learn/sample.ts'
export { defaultTrainOptions, type TrainOptions, train } from './learn/train.ts'
export { limits } from './limits.ts'
export { exposedHosts, parseTarget } from './link/target.ts'
export { openableHref, type Visited, visitedOf } from './link/visited.ts'
export { decodePart } from './mail/content.ts'
export { plainCss } from './mail/html/parse-declarations.ts'
export { type TokenSink, tokenize } from './mail/html/tokenizer.ts'
export type { Message, Span } from './mail/message.ts'
export { parseMessage } from './mail/parse.ts'
export { type ShownBody, shownBodies } from './mail/shown-bodies.ts'
export type { Action } from './policy/action.ts'
export { type Costs, chooseAction, defaultCosts, mayRescue } from './policy/policy.ts'
export { type Scan, scan } from './scan.ts'
export { type Folded, fold } from './text/fold.ts'
