/** One mail in full, as the page shows it. */
import { explain, type Scan } from '@miwake/engine'
import { type ListKind, listActions, listCorrections, listEntries } from '../store/index.ts'
import { judgedMail } from './judged-mail.ts'
import { linksAreClosed, openedLink } from './link-policy.ts'
import { trustRefusal, trustSubject } from './trust.ts'
import { rolesOf, viewActions, viewCorrections, viewRow } from './view-row.ts'
import type { HttpWorld } from './world.ts'

/** Remote pictures a reader would have seen. */
const remoteImages = ({ view }: Scan): number =>
  view.message.images.filter(({ src }) => /^\s*(?:https?:)?\/\//i.test(src)).length

/** Entries of one mail that are shown. */
const historyMax = 50

export const viewMessage = async (world: HttpWorld, id: number) => {
  const { store, settings } = world
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
  const isListed = (wanted: ListKind) =>
    trust !== null &&
    lists.some(({ kind, subject, value }) => kind === wanted && subject === trust.subject && value === trust.value)
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
      const opened = openedLink(explanation, { href, ...link })
      return { ...link, active: opened.way !== 'closed', ...(opened.way === 'closed' ? {} : { href: opened.href }) }
    }),
    attachments,
    text: message.text,
    hidden: message.hidden,
    hasHtml: message.html.present,
    remoteImages: remoteImages(scan),
    imagesAllowed: settings.images.proxy && !linksAreClosed(explanation),
    imagesFor: { on: isListed('images'), domain: trust?.value ?? null },
    entrance,
    trust: {
      on: isListed('trust'),
      domain: trust?.value ?? null,
      refusal: trust === null ? trustRefusal(scan) : null,
    },
    corrections: await viewCorrections(store, corrections),
    journal: await viewActions(store, actions),
  }
}
