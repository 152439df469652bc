/** Certificates made for one test run, by openssl: valid, expired, or for another name; all from one throw-away authority. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type CertificateFiles = { readonly certPath: string; readonly keyPath: string }
export type Certificates = {
  /** PEM of the authority. */
  readonly caPem: string
  /** For 127.0.0.1 and localhost. */
  readonly good: CertificateFiles
  readonly expired: CertificateFiles
  readonly otherName: CertificateFiles
  readonly remove: () => void
}

/** Dovecot's package depends on it. */
const binary = '/usr/bin/openssl'

const authorityConfig = (directory: string) => `
[ca]
default_ca = own
[own]
database = ${directory}/index.txt
serial = ${directory}/serial
new_certs_dir = ${directory}
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
`

export const makeCertificates = (): Certificates => {
  const directory = mkdtempSync(join(tmpdir(), 'mw-cert-'))
  const at = (name: string) => join(directory, name)
  const openssl = (...args: readonly string[]) => {
    const run = spawnSync(binary, args, { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`openssl ${args[0]}: ${run.stderr}`)
  }
  writeFileSync(at('ca.conf'), authorityConfig(directory))
  writeFileSync(at('index.txt'), '')
  writeFileSync(at('serial'), '01\n')
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/CN=Throw-away CA',
    '-days',
    '2',
  )
  const issue = (name: string, alternative: string, start: string, end: string): CertificateFiles => {
    const files = { certPath: at(`${name}.pem`), keyPath: at(`${name}.key`) }
    const request = at(`${name}.csr`)
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${alternative}`]
    openssl('req', '-new', ...key, '-keyout', files.keyPath, '-out', request, ...subject)
    const signer = ['-config', at('ca.conf'), '-cert', at('ca.pem'), '-keyfile', at('ca.key')]
    openssl(
      'ca',
      '-batch',
      '-notext',
      ...signer,
      '-startdate',
      start,
      '-enddate',
      end,
      '-in',
      request,
      '-out',
      files.certPath,
    )
    return files
  }
  const stamp = (days: number) =>
    `${new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
  const here = 'IP:127.0.0.1,DNS:localhost'
  return {
    caPem: readFileSync(at('ca.pem'), 'utf8'),
    good: issue('good', here, stamp(-1), stamp(2)),
    expired: issue('expired', here, stamp(-9), stamp(-2)),
    otherName: issue('other', 'DNS:mail.example.net', stamp(-1), stamp(2)),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
