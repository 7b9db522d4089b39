/** PostgreSQL keeps no text with U+0000: whatever shape lets one in makes a fault of the server out of somebody's odd input. */
import * as v from 'valibot'
import { documentCommands } from '../../src/domain/commands'
import { officeCommands } from '../../src/domain/office-commands'
import { commandEnvelopeShape } from '../../src/protocol/envelope'
import { procedureShapes } from '../support/protocol-schema'
import type { SchemaNode } from '../support/shape-arbitrary'

/** Of several lengths: some texts have a least one. */
const unkeepable = [1, 2, 3, 8, 20].map((length) => `${'好'.repeat(length - 1)}\u0000`)

const knownTypes = new Set([
  ...['strict_object', 'array', 'strict_tuple', 'record', 'union', 'variant'],
  ...['optional', 'exact_optional', 'nullable', 'picklist', 'literal', 'boolean', 'number'],
])

/** The places in which such a text is let in. */
const placesIn = (schema: v.GenericSchema, place: string): readonly string[] => {
  const node = schema as unknown as SchemaNode
  if (node.type === 'string') return unkeepable.some((text) => v.is(schema, text)) ? [place] : []
  if (!knownTypes.has(node.type))
    throw new Error(`${place}: what a ${node.type} lets in is not known`)
  const { item, key, value, wrapped, items = [], options = [], entries = {} } = node
  // Options of a picklist and the key of a variant are no schemas.
  const parts = [item, key, value, wrapped, ...items, ...options].filter(
    (part) => typeof part === 'object',
  ) as readonly v.GenericSchema[]
  return [
    ...parts.flatMap((part) => placesIn(part, place)),
    ...Object.entries(entries).flatMap(([name, part]) => placesIn(part, `${place}.${name}`)),
  ]
}

const { args: _, ...envelopeWithoutArgs } = commandEnvelopeShape.entries

const shapes: readonly (readonly [string, v.GenericSchema])[] = [
  ...procedureShapes.filter(([path]) => path !== 'sync.push'),
  // Its args are those of the commands.
  ['envelope', v.strictObject(envelopeWithoutArgs)],
  ...[...documentCommands, ...officeCommands].map(
    ([name, { shape }]) => [name, shape as v.GenericSchema] as const,
  ),
]

test('no shape of the contract lets a text in that no database keeps', () => {
  const found = shapes.flatMap(([name, shape]) => placesIn(shape, name))
  expect(found).toEqual([])
})

test('one that lets it in is found, wherever it stands', () => {
  const open = v.strictObject({ list: v.optional(v.array(v.nullable(v.string()))) })
  expect(placesIn(open, 'x')).toEqual(['x.list'])
})
