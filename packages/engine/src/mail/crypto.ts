/** Signed and encrypted mail, told apart; nothing is verified or opened here. */
import { decodePart } from './content.ts'
import { addDefectOnce, type DefectLog } from './defects.ts'
import type { CryptoState, Part } from './message.ts'

/** Bytes of a CMS object in which its content type stands. */
const headBytes = 64
/** RFC 5652 §4: the last two arcs of id-signedData 1.2.840.113549.1.7.2; 3 and 1.9.16.1.23 are enveloped. */
const pkcs7Arc = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07]

/**
 * RFC 8551 (S/MIME), RFC 3156 (PGP/MIME) and PGP armour in the text. Encryption is kept as a defect: what is under it
 * is unknown.
 */
export function detectCrypto(secured: readonly Part[], text: string, bytes: Uint8Array, log: DefectLog): CryptoState {
  let state: CryptoState = 'none'
  for (const part of secured) {
    const next = stateOf(part, bytes)
    if (next.endsWith('encrypted')) addDefectOnce(log, 'encrypted', next, part.startByte)
    if (state === 'none' || next.endsWith('encrypted')) state = next
  }
  if (state !== 'none') return state
  const begin = text.indexOf('-----BEGIN PGP ')
  if (begin < 0) return 'none'
  if (text.startsWith('-----BEGIN PGP MESSAGE-----', begin)) {
    addDefectOnce(log, 'encrypted', 'pgp-encrypted', -1)
    return 'pgp-encrypted'
  }
  return text.startsWith('-----BEGIN PGP SIGNED MESSAGE-----', begin) ? 'pgp-signed' : 'none'
}

function stateOf(part: Part, bytes: Uint8Array): CryptoState {
  // RFC 3156 §4: a control part, then the octets. Readable parts in an envelope so named are not encrypted.
  if (part.type === 'multipart/encrypted') {
    return part.children.some((child) => child.type === 'application/pgp-encrypted') ? 'pgp-encrypted' : 'none'
  }
  if (part.type === 'multipart/signed') {
    const protocol = part.parameters.get('protocol')?.toLowerCase() ?? part.children[1]?.type ?? ''
    return protocol.includes('pgp') ? 'pgp-signed' : 'smime-signed'
  }
  const labelled = part.parameters.get('smime-type')?.toLowerCase() ?? ''
  if (labelled === 'signed-data' || labelled === 'certs-only') return 'smime-signed'
  if (labelled !== '') return 'smime-encrypted'
  return isSignedData(decodePart(bytes, part, headBytes)) ? 'smime-signed' : 'smime-encrypted'
}

function isSignedData(head: Uint8Array): boolean {
  for (let at = 0; at + pkcs7Arc.length < head.length; at++) {
    if (pkcs7Arc.every((byte, i) => head[at + i] === byte)) return head[at + pkcs7Arc.length] === 2
  }
  return false
}
