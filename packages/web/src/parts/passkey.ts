/** The browser's side of passkeys (WebAuthn Level 3 §5.1): options in, what the passkey answered out, both as JSON. */
import type { PasskeyOptions } from '../api/people-types.ts'

/** Browsers of before 2023 to 2025 lack the JSON forms. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential

const toJson = (credential: Credential | null): unknown =>
  credential instanceof PublicKeyCredential ? credential.toJSON() : null

/** null where the person thought better of it, or their device could not. */
export const createPasskey = async (options: PasskeyOptions): Promise<unknown> => {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as unknown as PublicKeyCredentialCreationOptionsJSON,
    )
    return toJson(await navigator.credentials.create({ publicKey }))
  } catch {
    return null
  }
}

/** null where the person thought better of it, or has no passkey for this page. */
export const answerWithPasskey = async (options: PasskeyOptions): Promise<unknown> => {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      options as unknown as PublicKeyCredentialRequestOptionsJSON,
    )
    return toJson(await navigator.credentials.get({ publicKey }))
  } catch {
    return null
  }
}
