/** Who may hand mail over: this machine, and mail servers the settings name. Nobody else: this is no open relay. */
import { BlockList, isIP, isIPv6 } from 'node:net'

/** 'ipv4-mapped' addresses are those of IPv4 (RFC 4291 §2.5.5.2). */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

const kindOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4')

/**
 * @param relayFrom addresses and networks; what is neither is passed over.
 * @returns asked with the peer of a connection, undefined for a Unix socket, whose permissions decide.
 */
export const createAccess = (relayFrom: readonly string[]) => {
  const list = new BlockList()
  for (const entry of relayFrom) {
    const [address = '', bits] = entry.split('/')
    const kind = kindOf(address)
    if (isIP(address) === 0 || Number(bits ?? 0) > (kind === 'ipv6' ? 128 : 32)) continue
    if (bits === undefined) list.addAddress(address, kind)
    else list.addSubnet(address, Number(bits), kind)
  }
  const isOwnMachine = (peer: string | undefined): boolean =>
    peer === undefined || peer === '::1' || plain(peer).startsWith('127.')
  return {
    isOwnMachine,
    mayRelay: (peer: string | undefined): boolean =>
      isOwnMachine(peer) || (isIP(plain(peer!)) !== 0 && list.check(plain(peer!), kindOf(plain(peer!)))),
  }
}
