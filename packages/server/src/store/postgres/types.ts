/** Values as PostgreSQL hands them over, and as it takes them. */
import pg from 'pg'

/** Types by their number in pg_type: int8, and numeric, which sums of int8 are. */
const int8 = 20
const numeric = 1700

/** @throws where it is beyond what a number holds exactly (2^53): never a wrong one. */
export const readNumber = (text: string): number => {
  const number = Number(text)
  if (!text.includes('.') && !Number.isSafeInteger(number)) throw new RangeError('a number of the store beyond 2^53')
  return number
}

export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 || oid === numeric ? readNumber : pg.types.getTypeParser(oid, format as 'text'),
}

/** PostgreSQL keeps no NUL in a text, and a mail may bring one anywhere: it becomes what unreadable letters become. */
export const writeValue = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value
