/** Whether two hosts are one registrable domain: www and the bare domain are the same place. */
import { registrableDomain } from './registrable.ts'

export const sameRegistrable = (a: string, b: string): boolean => {
  if (a === b) return a !== ''
  const registrable = registrableDomain(a)
  return registrable !== null && registrable === registrableDomain(b)
}
