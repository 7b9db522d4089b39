/**
 * The machine-readable half of the wire contract, made from the shapes that the product itself checks with.
 * docs/protocol.schema.json is its text; tests/protocol keeps the two the same.
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { documentCommands } from '../../src/domain/commands'
import { officeCommands } from '../../src/domain/office-commands'
import { recordShapes } from '../../src/domain/record'
import { refusals } from '../../src/domain/refusal'
import { settingsShape } from '../../src/domain/settings/settings'
import { contract } from '../../src/protocol/contract'
import { commandEnvelopeShape } from '../../src/protocol/envelope'

/** What JSON Schema cannot say (a brand, a custom check) is left out; the server still checks it. */
const schemaOf = (shape: v.GenericSchema) => {
  const { $schema: _, ...schema } = toJsonSchema(shape, { errorMode: 'ignore', target: 'draft-07' })
  return schema
}

interface CommandLike {
  readonly title: string
  readonly permission: string | null
  readonly shape: v.GenericSchema
}

const commandSchemas = (commands: ReadonlyMap<string, CommandLike>, online: boolean) =>
  Object.fromEntries(
    [...commands].map(([name, { title, permission, shape }]) => [
      name,
      { title, online, permission, args: schemaOf(shape) },
    ]),
  )

interface ProcedureLike {
  readonly '~orpc': { readonly inputSchema?: unknown }
}

const isProcedure = (value: object): value is ProcedureLike => '~orpc' in value

const shapesOf = (node: object, path: string): readonly (readonly [string, v.GenericSchema])[] =>
  isProcedure(node)
    ? [[path, node['~orpc'].inputSchema as v.GenericSchema]]
    : Object.entries(node).flatMap(([name, child]: [string, object]) =>
        shapesOf(child, path === '' ? name : `${path}.${name}`),
      )

/** Every procedure of the contract, by its path, with the shape of what goes in. */
export const procedureShapes: readonly (readonly [string, v.GenericSchema])[] = shapesOf(
  contract,
  '',
)

export const protocolSchema = () => ({
  procedures: Object.fromEntries(procedureShapes.map(([path, shape]) => [path, schemaOf(shape)])),
  envelope: schemaOf(commandEnvelopeShape),
  commands: {
    ...commandSchemas(documentCommands, false),
    ...commandSchemas(officeCommands, true),
  },
  records: Object.fromEntries(
    Object.entries<v.GenericSchema>(recordShapes).map(([kind, shape]) => [kind, schemaOf(shape)]),
  ),
  settings: schemaOf(settingsShape),
  refusals: Object.fromEntries(
    Object.entries(refusals).map(([code, [reason, whatToDo]]) => [code, { reason, whatToDo }]),
  ),
})
