/** People: accounts, passkeys, the audit log. */
import { z } from '@hono/zod-openapi'
import { addressForm, loginCharsMax, loginForm } from '../access/login-form.ts'
import { id, time } from './common.ts'

export const accountRole = z.enum(['person', 'admin', 'analyst', 'trainer'])
const lang = z.enum(['ja', 'en'])

const login = z.string().trim().toLowerCase().max(loginCharsMax).regex(loginForm)
const personName = z.string().trim().max(200)
const address = z.string().trim().toLowerCase().max(loginCharsMax).regex(addressForm)

const roles = z.array(accountRole).max(4)
/** Aliases of one person. */
const addresses = z.array(address).max(200)

export const ownAccount = z
  .object({
    login: z.string(),
    name: z.string(),
    roles: z.array(accountRole),
    addresses: z.array(z.string()),
    lang: lang.nullable(),
    filtering: z.boolean().describe('false: mail to the addresses is handed on unfiltered'),
  })
  .openapi('OwnAccount')

export const accountPage = ownAccount
  .extend({
    hasPassword: z.boolean(),
    hasProvider: z.boolean().describe('Signs in at an OpenID provider'),
    passkeysWork: z.boolean().describe('At the address this page was opened by'),
  })
  .openapi('AccountPage')

export const ownAccountPatch = z
  .object({ name: personName.optional(), lang: lang.nullable().optional(), filtering: z.boolean().optional() })
  .openapi('OwnAccountPatch')

export const passwordChange = z
  .object({
    current: z.string().max(1_024).optional().describe('Where one was set'),
    password: z.string().max(1_100),
  })
  .openapi('PasswordChange')

export const passkeyView = z
  .object({ id: z.string(), name: z.string(), createdAt: time, usedAt: time.nullable() })
  .openapi('Passkey')
/** base64url, and no longer than any authenticator's. */
const bytes = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/)
const credentialId = bytes.min(1).max(2_000)
export const passkeyId = z.object({
  id: credentialId.openapi({ param: { name: 'id', in: 'path' }, example: 'AQIDBA' }),
})
/** As WebAuthn Level 3 §5.1 writes it; what else the browser adds is passed by. */
export const options = z.looseObject({ challenge: z.string() })
const attachment = z.enum(['platform', 'cross-platform']).exactOptional()
const transports = z.array(z.string().max(30)).max(10)
export const registration = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: z.object({}),
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes, transports: transports.exactOptional() }),
})
export const assertion = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.exactOptional(),
  }),
})
export const newPasskey = z.object({ name: z.string().trim().max(100), response: registration }).openapi('NewPasskey')

export const account = z
  .object({
    id,
    login: z.string(),
    name: z.string(),
    roles: z.array(accountRole),
    addresses: z.array(z.string()),
    lang: lang.nullable(),
    filtering: z.boolean(),
    hasPassword: z.boolean(),
    passkeys: z.int(),
    createdAt: time,
    disabledAt: time.nullable(),
  })
  .openapi('Account')
export const accounts = z
  .object({ items: z.array(account), next: z.int().nullable().describe('`after` of the next page') })
  .openapi('Accounts')
export const newAccount = z
  .object({
    login,
    name: personName.default(''),
    roles: roles.default(['person']),
    addresses: addresses.default([]),
    lang: lang.nullable().default(null),
  })
  .openapi('NewAccount')
export const accountPatch = z
  .object({
    name: personName.optional(),
    roles: roles.optional(),
    addresses: addresses.optional(),
    disabled: z.boolean().optional(),
  })
  .openapi('AccountPatch')
export const invitation = z
  .object({ id, link: z.string().describe('Opens the account once'), expiresAt: time })
  .openapi('Invitation')

export const auditRow = z
  .object({
    id,
    at: time,
    actor: z.string().describe('A login, or what acted by itself'),
    action: z.string(),
    target: z.string(),
    detail: z.unknown(),
  })
  .openapi('AuditRow')
export const auditPage = z
  .object({ items: z.array(auditRow), next: z.int().nullable().describe('`before` of the next page') })
  .openapi('AuditPage')
export const auditFilter = z.object({
  actor: z.string().max(254).optional(),
  action: z.string().max(60).optional().describe('`account` finds `account.add` and its like'),
  target: z.string().max(254).optional().describe('A piece of it'),
  since: z.coerce.number().int().min(0).optional(),
  until: z.coerce.number().int().min(0).optional(),
})
