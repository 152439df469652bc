/** QR codes as a picture and as a table of coloured cells. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { png } from './file.ts'

type Matrix = { readonly sizeModules: number; readonly dark: (x: number, y: number) => boolean }

const wasmPath = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasmPath)).buffer } })

async function matrix(text: string): Promise<Matrix> {
  const { symbol, error } = await writeBarcode(text, { format: 'QRCode', scale: 1 })
  if (error || !symbol) throw new Error(`QR code: ${error}`)
  const { data, width } = symbol
  return { sizeModules: width, dark: (x, y) => data[y * width + x] === 0 }
}

const quietModules = 4
const modulePx = 4

/** The code with its quiet zone, 4 pixels a module. */
export async function qrPng(text: string): Promise<Uint8Array> {
  const { sizeModules, dark } = await matrix(text)
  const sizePx = (sizeModules + 2 * quietModules) * modulePx
  const at = (px: number): number => Math.floor(px / modulePx) - quietModules
  const inside = (n: number): boolean => n >= 0 && n < sizeModules
  return png(sizePx, sizePx, (x, y) => (inside(at(x)) && inside(at(y)) && dark(at(x), at(y)) ? 0 : 255))
}

/** The code as an HTML table, one cell a module: no picture to block, no text to read. */
export async function qrTable(text: string): Promise<string> {
  const { sizeModules, dark } = await matrix(text)
  const cells = Array.from({ length: sizeModules }, (_, y) => {
    const row = Array.from(
      { length: sizeModules },
      (_, x) => `<td width="5" height="5" bgcolor="${dark(x, y) ? '#000000' : '#ffffff'}"></td>`,
    )
    return `<tr>${row.join('')}</tr>`
  })
  return `<table cellpadding="0" cellspacing="0" border="0">\n${cells.join('\n')}\n</table>`
}
