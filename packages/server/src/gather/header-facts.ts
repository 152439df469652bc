/** Facts that stand in the header itself: no network. */
import { authFromHeader, type Facts, type Message, noFacts } from '@miwake/engine'
import type { Trust } from '../cli/trust.ts'

export const headerFacts = (message: Message, trust: Trust): Facts => ({
  ...noFacts,
  auth: authFromHeader(message.header, trust),
})
