/** Terminal colours, only where a person looks: honours NO_COLOR and pipes. */
export type Paint = {
  readonly plain: (s: string) => string
  readonly red: (s: string) => string
  readonly yellow: (s: string) => string
  readonly green: (s: string) => string
  readonly dim: (s: string) => string
  readonly bold: (s: string) => string
  readonly mark: (s: string) => string
}

const code = (open: number, close: number) => (s: string) => `\u001b[${open}m${s}\u001b[${close}m`
const plain = (s: string) => s

export const paintFor = (colour: boolean): Paint =>
  colour
    ? {
        plain,
        red: code(31, 39),
        yellow: code(33, 39),
        green: code(32, 39),
        dim: code(2, 22),
        bold: code(1, 22),
        mark: code(7, 27),
      }
    : { plain, red: plain, yellow: plain, green: plain, dim: plain, bold: plain, mark: (s) => `[${s}]` }

export const wantsColour = (
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean => env.NO_COLOR === undefined && (stream.isTTY === true || env.FORCE_COLOR !== undefined)
