/** Which policy a recipient has, and what it makes of a decision. */
import type { Action, VerdictName } from '@miwake/engine'
import type { Deed } from '../answer.ts'
import { type Policy, policySchema } from '../settings.ts'

/** '@example.test', or '' where there is no domain. */
export const domainScope = (address: string): string => {
  const at = address.lastIndexOf('@')
  return at < 0 ? '' : address.slice(at).toLowerCase()
}

export type PolicyOf = (recipient: string) => Policy

/** A person's policy before that of the domain, that before the one for all; of two alike the first. */
export const policyIndex = (policies: readonly Policy[]): PolicyOf => {
  const byScope = new Map<string, Policy>()
  for (const policy of policies)
    for (const scope of policy.for.length > 0 ? policy.for.map((each) => each.toLowerCase()) : [''])
      if (!byScope.has(scope)) byScope.set(scope, policy)
  const usual = byScope.get('') ?? policySchema.parse({})
  return (recipient) => byScope.get(recipient.toLowerCase()) ?? byScope.get(domainScope(recipient)) ?? usual
}

type Decided = {
  readonly action: Action
  readonly verdict: VerdictName
  readonly hasMalware: boolean
}

export const deedOf = (policy: Policy, { action, verdict, hasMalware }: Decided): Deed => {
  if (hasMalware) return policy.malware
  if (action === 'review') return policy.review
  if (action !== 'junk' && action !== 'reject') return 'deliver'
  return verdict === 'phishing' ? policy.phishing : policy.spam
}
