/** Whether a UID names the mail the journal means: a number alone would move whatever lies under it by now. */
import type { Entry, Fingerprint } from './mail-source.ts'

/** By what a server tells without the bytes. Servers that round sizes or repair a Message-ID exist: then the bytes decide. */
export const mayDiffer = (
  mail: Fingerprint,
  { messageId, sizeBytes }: Pick<Entry, 'messageId' | 'sizeBytes'>,
): boolean => mail.sizeBytes !== sizeBytes || (mail.messageId ?? '') !== (messageId ?? '')
