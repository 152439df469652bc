/** The folders of a mailbox, asked again when something happened there. */
import { useCallback, useEffect, useState } from 'react'
import type { Folder } from '../api/types.ts'
import { useApp } from './app-context.ts'

/** null until they are known. */
export const useFolders = (mailbox: number): readonly Folder[] | null => {
  const { api, changes } = useApp()
  const [folders, setFolders] = useState<readonly Folder[] | null>(null)
  const ask = useCallback(() => api.folders(mailbox), [api, mailbox])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change at the server is a reason to ask again
  useEffect(() => {
    let isCurrent = true
    void ask().then((result) => {
      if (isCurrent && result.ok) setFolders(result.value)
    })
    return () => {
      isCurrent = false
    }
  }, [ask, changes])
  return folders
}
