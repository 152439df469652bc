/** What the mail server offers and what of it Miwake takes, at the beginning of a connection. */
import { formatNumber, formatPacket, formatText } from './packet.ts'

/** What a filter may ask for at the end of a mail: SMFIF_* of sendmail's mfapi.h. */
export const actionBits = {
  addFields: 0x01,
  addRecipients: 0x04,
  removeRecipients: 0x08,
  changeFields: 0x10,
  quarantine: 0x20,
  /** The filter names the macros it wants. */
  nameMacros: 0x100,
} as const

/** How the steps go: SMFIP_* of mfdef.h. */
export const stepBits = {
  /** Not answered: header fields. */
  quietHeader: 0x80,
  /** Not sent: commands the server does not know. */
  noUnknown: 0x100,
  /** Not sent: DATA. */
  noData: 0x200,
  /** Not sent: end of header. The empty line is always there, so it tells nothing. */
  noEndOfHeader: 0x40,
  /** The filter may say that it wants no more of the body. */
  skip: 0x400,
  quietConnect: 0x1000,
  quietHelo: 0x2000,
  quietMail: 0x4000,
  quietRecipient: 0x8000,
  quietData: 0x10000,
  quietUnknown: 0x20000,
  quietEndOfHeader: 0x40000,
  /** A field's value comes, and goes, with the blank after the colon where there is one. */
  leadingSpace: 0x100000,
} as const

/** Steps that need no answer where the bit was taken. */
const quietBitOf: Readonly<Record<string, number>> = {
  C: stepBits.quietConnect,
  H: stepBits.quietHelo,
  M: stepBits.quietMail,
  R: stepBits.quietRecipient,
  T: stepBits.quietData,
  U: stepBits.quietUnknown,
  L: stepBits.quietHeader,
  N: stepBits.quietEndOfHeader,
}

export type Agreed = {
  readonly version: number
  /** Names of `actionBits` the server does not offer and Miwake has a use for. */
  readonly lacks: readonly string[]
  readonly canAddFields: boolean
  readonly canChangeFields: boolean
  readonly canRemoveRecipients: boolean
  readonly canSkip: boolean
  readonly leadingSpace: boolean
  /** Whether the server waits for an answer to this command. */
  readonly isAnswered: (command: string) => boolean
}

const versionMin = 2
const versionMax = 6

const wantedActions =
  actionBits.addFields |
  actionBits.changeFields |
  actionBits.removeRecipients |
  actionBits.addRecipients |
  actionBits.quarantine |
  actionBits.nameMacros

const sum = (bits: readonly number[]): number => bits.reduce((all, bit) => all | bit, 0)
const always = stepBits.noUnknown | stepBits.noEndOfHeader | stepBits.skip | stepBits.leadingSpace
/**
 * Over TCP a small write of Postfix' waits, some 40 ms, for the acknowledgement of the one before, unless an answer came
 * between them. It writes where it hands a mail from one of its processes to the next, before the header: so all up to DATA
 * is answered. (Left out, DATA's macros are still sent: 105 mails/s instead of 500 here.) Header fields go out together
 * with what follows: answering each would only cost, 0.6 instead of 1.0 ms of our CPU for a mail of 20 fields.
 */
const onTcp = stepBits.quietHeader
/** Here nothing waits. The body is answered, for only so can it be stopped. */
const onUnix = sum(Object.values(quietBitOf)) | stepBits.noData

/**
 * Macros of each stage (SMFIM_* of mfapi.h), only what goes into an envelope. The queue id is asked for at every stage:
 * Sendmail knows it from MAIL, Postfix only once a recipient was taken. Postfix sends none at a stage that is not named.
 */
const macrosOfStage: readonly (readonly [stage: number, names: string])[] = [
  [0, 'j {client_addr} {client_name} {client_resolve}'],
  [2, 'i {auth_authen} {mail_addr}'],
  [3, 'i {rcpt_addr}'],
  [4, 'i'],
  // Sendmail takes the list for the end of a mail only where there is one for the end of the header.
  [6, 'i'],
  [5, 'i'],
]

export const macroNames: ReadonlySet<string> = new Set(
  macrosOfStage.flatMap(([, names]) => names.replaceAll(/[{}]/g, '').split(' ')),
)

export type NegotiateOptions = {
  readonly transport: 'unix' | 'inet'
  /** The connection will be turned away at its first step: that step must be one that is answered. */
  readonly answerConnect: boolean
}

/** @returns null for what is no offer, or of version 1 (1999), which has other numbers. */
export const negotiate = (
  offer: Buffer,
  { transport, answerConnect }: NegotiateOptions,
): { readonly agreed: Agreed; readonly answer: Buffer } | null => {
  if (offer.length < 12) return null
  const offeredVersion = offer.readUInt32BE(0)
  if (offeredVersion < versionMin) return null
  const version = Math.min(offeredVersion, versionMax)
  const offeredActions = offer.readUInt32BE(4)
  // The server breaks off when a filter takes what was not offered.
  const actions = wantedActions & offeredActions
  const offeredSteps = offer.readUInt32BE(8) & (answerConnect ? ~stepBits.quietConnect : ~0)
  const steps = (always | (transport === 'unix' ? onUnix : onTcp)) & offeredSteps
  const has = (bit: number) => (actions & bit) !== 0
  const macros = has(actionBits.nameMacros)
    ? macrosOfStage.flatMap(([stage, names]) => [formatNumber(stage), formatText(names)])
    : []
  return {
    agreed: {
      version,
      lacks: (['addFields', 'changeFields', 'removeRecipients'] as const).filter((name) => !has(actionBits[name])),
      canAddFields: has(actionBits.addFields),
      canChangeFields: has(actionBits.changeFields),
      canRemoveRecipients: has(actionBits.removeRecipients),
      canSkip: (steps & stepBits.skip) !== 0,
      leadingSpace: (steps & stepBits.leadingSpace) !== 0,
      isAnswered: (command) => (steps & (quietBitOf[command] ?? 0)) === 0,
    },
    answer: formatPacket('O', formatNumber(version), formatNumber(actions), formatNumber(steps), ...macros),
  }
}
