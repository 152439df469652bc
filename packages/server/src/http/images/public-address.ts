/** Whether an IP address is one of the public internet: a mail must not make Miwake ask anything of the operator's own network. */
import { BlockList, isIP } from 'node:net'

/** IANA special-purpose registries (RFC 6890 and its updates): everything not globally reachable, and multicast. */
const closed = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Clouds answer for metadata here too, inside what looks public (Azure, Alibaba's lies in 100.64/10).
  ['168.63.129.16', 32],
] as const)
  closed.addSubnet(network, bits, 'ipv4')

/** Of IPv6 only what is given out as global unicast (2000::/3), less what maps, tunnels or documents. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
const closed6 = new BlockList()
for (const [network, bits] of [
  // Teredo, ORCHID and the like: 2001::/23.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4 carries an IPv4 address, perhaps a private one.
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(network, bits, 'ipv6')

export const isPublicAddress = (address: string): boolean => {
  const bare = address.replace(/^\[|\]$/g, '')
  switch (isIP(bare)) {
    case 4:
      return !closed.check(bare, 'ipv4')
    case 6:
      return open6.check(bare, 'ipv6') && !closed6.check(bare, 'ipv6')
    default:
      return false
  }
}

/** Of a site's prefix (RFC 6177: /48 to /56) an interface knows only its own /64: the neighbours' lie beside it. */
const siteBits = 56

/** @param networks an address with its bits each, as interfaces tell them. */
export const isInNetworks = (address: string, networks: readonly string[]): boolean => {
  const bare = address.replace(/^\[|\]$/g, '')
  const list = new BlockList()
  for (const network of networks) {
    const [base = '', bits = ''] = network.split('/')
    const family = isIP(base)
    if (family === 4) list.addSubnet(base, Number(bits), 'ipv4')
    else if (family === 6) list.addSubnet(base, Math.min(Number(bits), siteBits), 'ipv6')
  }
  return list.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4')
}
