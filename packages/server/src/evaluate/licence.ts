/** Which mail weights may be learned from. */
import { basename } from 'node:path'

/** Licence: CC BY-NC mail may be measured and studied, never learned from. Told by the source's or the file's name. */
const nonCommercial = /(?:^|[^a-z0-9])nc[-_]|phishing_?pot/i

export const mayTrain = (source: string, path: string): boolean =>
  !nonCommercial.test(source) && !nonCommercial.test(basename(path))
