/**
 * The form in which a record kind says where its fields are stored. From it one bulk load and one bulk write
 * are made for every kind; nothing here knows a particular kind.
 */
import type { RecordKind, RecordOf } from '../../../src/domain/record'

export interface FieldColumn {
  readonly column: string
  readonly type: 'text' | 'integer' | 'bigint' | 'boolean' | 'jsonb'
  /** Encrypted: the column holds the cipher of the text, or of the value's JSON ('' for '' and null). */
  readonly sealed?: 'text' | 'json'
  /** Not kept field by field in the history (it is derived, or is a list of additions already). */
  readonly withoutHistory?: true
}

export interface RecordTable<Kind extends RecordKind> {
  readonly kind: Kind
  readonly table: string
  readonly fields: { readonly [Field in keyof RecordOf<Kind> & string]: FieldColumn }
  /** Columns that belong to no field; kept as they are unless the writer gives values for them. */
  readonly vaultColumns?: readonly string[]
  /** Written once: no history of fields; only its place may change, and another content under its id is an error. */
  readonly writtenOnce?: true
}

export const text = (column: string): FieldColumn => ({ column, type: 'text' })
export const integer = (column: string): FieldColumn => ({ column, type: 'integer' })
export const timeMs = (column: string): FieldColumn => ({ column, type: 'bigint' })
export const boolean = (column: string): FieldColumn => ({ column, type: 'boolean' })
export const json = (column: string): FieldColumn => ({ column, type: 'jsonb' })
