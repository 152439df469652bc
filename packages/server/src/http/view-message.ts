/** One mail in full, as the page shows it. */
import { explain, type Scan } from '@miwake/engine'
import { listActions, listCorrections, listEntries } from '../store/index.ts'
import { judgedMail } from './judged-mail.ts'
import { wayOf } from './link-policy.ts'
import { trustSubject } from './trust.ts'
import { rolesOf, viewActions, viewCorrections, viewRow } from './view-row.ts'
import type { HttpWorld } from './world.ts'

/** Remote pictures a reader would have seen. */
const remoteImages = ({ view }: Scan): number =>
  view.message.images.filter(({ src }) => /^\s*(?:https?:)?\/\//i.test(src)).length

/** Entries of one mail that are shown. */
const historyMax = 50

export const viewMessage = async (world: HttpWorld, id: number) => {
  const { store } = world
  const { row, scan } = await judgedMail(world, id)
  const explanation = explain(scan)
  const { message } = scan.view
  const [corrections, actions, lists, roles] = await Promise.all([
    listCorrections(store, { mailboxId: row.mailboxId, contentHash: row.contentHash, limit: historyMax }),
    listActions(store, { mailboxId: row.mailboxId, contentHash: row.contentHash, limit: historyMax }),
    listEntries(store, row.mailboxId),
    rolesOf(store, row.mailboxId),
  ])
  const trust = trustSubject(scan)
  const { answers, advice, terms, logits, claims, origin, attachments, entrance } = explanation
  return {
    row: viewRow(row, roles),
    to: message.to.map(({ address }) => address).join(', '),
    answers,
    advice,
    terms,
    logits,
    claims,
    origin,
    links: explanation.links.map(({ href, hidden: _, ...link }) => {
      const way = wayOf(explanation, { href, ...link })
      return { ...link, active: way !== 'closed', ...(way === 'closed' ? {} : { href }) }
    }),
    attachments,
    text: message.text,
    hidden: message.hidden,
    hasHtml: message.html.present,
    remoteImages: remoteImages(scan),
    imagesAllowed: false,
    entrance,
    trust: {
      on:
        trust !== null &&
        lists.some(
          ({ kind, subject, value }) => kind === 'trust' && subject === trust.subject && value === trust.value,
        ),
      domain: trust?.value ?? null,
    },
    corrections: await viewCorrections(store, corrections),
    journal: await viewActions(store, actions),
  }
}
