/** What was set for a recipient, looked up by address. */
import type { ListedSender } from '../../sort/grounds.ts'
import type { Policy } from '../settings.ts'
import { domainScope, policyIndex } from './policy-of.ts'
import type { Snapshot } from './snapshot.ts'

export type RecipientRules = {
  readonly policy: Policy
  /** Mail is handed on unread. */
  readonly unfiltered: boolean
  /** Of the person, the domain and the site. */
  readonly lists: readonly ListedSender[]
}
export type RulesOf = (recipient: string) => RecipientRules

const none: readonly ListedSender[] = []

export const rulesIndex = ({ settings, entries, optedOut }: Snapshot): RulesOf => {
  const policyOf = policyIndex(settings.policies)
  const out = new Set(optedOut)
  const byScope = new Map<string, ListedSender[]>()
  for (const { scope, kind, subject, value } of entries) {
    const listed = byScope.get(scope)
    if (listed === undefined) byScope.set(scope, [{ kind, subject, value }])
    else listed.push({ kind, subject, value })
  }
  return (recipient) => {
    const address = recipient.toLowerCase()
    const policy = policyOf(address)
    const scopes = [address, domainScope(address), ''].flatMap((scope, i, all) =>
      all.indexOf(scope) === i ? [byScope.get(scope) ?? none] : [],
    )
    return { policy, unfiltered: !policy.filter || out.has(address), lists: scopes.flat() }
  }
}
