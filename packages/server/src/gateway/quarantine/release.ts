/**
 * A held mail goes to its recipient after all. 'releasing' is on the disk before the mail server is asked, and 'released'
 * with the server's own words as the proof after it took the mail.
 *
 * Between the last byte and the answer nobody can know whether the mail was taken (RFC 5321 §4.5.3.2.6). Where the process
 * dies or the answer is lost just there, the release stays open, is found again and sent anew: the mail is never lost, and
 * comes twice in that case alone, with the same Message-ID.
 */
import {
  type AuditActor,
  beginRelease,
  finishRelease,
  giveUpRelease,
  type ReleaseBegun,
  type Store,
  takeOverRelease,
  writeAudit,
} from '../../store/index.ts'
import { type SendSettings, type Sent, sendOwn } from './send-own.ts'

export type Release =
  | { readonly ok: true; readonly proof: string }
  | { readonly ok: false; readonly why: 'not-held' | 'under-way' }
  | Extract<Sent, { readonly ok: false }>

/** Longer than a mail server may take in all (relay/next-server.ts): then whoever began it is dead, or has lost its answer. */
const abandonedMs = 900_000

export const releaseHeld = async (
  store: Store,
  settings: SendSettings,
  { id, by }: { readonly id: number; readonly by: AuditActor },
): Promise<Release> => {
  const begun = await beginRelease(store, { id, by: by.actor })
  return typeof begun === 'string' ? { ok: false, why: begun } : carryOut(store, settings, begun, by)
}

const carryOut = async (
  store: Store,
  settings: SendSettings,
  begun: ReleaseBegun,
  by: AuditActor,
): Promise<Release> => {
  const sent = await sendOwn(store, settings, begun).catch(async (error: unknown) => {
    await giveUpRelease(store, begun)
    throw error
  })
  if (!sent.ok) {
    if (sent.why !== 'unknown') await giveUpRelease(store, begun)
    return sent
  }
  const { proof } = sent
  const isOurs = await finishRelease(store, { ...begun, proof })
  if (isOurs)
    await writeAudit(store, {
      ...by,
      action: 'quarantine.release',
      target: `mail ${begun.id}`,
      detail: { recipient: begun.recipient, proof },
    })
  return sent
}

/** Releases that were begun and never ended, by whichever process. @returns how many were carried out. */
export const recoverReleases = async (
  store: Store,
  settings: SendSettings,
  olderMs: number = abandonedMs,
): Promise<number> => {
  for (let done = 0; ; ) {
    const begun = await takeOverRelease(store, store.now() - olderMs)
    if (begun === null) return done
    const release = await carryOut(store, settings, begun, { accountId: null, actor: 'gateway' })
    if (release.ok) done++
    // It stays open, for the next time: others are not tried at the same server now.
    else if (release.why === 'unknown') return done
  }
}
