/** Questions asked of the store: functions of the store and what is asked. */
export { addressesOf, setAddresses } from './account-addresses.ts'
export { type AccountRow, roles } from './account-row.ts'
export { type AccountInput, type AddedAccount, addAccount } from './add-account.ts'
export { addMailbox, type MailboxInput } from './add-mailbox.ts'
export { type BackupPlan, backup } from './backup.ts'
export { campaignMailboxes } from './campaign-mailboxes.ts'
export {
  type CampaignSighting,
  dropCampaignsBefore,
  findCampaign,
  type KnownCampaign,
  rememberCampaign,
} from './campaigns.ts'
export { contentHashOf } from './content-hash.ts'
export {
  addCorrection,
  applyCorrection,
  type CorrectionInput,
  type CorrectionQuestion,
  forgetCorrection,
  listCorrections,
} from './corrections.ts'
export {
  addCorrespondents,
  type CorrespondentInput,
  type CorrespondentPage,
  findCorrespondent,
  hasSent,
  listCorrespondents,
  rememberSent,
  removeCorrespondents,
} from './correspondents.ts'
export { countByDay, type DayFigures, type DayQuestion, dayMs } from './count-by-day.ts'
export { countOutcomes, type Outcome } from './count-outcomes.ts'
export { countOutgoing, dropOutgoingBefore, hourMs, type Outgoing } from './count-outgoing.ts'
export { dropGoneBefore } from './drop-gone.ts'
export { dropRawBefore, dropUnusedRaw } from './drop-raw.ts'
export {
  beginRelease,
  dropHeldBefore,
  endHolding,
  finishRelease,
  giveUpRelease,
  type ReleaseBegun,
  takeOverRelease,
} from './end-holding.ts'
export { failAction } from './fail-action.ts'
export { findAccount, findAccountByAddress, findPasswordHash, getAccount, hasAccounts } from './find-account.ts'
export { findMessages, type MailIdentity } from './find-messages.ts'
export { finishAction } from './finish-action.ts'
export {
  type FolderInput,
  type FolderState,
  type FolderSummary,
  listFolders,
  saveFolder,
  saveFolderState,
  summariseFolders,
} from './folders.ts'
export { findGatewayMailbox, gatewayMailbox } from './gateway-mailbox.ts'
export { getCorrection } from './get-correction.ts'
export { getHeld, type Held, heldMail } from './get-held.ts'
export { getMessage, getResult } from './get-message.ts'
export { type HeldMail, holdMail } from './hold-mail.ts'
export { addIdentity, findIdentity, hasIdentity } from './identities.ts'
export { releaseLease, renewLease, takeLease } from './leases.ts'
export { type AccountQuestion, type ListedAccount, listAccounts } from './list-accounts.ts'
export { getAction, type JournalQuestion, listActions, openActions } from './list-actions.ts'
export { type AuditQuestion, type AuditRow, listAudit } from './list-audit.ts'
export { addListEntry, type ListEntryInput, listEntries, removeListEntry } from './list-entries.ts'
export { countHeld, type HeldQuestion, type HeldRow, listHeld } from './list-held.ts'
export { getMailbox, listMailboxes, mailboxesOf } from './list-mailboxes.ts'
export { type ListQuestion, listMessages } from './list-messages.ts'
export { mailboxSecret, type SecretAnswer } from './mailbox-secret.ts'
export { loadVector, saveVector } from './mailbox-vector.ts'
export type { ChipCounts, MessageFilter, MessagePage } from './message-page.ts'
export { openStore, StoreError, type StorePlace } from './open-store.ts'
export { addPasskey, findPasskey, listPasskeys, type PasskeyRow, removePasskeys, usePasskey } from './passkeys.ts'
export { forgetUids, type KnownUid, listUids, markGone, placeMessage, saveFlags } from './place-message.ts'
export { type ActionPlan, planAction, planActions } from './plan-action.ts'
export { openToOthers } from './private-file.ts'
export { getRaw, putRaw } from './put-raw.ts'
export { removeMailbox } from './remove-mailbox.ts'
export { type RestorePlan, type RestoreResult, restore } from './restore.ts'
export {
  type MessageInput,
  normalSubject,
  type SavedMessage,
  type ScanRecord,
  saveMessage,
  saveMessages,
  saveScan,
} from './save-message.ts'
export type {
  Answer,
  Chip,
  CorrectionRow,
  CorrectionSource,
  CorrectionState,
  CorrespondentRow,
  CorrespondentSource,
  FlagChange,
  FolderRole,
  FolderRow,
  JournalKind,
  JournalRow,
  JournalState,
  Lesson,
  ListEntryRow,
  ListKind,
  ListSubject,
  MailboxKind,
  MailboxMode,
  MailboxRow,
  MessageRow,
  ReviewTo,
  Role,
  StoredResult,
} from './schema.ts'
export type { SearchField } from './search-index.ts'
export { type SearchQuery, searchMessages } from './search-messages.ts'
export { KeyFileError } from './secret.ts'
export { sentTo } from './sent-to.ts'
export {
  addSession,
  dropAllSessions,
  dropExpiredSessions,
  dropSession,
  dropSessionsOf,
  findSession,
  type OpenSession,
  takeLink,
} from './sessions.ts'
export { getSetting, setSetting } from './settings.ts'
export {
  addSiteEntry,
  listSiteEntries,
  removeSiteEntry,
  type SiteEntryInput,
  type SiteEntryRow,
} from './site-entries.ts'
export { holdName, inTransaction, localTenant, type Store } from './store.ts'
export { addTicket, dropExpiredTickets, dropTickets, findTicket, takeTicket } from './tickets.ts'
export { undoableActions, wasMoved } from './undoable-actions.ts'
export { type AccountChange, type AccountChanged, updateAccount } from './update-account.ts'
export { type MailboxChange, updateMailbox } from './update-mailbox.ts'
export { type AuditActor, type AuditInput, writeAudit } from './write-audit.ts'
