/** Writing so that a crash leaves either the old or the new. */
import { open, rename, rm } from 'node:fs/promises'

/** Without this a rename may survive a power cut while the directory's entry does not. */
export const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Written whole and to the disk under a temporary name, then put in place. */
export const replaceFile = async (path: string, content: string | Uint8Array, temporary: string): Promise<void> => {
  const handle = await open(temporary, 'w', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } catch (error) {
    await handle.close()
    await rm(temporary, { force: true })
    throw error
  }
  await handle.close()
  await rename(temporary, path)
}
