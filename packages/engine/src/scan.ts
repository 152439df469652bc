/** The whole way of a mail, from its canonical form to a verdict and an action. Pure and synchronous: read this first. */
import type { Finding } from './detect/detector.ts'
import type { Knowledge } from './detect/knowledge.ts'
import { observe } from './detect/observe.ts'
import { detectAll, phraseHitsOf } from './detect/run.ts'
import type { View } from './detect/view.ts'
import type { Facts } from './facts/facts.ts'
import { type JudgeOptions, judge } from './judge/judge.ts'
import type { Verdict } from './judge/verdict.ts'
import type { Message } from './mail/message.ts'
import type { Action } from './policy/action.ts'
import { chooseAction } from './policy/policy.ts'

export type Scan = {
  readonly view: View
  readonly findings: readonly Finding[]
  readonly verdict: Verdict
  readonly action: Action
}

/**
 * @param message from parseMessage(). @param facts gathered before; `noFacts` where nothing was.
 * @param knowledge the shipped tables and model. Same input, same answer. Never throws on what parseMessage() gives.
 */
export const scan = (message: Message, facts: Facts, knowledge: Knowledge, options: JudgeOptions = {}): Scan => {
  const view = observe(message, facts, knowledge, phraseHitsOf)
  const findings = detectAll(view)
  const verdict = judge(view, findings, knowledge.model, options)
  return { view, findings, verdict, action: chooseAction(verdict.p) }
}
