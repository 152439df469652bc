/** The page's own files, by a list made at start: no path a request names is ever looked up on the disk. */

import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.bin': 'application/octet-stream',
}
const isText = (type: string): boolean => /^text\/|json|svg/.test(type)
/** vite writes the content's hash into these names. */
const hashedFolder = '/assets/'

type File = {
  readonly path: string
  readonly type: string
  readonly etag: string
  /** Of what has no hash in its name, as it was at start: a later build writes another there. */
  readonly kept: Uint8Array | null
  gzipped: Uint8Array | null
}

export type StaticFiles = {
  /** null where there is no such file. */
  readonly answer: (c: Context, path: string) => Response | null
}

/** @param folder vite's output. */
export const createStaticFiles = (folder: string): StaticFiles => {
  const files = new Map<string, File>()
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const type = types[extname(entry.name)]
    if (type === undefined) continue
    const name = `/${relative(folder, path).split(sep).join('/')}`
    const bytes = readFileSync(path)
    const etag = `"${hash('sha256', bytes, 'hex').slice(0, 32)}"`
    files.set(name, { path, type, etag, kept: name.startsWith(hashedFolder) ? null : bytes, gzipped: null })
  }
  return {
    answer: (c, path) => {
      const file = files.get(path === '/' ? '/index.html' : path)
      if (file === undefined) return null
      const { type, etag } = file
      const header: Record<string, string> = {
        'Content-Type': type,
        ETag: etag,
        Vary: 'Accept-Encoding',
        'Cache-Control': path.startsWith(hashedFolder) ? 'public, max-age=31536000, immutable' : 'no-cache',
      }
      if (c.req.header('If-None-Match') === etag) return c.body(null, 304, header)
      const bytes = new Uint8Array(file.kept ?? readFileSync(file.path))
      if (!isText(type) || !(c.req.header('Accept-Encoding') ?? '').includes('gzip')) return c.body(bytes, 200, header)
      file.gzipped ??= gzipSync(bytes)
      return c.body(new Uint8Array(file.gzipped), 200, { ...header, 'Content-Encoding': 'gzip' })
    },
  }
}
