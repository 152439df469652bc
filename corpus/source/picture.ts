/** Pictures of the corpus: bars where text would be; nobody's photograph, no logo. */
import { picture, pngFile } from '../../scripts/corpus/file.ts'
import type { FileSpec } from '../../scripts/corpus/spec.ts'

export const pictureFile = (name: string, seed: string, contentId: string): FileSpec =>
  pngFile(name, picture(seed), contentId)
