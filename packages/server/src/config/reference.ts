/** The reference page and the sample file, written from the schema. */
import { z } from 'zod'
import { settingsSchema } from './settings.ts'

type Property = {
  readonly description?: string
  readonly default?: unknown
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Property
  readonly properties?: Readonly<Record<string, Property>>
}

const properties = (): readonly (readonly [string, Property])[] => {
  const schema = z.toJSONSchema(settingsSchema, { io: 'input' }) as { readonly properties: Record<string, Property> }
  return Object.entries(schema.properties)
}

/** A group with settings of its own that are told one by one: `gateway.milter`. */
const isGroup = ({ properties: inner }: Property): boolean =>
  Object.values(inner ?? {}).some(({ description }) => description !== undefined)

const rows = (): readonly (readonly [string, Property])[] =>
  properties().flatMap(([name, property]) =>
    isGroup(property)
      ? Object.entries(property.properties ?? {}).map(([inner, one]) => [`${name}.${inner}`, one] as const)
      : [[name, property] as const],
  )

const kindOf = ({ type = '', enum: values, minimum, maximum, items, properties: inner }: Property): string => {
  if (values !== undefined) return values.map((value) => `\`${String(value)}\``).join(', ')
  if (inner !== undefined)
    return Object.entries(inner)
      .map(([name, property]) => `\`${name}\`: ${kindOf(property)}`)
      .join(', ')
  if (type === 'array') return items?.properties ? `list of { ${kindOf(items)} }` : `list of ${kindOf(items ?? {})}s`
  const range = minimum === undefined || maximum === undefined ? '' : `, ${minimum} to ${maximum}`
  return `${type === 'integer' ? 'whole number' : type}${range}`
}

export const referencePage = (): string => `# Settings

Written from the schema (\`packages/server/src/config/settings.ts\`) by \`node scripts/configuration.ts\`; do not edit by hand.

Miwake reads \`~/.config/miwake/miwake.json\`, or the file named by \`miwake serve --config FILE\`. Every setting has a
default, so no file is needed. A setting that does not exist, or a value that cannot be, is named at start and Miwake does not
run. [miwake.sample.json](miwake.sample.json) holds every setting with its default. \`--host\`, \`--port\` and \`--data\` on the
command line win over the file.

| setting | values | default | meaning |
| --- | --- | --- | --- |
${rows()
  .map(
    ([name, property]) =>
      `| \`${name}\` | ${kindOf(property)} | \`${JSON.stringify(property.default)}\` | ${property.description ?? ''} |`,
  )
  .join('\n')}

The password for the page is no setting: \`miwake password\` asks for it and keeps only its scrypt hash in the database.
The settings of each mailbox are made on the page, or with \`miwake mailbox add\`.
`

const sampleOf = (all: readonly (readonly [string, Property])[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    all.flatMap(([name, property]) => [
      ...(isGroup(property) ? [] : [[`// ${name}`, property.description]]),
      [name, isGroup(property) ? sampleOf(Object.entries(property.properties ?? {})) : property.default],
    ]),
  )

export const sampleFile = (): string => `${JSON.stringify(sampleOf(properties()), null, 2)}\n`
