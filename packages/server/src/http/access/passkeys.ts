/**
 * Passkeys (WebAuthn Level 3): made by whoever is signed in, and signed in with without a name. A challenge is a ticket:
 * good once, for five minutes, for what it was made for.
 */
import { createHmac } from 'node:crypto'
import { isIP } from 'node:net'
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import {
  addPasskey,
  addTicket,
  findPasskey,
  listPasskeys,
  type PasskeyRow,
  type Store,
  takeTicket,
  usePasskey,
} from '../../store/index.ts'
import type { AccountActor } from './actor.ts'
import { keyFor } from './session.ts'

/** Where the page is: passkeys are bound to it. */
export type Place = {
  /** 'https://miwake.example.jp' */
  readonly origin: string
  /** Its host; the relying party's id. */
  readonly rpId: string
}

/** WebAuthn §5.4.2: so long a person may take to find their key. */
const challengeLifeMs = 300_000
/**
 * COSE: EdDSA, ES256, RS256, which all authenticators have one of (WebAuthn §5.4). Named, so that Node is not asked for its
 * experimental ones.
 */
const algorithms = [-8, -7, -257]
/** A person has a phone, a computer, a key; more is a mistake. */
export const passkeysMax = 20

/** null where passkeys cannot be bound: to an address instead of a name (WebAuthn §5.1.2, a valid domain string). */
export const passkeyPlace = (host: string | undefined, https: boolean): Place | null => {
  const origin = `${https ? 'https' : 'http'}://${(host ?? '').toLowerCase()}`
  const name = URL.parse(origin)?.hostname ?? ''
  // Without TLS browsers know passkeys on this machine alone (secure contexts).
  const isSecure = https || name === 'localhost' || name.endsWith('.localhost')
  return name === '' || !isSecure || isIP(name.replace(/^\[|\]$/g, '')) !== 0 ? null : { origin, rpId: name }
}

// Loading it takes half a second, and no command needs it.
const library = () => import('@simplewebauthn/server')

/** The same for an account at every time, and nothing of the person in it (WebAuthn §14.6.1). */
const userHandle = (store: Store, accountId: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHmac('sha256', keyFor(store, 'passkey user')).update(`${store.tenantId} ${accountId}`).digest())

type ChallengeFor = { readonly use: 'add' | 'sign-in'; readonly accountId: number | null; readonly rpId: string }

/** A ticket's token is 32 random bytes: more than the 16 that §13.4.3 asks of a challenge. */
const newChallenge = async (store: Store, data: ChallengeFor): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(Buffer.from(await addTicket(store, { kind: 'passkey', data, lifeMs: challengeLifeMs }), 'base64url'))

const isOurs =
  (store: Store, wanted: ChallengeFor) =>
  async (challenge: string): Promise<boolean> => {
    const given = (await takeTicket(store, 'passkey', challenge)) as ChallengeFor | null
    return given?.use === wanted.use && given.accountId === wanted.accountId && given.rpId === wanted.rpId
  }

const transportsOf = ({ transports }: PasskeyRow) => [...transports] as AuthenticatorTransport[]

/** As WebAuthn §5.1 writes it, for the browser alone to read. */
export type PasskeyOptions = { readonly challenge: string; readonly [name: string]: unknown }

/** For navigator.credentials.create(). */
export const passkeyCreation = async (
  store: Store,
  { accountId, login, name }: AccountActor,
  { rpId }: Place,
): Promise<PasskeyOptions> => {
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: 'Miwake',
    rpID: rpId,
    userID: userHandle(store, accountId),
    userName: login,
    userDisplayName: name === '' ? login : name,
    challenge: await newChallenge(store, { use: 'add', accountId, rpId }),
    timeout: challengeLifeMs,
    // Who made the authenticator is not asked: it would tell the person's device apart from others.
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: (await listPasskeys(store, accountId)).map((row) => ({
      id: row.credentialId,
      transports: transportsOf(row),
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { ...options }
}

export type NewPasskey = { readonly response: RegistrationResponseJSON; readonly name: string }

/** @returns its id; null where what came is no answer to a challenge of ours, or the passkey is known already. */
export const takePasskey = async (
  store: Store,
  { accountId }: AccountActor,
  { origin, rpId }: Place,
  { response, name }: NewPasskey,
): Promise<string | null> => {
  const { verifyRegistrationResponse } = await library()
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: isOurs(store, { use: 'add', accountId, rpId }),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null)
  if (verified?.verified !== true) return null
  const { id, publicKey, counter } = verified.registrationInfo.credential
  const transports = response.response.transports ?? []
  return (await addPasskey(store, { credentialId: id, accountId, publicKey, counter, transports, name })) ? id : null
}

/** For navigator.credentials.get(): whichever passkey of this page the person has. */
export const passkeyRequest = async (store: Store, { rpId }: Place): Promise<PasskeyOptions> => {
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: rpId,
    challenge: await newChallenge(store, { use: 'sign-in', accountId: null, rpId }),
    timeout: challengeLifeMs,
    userVerification: 'required',
  })
  return { ...options }
}

/** @returns whose it is; null where it is none of ours, or its count went back (a copied authenticator, §6.1.1). */
export const signInByPasskey = async (
  store: Store,
  { origin, rpId }: Place,
  response: AuthenticationResponseJSON,
): Promise<number | null> => {
  const known = await findPasskey(store, response.id)
  if (known === null) return null
  const { verifyAuthenticationResponse } = await library()
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: isOurs(store, { use: 'sign-in', accountId: null, rpId }),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    credential: {
      id: known.credentialId,
      publicKey: new Uint8Array(known.publicKey),
      counter: known.counter,
      transports: transportsOf(known),
    },
  }).catch(() => null)
  if (verified?.verified !== true) return null
  await usePasskey(store, known.credentialId, verified.authenticationInfo.newCounter)
  return known.accountId
}
