/** Thread script of pdf.ts: the link annotations of one PDF a job. */
import { parentPort } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'
import { pdfLimits } from './pdf-limits.ts'
import type { ThreadMessage } from './thread.ts'

export type PdfJob = { readonly pdf: Uint8Array }
/** read: opened without a password and understood. */
export type PdfAnswer = { readonly read: boolean; readonly links: readonly string[] }

/** pdf.js gives `url` where it is a scheme it would open, else what was written as `unsafeUrl`. */
const urlOf = (annotation: unknown): string => {
  if (typeof annotation !== 'object' || annotation === null) return ''
  const { url, unsafeUrl } = annotation as { readonly url?: unknown; readonly unsafeUrl?: unknown }
  return typeof url === 'string' ? url : typeof unsafeUrl === 'string' ? unsafeUrl : ''
}

const read = async ({ pdf }: PdfJob): Promise<PdfAnswer> => {
  const links = new Set<string>()
  let read = false
  try {
    const document = await getDocumentProxy(pdf, {
      verbosity: 0,
      enableXfa: false,
      useWorkerFetch: false,
      disableFontFace: true,
      useSystemFonts: false,
    })
    const pages = Math.min(document.numPages, pdfLimits.pages)
    for (let n = 1; n <= pages && links.size < pdfLimits.links; n++) {
      const page = await document.getPage(n)
      for (const annotation of await page.getAnnotations()) {
        const url = urlOf(annotation)
        if (url !== '' && url.length <= pdfLimits.urlChars && links.size < pdfLimits.links) links.add(url)
      }
      page.cleanup()
    }
    read = true
    await document.loadingTask.destroy()
  } catch {
    // Encrypted or broken: what was found until then stays.
  }
  return { read, links: [...links] }
}

const post = (message: ThreadMessage): void => parentPort?.postMessage(message)

parentPort?.on('message', async (job: PdfJob) => post({ answer: await read(job) }))
// The library loads at the first document; that is part of starting, not of the first job's time.
await import('unpdf/pdfjs')
post({ ready: true })
