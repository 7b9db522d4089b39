/** One column of a header: what it holds, and of whom. Types only. */
import type { RosterField } from '../../../src/domain/roster'

/** Of whom of a row's people a column tells, where its name says so. */
export interface Role {
  readonly kind: 'head' | 'tenant' | 'owner' | 'member' | 'kin'
  /** Equal for all columns of one person. */
  readonly key: string
  readonly relation: string
  readonly field: RosterField
}

/** `field` null: not needed, not recognised, or of somebody beside the row's main person. */
export interface HeaderColumn {
  readonly index: number
  readonly header: string
  readonly field: RosterField | null
  /** The name of a ticked column. */
  readonly tag: string
  /** What the name stands for, also where another column has the field already. */
  readonly named: RosterField | null
  /** Whose the column is, when not the main person's or the household's. */
  readonly role?: Role
}
