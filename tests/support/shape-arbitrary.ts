/** Random values that fit a shape, made of a pool of telling texts and numbers, for properties over all commands. */
import fc from 'fast-check'
import * as v from 'valibot'

/** What of a valibot schema is looked at by who walks it; a kind that is not known throws. */
export interface SchemaNode {
  readonly type: string
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly item?: v.GenericSchema
  readonly items?: readonly v.GenericSchema[]
  /** Of a record; a variant has the name of a field here. */
  readonly key?: v.GenericSchema
  readonly value?: v.GenericSchema
  readonly wrapped?: v.GenericSchema
  readonly options?: readonly unknown[]
  readonly literal?: unknown
}

/** For fields of these names, mostly one of these texts. */
type TextsOfFields = Readonly<Record<string, readonly string[]>>

/** Ids are shared by all ids, so that random args often name something that is there. */
export const arbitraryOf = (
  schema: v.GenericSchema,
  texts: readonly string[],
  textsOfFields: TextsOfFields = {},
): fc.Arbitrary<unknown> => {
  const node = schema as unknown as SchemaNode
  const inner = (one: v.GenericSchema | undefined) => {
    if (!one) throw new Error(`a ${node.type} without what it is made of`)
    return arbitraryOf(one, texts, textsOfFields)
  }
  const field = (name: string, one: v.GenericSchema) => {
    const own = (textsOfFields[name] ?? []).filter((text) => v.is(one, text))
    return own.length === 0
      ? inner(one)
      : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...own) }, inner(one))
  }
  switch (node.type) {
    case 'strict_object': {
      const entries = Object.entries(node.entries ?? {})
      const required = entries.filter(
        ([, one]) => !(one as unknown as SchemaNode).type.endsWith('optional'),
      )
      return fc.record(Object.fromEntries(entries.map(([key, one]) => [key, field(key, one)])), {
        requiredKeys: required.map(([key]) => key),
      })
    }
    case 'optional':
    case 'exact_optional':
      return inner(node.wrapped)
    case 'nullable':
      return fc.option(inner(node.wrapped))
    case 'array':
      return fc.array(inner(node.item), { maxLength: 4 }).filter((list) => v.is(schema, list))
    case 'strict_tuple':
      return fc.tuple(...(node.items ?? []).map(inner))
    case 'record':
      return fc.dictionary(inner(node.key) as fc.Arbitrary<string>, inner(node.value), {
        maxKeys: 3,
      })
    case 'unknown':
      return fc.jsonValue()
    case 'picklist':
      return fc.constantFrom(...(node.options ?? []))
    case 'literal':
      return fc.constant(node.literal)
    case 'boolean':
      return fc.boolean()
    case 'union':
    case 'variant':
      return fc.oneof(...(node.options ?? []).map((one) => inner(one as v.GenericSchema)))
    case 'number':
      return fc.constantFrom(
        ...[0, 1, 3, 15, 203, 1_772_499_600_000].filter((n) => v.is(schema, n)),
      )
    case 'string': {
      const fitting = texts.filter((text) => v.is(schema, text))
      if (fitting.length === 0) throw new Error('no text of the pool fits a string of this shape')
      return fc.constantFrom(...fitting)
    }
    default:
      throw new Error(`no random values for a ${node.type}`)
  }
}
