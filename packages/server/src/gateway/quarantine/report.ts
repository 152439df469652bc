/** The recipient says that a held mail is phishing: it is learned for them, and the mail stays held. */
import { hostname } from 'node:os'
import type { Knowledge } from '@miwake/engine'
import { type AuditActor, heldMail, type Store, writeAudit } from '../../store/index.ts'
import { noEnvelope } from '../envelope.ts'
import type { Learned } from '../learn.ts'
import { learnMail } from '../learn-mail.ts'
import type { GatewaySettings } from '../settings.ts'

export type ReportWorld = {
  readonly store: Store
  readonly knowledge: Knowledge
  readonly settings: Pick<GatewaySettings, 'authservId'>
}

export const reportHeld = async (
  { store, knowledge, settings }: ReportWorld,
  { id, by }: { readonly id: number; readonly by: AuditActor },
): Promise<Learned | 'not-held'> => {
  const mail = await heldMail(store, id)
  if (mail === null) return 'not-held'
  const { recipient, mailFrom } = mail.row
  const learn = learnMail({ store, knowledge }, (settings.authservId || hostname()).toLowerCase())
  const envelope = { ...noEnvelope, mailFrom, rcptTo: [recipient] }
  const learned = await learn({ bytes: mail.bytes, envelope }, 'phishing')
  await writeAudit(store, { ...by, action: 'quarantine.report', target: `mail ${id}`, detail: { recipient, learned } })
  return learned
}
