/** All steps, oldest first. */
import { first } from './001-first.ts'
import { second } from './002-places.ts'
import { third } from './003-counts.ts'
import { fourth } from './004-gateway.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [first, second, third, fourth]
/** What this program reads and writes. */
export const schemaVersion = migrations.length
