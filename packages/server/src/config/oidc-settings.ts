/** Settings of signing in at a firm's OpenID provider, part of the one schema. */
import { z } from 'zod'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Discovery and tokens are believed because of TLS (OIDC Core §3.1.3.7); only this machine needs none. */
const isSafeIssuer = (text: string): boolean => {
  if (text === '') return true
  const url = URL.parse(text)
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
}

const role = z.enum(['person', 'admin', 'analyst', 'trainer'])

export const oidcSchema = z.strictObject({
  issuer: z
    .string()
    .max(500)
    .refine(isSafeIssuer, { error: 'an https:// address without query' })
    .default('')
    .describe(
      'Address of the OpenID provider, as it writes it itself; nothing: off. Its callback is `/oidc/callback` of this page. Offered once there is an account (`miwake account add`).',
    ),
  name: z.string().max(60).default('').describe('What its button says; nothing: the host of the issuer.'),
  clientId: z.string().max(500).default('').describe('As registered at the provider.'),
  clientSecretFile: z
    .string()
    .max(4_096)
    .default('')
    .describe('File that holds the client secret, readable by this user alone; nothing: a public client (PKCE alone).'),
  clientAuth: z
    .enum(['basic', 'post'])
    .default('basic')
    .describe('How the secret is sent: client_secret_basic or client_secret_post, as registered.'),
  scopes: z.string().max(500).default('openid profile email').describe('What is asked of the provider.'),
  create: z
    .boolean()
    .default(false)
    .describe('Make an account at the first sign-in; else only people who were added before can sign in.'),
  domains: z
    .array(z.string().toLowerCase().min(1).max(253))
    .max(100)
    .default([])
    .describe('Only people with a verified address of these domains; none: everybody the provider lets in.'),
  linkByEmail: z
    .boolean()
    .default(false)
    .describe(
      'Let an account that was added before be taken, at the first sign-in, by whoever has its address verified by the provider. Afterwards only issuer and subject count.',
    ),
  emailIsVerified: z
    .boolean()
    .default(false)
    .describe(
      'The provider verifies every address itself but sends no `email_verified`. Never where people type in their own address.',
    ),
  rolesClaim: z
    .string()
    .max(200)
    .default('')
    .describe('Claim that holds groups or roles; nothing: new accounts are a `person`, and roles are given here.'),
  roles: z
    .record(z.string().max(300), z.array(role).max(4))
    .default({})
    .describe('Roles here for each value of that claim, set anew at every sign-in: `{ "mail-admins": ["admin"] }`.'),
})
export type OidcSettings = z.output<typeof oidcSchema>
