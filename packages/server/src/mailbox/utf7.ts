/** Modified UTF-7 of mailbox names (RFC 3501 §5.1.3), as Maildir folders on disk carry it. */

const decodeRun = (run: string): string => {
  if (run === '') return '&'
  const bytes = Buffer.from(run.replaceAll(',', '/'), 'base64')
  // UTF-16BE; Node reads little endian.
  return bytes.length > 0 && bytes.length % 2 === 0 ? Buffer.from(bytes).swap16().toString('utf16le') : `&${run}-`
}

const encodeRun = (run: string): string =>
  `&${Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`

export const decodeUtf7 = (name: string): string =>
  name.replace(/&([A-Za-z0-9+,]*)-/g, (_, run: string) => decodeRun(run))

export const encodeUtf7 = (name: string): string =>
  name.replace(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : encodeRun(run)))
