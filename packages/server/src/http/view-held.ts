/** A held mail as the page shows it: nothing in it can be followed or saved. */
import { explain, type Scan } from '@miwake/engine'
import type { HeldRow } from '../store/index.ts'

export const viewHeldRow = ({ contentHash: _, mailFrom: __, ...row }: HeldRow) => ({
  id: row.id,
  recipient: row.recipient,
  fromName: row.fromName,
  fromAddress: row.fromAddress,
  subject: row.subject,
  verdict: row.verdict,
  heldAt: row.heldAt,
  state: row.state,
  endedAt: row.endedAt,
  endedBy: row.endedBy,
  proof: row.proof,
})

export const viewHeldMail = (held: Scan) => {
  const explanation = explain(held)
  const { answers, advice, terms, logits, origin, entrance } = explanation
  const { message } = held.view
  return {
    to: message.to.map(({ address }) => address).join(', '),
    answers,
    advice,
    terms,
    logits,
    links: explanation.links.map(({ href: _, hidden: __, ...link }) => ({ ...link, active: false })),
    attachments: explanation.attachments.map((attachment) => ({ ...attachment, opens: false })),
    text: message.text,
    hidden: message.hidden,
    hasHtml: message.html.present,
    entrance,
    origin,
  }
}
