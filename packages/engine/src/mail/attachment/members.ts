/** What the name of an archive's member shows, the same for every kind of archive. */
import { addEntry, type Found } from './found.ts'
import { classOfExtension, extensionOf, marksOfName } from './names.ts'

/** Notes one member by name: keeps the name, adds what it means for the archive. Directories end in a slash. */
export const noteMember = (found: Found, name: string): void => {
  if (name === '') return
  addEntry(found, name)
  if (name.endsWith('/')) return
  if (name.startsWith('/') || name.startsWith('\\') || name.includes('../') || name.includes('..\\')) {
    found.marks.add('path-traversal')
  }
  const ext = extensionOf(name)
  const what = classOfExtension(ext)
  if (what === 'program' || what === 'shortcut') found.marks.add('executable-inside')
  else if (what === 'html' || what === 'svg') found.marks.add('html-inside')
  else if (what === 'archive') found.marks.add('nested-archive')
  else if (what === 'disk-image') found.marks.add('disk-image-inside')
  else if (what === 'macro-document') found.marks.add('macro-inside')
  for (const m of marksOfName(name)) {
    if (m === 'double-extension' || m === 'spaces-before-extension') found.marks.add('double-extension-inside')
    if (m === 'rlo-name') found.marks.add('rlo-name-inside')
  }
}
