/** PostgreSQL keeps no text with U+0000: whatever shape lets one in makes a fault of the server out of somebody's odd input. */
import * as v from 'valibot'
import { documentCommands } from '../../src/domain/commands'
import { officeCommands } from '../../src/domain/office-commands'
import { commandEnvelopeShape } from '../../src/protocol/envelope'
import { procedureShapes } from '../support/protocol-schema'

/** Of all kinds of schema: what they are made of. */
interface SchemaNode {
  readonly type: string
  readonly entries?: Readonly<Record<string, SchemaNode>>
  readonly item?: SchemaNode
  readonly items?: readonly SchemaNode[]
  /** Of a variant the name of a field. */
  readonly key?: SchemaNode | string
  readonly value?: SchemaNode
  readonly wrapped?: SchemaNode
  /** Of a picklist these are texts. */
  readonly options?: readonly (SchemaNode | string)[]
}

/** Of several lengths: some texts have a least one. */
const unkeepable = [1, 2, 3, 8, 20].map((length) => `${'好'.repeat(length - 1)}\u0000`)

const knownTypes = new Set([
  ...['strict_object', 'array', 'strict_tuple', 'record', 'union', 'variant'],
  ...['optional', 'exact_optional', 'nullable', 'picklist', 'literal', 'boolean', 'number'],
])

/** The places in which such a text is let in. */
const placesIn = (node: SchemaNode, place: string): readonly string[] => {
  if (node.type === 'string')
    return unkeepable.some((text) => v.is(node as unknown as v.GenericSchema, text)) ? [place] : []
  if (!knownTypes.has(node.type))
    throw new Error(`${place}: what a ${node.type} lets in is not known`)
  const { item, key, value, wrapped, items = [], options = [] } = node
  const parts = [item, key, value, wrapped, ...items, ...options]
  return [
    ...parts.flatMap((part) => (typeof part === 'object' ? placesIn(part, place) : [])),
    ...Object.entries(node.entries ?? {}).flatMap(([name, part]) =>
      placesIn(part, `${place}.${name}`),
    ),
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
  const found = shapes.flatMap(([name, shape]) => placesIn(shape as unknown as SchemaNode, name))
  expect(found).toEqual([])
})

test('one that lets it in is found, wherever it stands', () => {
  const open = v.strictObject({ list: v.optional(v.array(v.nullable(v.string()))) })
  expect(placesIn(open as unknown as SchemaNode, 'x')).toEqual(['x.list'])
})
