/** The top header's fields by name. */
import type { Message } from '../mail/message.ts'

/** Value of the first field of that (lower-case) name, '' when there is none. */
export const headerValue = (message: Message, name: string): string =>
  message.header.find((field) => field.name === name)?.value ?? ''
