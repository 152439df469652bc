/** Looks at every query a test asks: each table has to be asked for one tenant's rows alone, or the store cannot be spread. */
import type { CompiledQuery, LogEvent, OperationNode } from 'kysely'

/** Of the whole database; and SQLite's full-text tables, whose rows are found by a number that message_place gave. */
export const exemptTables: ReadonlySet<string> = new Set(['schema_version', 'message_gram', 'message_letter'])
/** In PostgreSQL it is a table like others. */
const isExempt = (table: string, sql: string): boolean =>
  /^(?:pg_|information_schema$)/.test(table) ||
  (exemptTables.has(table) && !(table === 'message_gram' && /message_row/.test(sql)))

const column = 'tenant_id'

type Node = OperationNode & Readonly<Record<string, unknown>>
type Table = { readonly name: string; readonly alias: string }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { readonly kind?: unknown }).kind === 'string'

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []))

const nameIn = (value: unknown): string => {
  if (!isNode(value)) return ''
  if (value.kind === 'IdentifierNode') return String(value.name)
  return nameIn(value.table ?? value.identifier ?? value.column ?? value.node)
}

const tableOf = (node: Node): Table | null => {
  if (node.kind === 'AliasNode') {
    const inner = isNode(node.node) ? tableOf(node.node) : null
    return inner === null ? null : { ...inner, alias: nameIn(node.alias) }
  }
  if (node.kind !== 'TableNode') return null
  const name = nameIn(node.table)
  return { name, alias: name }
}

/** Tables that a condition ties to a tenant: all parts of it joined by `and`. */
const tiedBy = (condition: unknown): readonly (readonly string[])[] => {
  if (!isNode(condition)) return []
  if (condition.kind === 'AndNode') return [...tiedBy(condition.left), ...tiedBy(condition.right)]
  if (condition.kind === 'ParensNode') return tiedBy(condition.node)
  if (condition.kind === 'WhereNode') return tiedBy(condition.where)
  if (condition.kind === 'OnNode') return tiedBy(condition.on)
  if (condition.kind !== 'BinaryOperationNode') return []
  const { leftOperand, operator, rightOperand } = condition as unknown as Record<string, Node>
  if ((operator as { readonly operator?: unknown } | undefined)?.operator !== '=') return []
  const side = (operand: unknown): string | null =>
    isNode(operand) && operand.kind === 'ReferenceNode' && nameIn(operand.column) === column
      ? nameIn(operand.table)
      : null
  const sides = [side(leftOperand), side(rightOperand)].filter((one) => one !== null)
  return sides.length === 0 ? [] : [sides]
}

const untied = (node: Node, sql: string, known: ReadonlySet<string>): readonly string[] => {
  const tables: Table[] = []
  const conditions: unknown[] = [node.where]
  const add = (value: unknown) => {
    const table = isNode(value) ? tableOf(value) : null
    if (table !== null && !known.has(table.name) && !isExempt(table.name, sql)) tables.push(table)
  }
  const { from } = node
  if (isNode(from)) for (const each of (from.froms as readonly unknown[] | undefined) ?? []) add(each)
  add(node.table)
  for (const join of (node.joins as readonly Node[] | undefined) ?? []) {
    add(join.table)
    conditions.push(join.on)
  }
  const ties = conditions.flatMap(tiedBy)
  const tied = new Set<string>()
  // By a value, then along joins.
  for (let i = 0; i <= ties.length; i++)
    for (const sides of ties) {
      const names = sides.map((side) => (side === '' && tables.length === 1 ? tables[0]!.alias : side))
      if (names.length === 1 || names.some((name) => tied.has(name))) for (const name of names) tied.add(name)
    }
  return tables.filter(({ alias }) => !tied.has(alias)).map(({ name }) => name)
}

const faultsIn = (node: Node, sql: string, known: ReadonlySet<string>): readonly string[] => {
  let inside = known
  if (isNode(node.with)) {
    const names = (node.with.expressions as readonly Node[]).map(({ name }) => nameIn(name))
    inside = new Set([...known, ...names])
  }
  const own =
    node.kind === 'SelectQueryNode' || node.kind === 'UpdateQueryNode' || node.kind === 'DeleteQueryNode'
      ? untied(node, sql, inside)
      : node.kind === 'InsertQueryNode' && isNode(node.into) && !isExempt(nameIn(node.into), sql)
        ? ((node.columns as readonly Node[] | undefined) ?? []).some((each) => nameIn(each) === column)
          ? []
          : [nameIn(node.into)]
        : []
  return [...own, ...childrenOf(node).flatMap((child) => faultsIn(child, sql, inside))]
}

/** Tables that a query asks of all tenants at once. */
export const tenantFaults = ({ query, sql }: Pick<CompiledQuery, 'query' | 'sql'>): readonly string[] => {
  if (query.kind !== 'RawNode') return faultsIn(query as unknown as Node, sql, new Set())
  if (!/^\s*(?:select|with|insert|update|delete)\b/i.test(sql)) return []
  const named = [...sql.matchAll(/\b(?:from|join|into|update)\s+"?([a-z_]+)"?/gi)].map(([, name]) => name!)
  const made = new Set([...sql.matchAll(/\b([a-z_]+) as (?:not )?(?:materialized )?\(/gi)].map(([, name]) => name!))
  const asked = named.filter((name) => !made.has(name) && name !== 'set' && !isExempt(name, sql))
  return sql.includes(column) ? [] : asked
}

/** To be handed to a store, and asked at the end of a test. */
export const watchTenants = () => {
  const faults = new Set<string>()
  return {
    log: ({ query }: LogEvent): void => {
      const found = tenantFaults(query)
      if (found.length > 0) faults.add(`${[...new Set(found)].join(', ')}: ${query.sql}`)
    },
    faults: (): readonly string[] => [...faults],
  }
}
