/** The built page with the fake API behind it, under a policy as strict as the real server's. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { loadKnowledge } from '../../packages/server/src/knowledge.ts'
import { createFake, type FakeMail, type FakeOptions } from '../../packages/web/src/api/fake.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.bin': 'application/octet-stream',
}
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const bodyPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox"

const root = new URL('../../', import.meta.url).pathname

/** The project's own mails, bad and honest by turns, some where the provider got it wrong. */
export const ownMails = (): readonly FakeMail[] => {
  const folder = join(root, 'corpus/mail')
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'))
  const bad = names.filter((name) => name.endsWith('-bad.eml'))
  const honest = names.filter((name) => name.endsWith('-honest.eml'))
  return Array.from({ length: 40 }, (_, i) => {
    const isBad = i % 2 === 0
    const from = isBad ? bad : honest
    const name = from[(i * 5) % from.length]!
    const wrong = i % 5 === 0
    return { bytes: readFileSync(join(folder, name)), folder: isBad !== wrong ? 'junk' : 'inbox' }
  })
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

export type FakeServer = { readonly url: string; readonly close: () => Promise<void> }

export const startFakeServer = async (
  dist: string,
  options: Partial<Pick<FakeOptions, 'empty' | 'rows' | 'mails'>> = {},
): Promise<FakeServer> => {
  const fake = createFake({
    knowledge: loadKnowledge(),
    mails: ownMails(),
    nowMs: new Date(2026, 10, 25, 10, 30).getTime(),
    ...options,
  })
  const server: Server = createServer(async (request, response) => {
    const url = request.url ?? '/'
    if (url === '/api/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.write(': connected\n\n')
      return
    }
    const answer = fake.handle(request.method ?? 'GET', url, await readBody(request))
    if (answer) {
      const isBody = url.includes('/body')
      response.writeHead(answer.status, {
        'Content-Type': answer.type,
        'Content-Security-Policy': isBody ? bodyPolicy : pagePolicy,
      })
      response.end(answer.body)
      return
    }
    const path = normalize(new URL(url, 'http://127.0.0.1').pathname)
    try {
      const file = readFileSync(join(dist, path === '/' ? 'index.html' : path))
      response.writeHead(200, {
        'Content-Type': types[extname(path) || '.html'] ?? 'application/octet-stream',
        'Content-Security-Policy': pagePolicy,
      })
      response.end(file)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
