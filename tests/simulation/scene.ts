/** What a worker has before the eyes when choosing what to write, and the choosing by a step's dice. */
import type { LiveRecords } from '../../src/application'
import type { CommandArgs, DocumentCommandName } from '../../src/domain/commands'
import type { RecordKind, RecordOf } from '../../src/domain/record'
import type { RegionId } from '../../src/domain/shapes'
import { pick } from './chance'
import type { Step } from './history'
import type { SimulatedPhone } from './simulated-phone'

export interface Scene {
  readonly records: LiveRecords
  readonly dice: Step['dice']
  readonly phone: SimulatedPhone
  /** A text or id that nobody has written before. */
  readonly unique: string
  /** Only so many of the records, the same on every phone, so that two writers meet. */
  readonly among: number
}

/** A command that a worker wants to write. */
export interface Wish<Name extends DocumentCommandName = DocumentCommandName> {
  readonly name: Name
  readonly regionId: RegionId
  readonly args: CommandArgs<Name>
}

/** null when the phone shows nothing to do it to. */
export type WishOf = (scene: Scene) => Wish | null

export const wish = <Name extends DocumentCommandName>(
  name: Name,
  regionId: RegionId,
  args: CommandArgs<Name>,
): Wish<Name> => ({ name, regionId, args })

/** One of the records of a kind, in the order of their ids, which is the same on every phone. */
export const choose = <Kind extends RecordKind>(
  { records, among }: Scene,
  kind: Kind,
  dice: number,
  fits: (record: RecordOf<Kind>) => boolean = () => true,
): RecordOf<Kind> | undefined => {
  const known = [...records.all(kind)]
    .filter(fits)
    .sort((one, other) => (one.id < other.id ? -1 : 1))
  return pick(known.slice(0, among), dice)
}

export const isLiving = ({ state }: { readonly state: string }): boolean => state === 'living'

/** A day that every phone's clock has behind it. */
export const pastDay = '2026-03-01'
