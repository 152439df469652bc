/** A step of a connection test on one line of the terminal. */
import type { TestStep } from '../mailbox/test-connection.ts'
import { safeLine } from './safe.ts'
import type { Lang } from './texts.ts'

export const stepLine = (step: TestStep, lang: Lang): string =>
  `${step.ok ? (step.warns ? '！' : '○') : '×'} ${safeLine(step[lang])}`
