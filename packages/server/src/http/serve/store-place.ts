/** Where the settings say that the store lies. */
import { join } from 'node:path'
import type { Settings } from '../../config/settings.ts'
import type { StorePlace } from '../../store/index.ts'

export const databaseFile = (data: string): string => join(data, 'miwake.db')

export const storePlace = ({
  data,
  keyFile,
  database,
  databaseConnections,
  tenant,
}: Pick<Settings, 'data' | 'keyFile' | 'database' | 'databaseConnections' | 'tenant'>): StorePlace => ({
  ...(database === '' ? { path: databaseFile(data) } : { url: database, connections: databaseConnections }),
  keyFile,
  tenantId: tenant,
  now: Date.now,
})

/** A PostgreSQL URL without its password: what may be shown. */
export const shownUrl = (url: string): string => {
  if (!URL.canParse(url)) return 'postgres://'
  const shown = new URL(url)
  shown.password = ''
  shown.searchParams.delete('password')
  return shown.href
}

/** The store, as a person is told of it. */
export const storeName = ({ data, database }: Pick<Settings, 'data' | 'database'>): string =>
  database === '' ? databaseFile(data) : shownUrl(database)

/** For a shell: one word. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** The commands that copy the database to a file and put it back; both ask for the password as Miwake does. */
export const dumpCommand = (database: string, file: string): string =>
  `pg_dump --format=custom --no-owner --file=${quoted(file)} --dbname=${quoted(shownUrl(database))}`
export const undumpCommand = (database: string, file: string): string =>
  `pg_restore --clean --if-exists --no-owner --single-transaction --dbname=${quoted(shownUrl(database))} ${quoted(file)}`
