/** What a provider says of a person (OIDC Core §5.1), read tolerantly: claims of the wrong kind are as good as none. */
import type { OidcSettings } from '../../../config/oidc-settings.ts'
import type { Role } from '../../../store/index.ts'
import { addressForm } from '../login-form.ts'

export type Person = {
  readonly issuer: string
  readonly subject: string
  /** Lower case, only where the provider verified it; null else. */
  readonly email: string | null
  readonly name: string
  /** null: the provider is not asked for roles. */
  readonly roles: readonly Role[] | null
  readonly lang: 'ja' | 'en' | null
}

type Claims = Readonly<Record<string, unknown>>
type RoleSettings = Pick<OidcSettings, 'emailIsVerified' | 'rolesClaim' | 'roles'>

/** §2: at most 255 ASCII characters. */
const subjectCharsMax = 255
const nameCharsMax = 200
/** Groups looked at: directories send hundreds. */
const groupsMax = 2_000

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** null where there is no subject. @param claims of the ID token, and over them those of the userinfo endpoint. */
export const personOf = (issuer: string, claims: Claims, settings: RoleSettings): Person | null => {
  const subject = text(claims.sub)
  if (subject === '' || subject.length > subjectCharsMax) return null
  const email = text(claims.email).trim().toLowerCase()
  // A provider that says no is believed, whatever the settings say. Some send the truth as a word.
  const said = claims.email_verified
  const isVerified = said === true || said === 'true' || (said === undefined && settings.emailIsVerified)
  const locale = text(claims.locale).toLowerCase()
  return {
    issuer,
    subject,
    email: isVerified && addressForm.test(email) ? email : null,
    name: text(claims.name).trim().slice(0, nameCharsMax),
    roles: rolesOf(claims, settings),
    lang: locale.startsWith('ja') ? 'ja' : locale.startsWith('en') ? 'en' : null,
  }
}

/** Everybody is a person; the rest as the settings map the claim's values. */
const rolesOf = (claims: Claims, { rolesClaim, roles }: RoleSettings): readonly Role[] | null => {
  if (rolesClaim === '') return null
  const value = Object.hasOwn(claims, rolesClaim) ? claims[rolesClaim] : undefined
  const groups = (Array.isArray(value) ? value.slice(0, groupsMax) : [value]).filter(
    (group) => typeof group === 'string',
  )
  const mapped = groups.flatMap((group) => (Object.hasOwn(roles, group) ? (roles[group] ?? []) : []))
  return [...new Set<Role>(['person', ...mapped])]
}
