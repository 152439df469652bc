/** IP addresses as hosts. */

const dot = 46
const bracket = 91

/**
 * Whether a host in the URL parser's form is an IP address: '192.0.2.1' or '[2001:db8::1]'.
 * A last label of digits only is enough: no top-level domain is numeric (WHATWG URL, "ends in a number").
 */
export const isAddress = (host: string): boolean => {
  if (host.charCodeAt(0) === bracket) return true
  let i = host.length - 1
  for (; i >= 0; i--) {
    const c = host.charCodeAt(i)
    if (c === dot) break
    if (c < 48 || c > 57) return false
  }
  return i < host.length - 1
}
