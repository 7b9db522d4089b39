/** What waits for the worker: refused commands until read, conflicts until decided. Kept whatever else is forgotten. */
import * as v from 'valibot'
import type { OpenConflict, RefusedCommand } from '../application'
import type { FieldValue } from '../domain/field-merge'
import { refusals, type RefusalCode } from '../domain/refusal'
import { regionIdShape } from '../domain/shapes'
import {
  commandEnvelopeShape,
  type CommandEnvelope,
  type ConflictReport,
} from '../protocol/envelope'
import { keyPart, type Shelf } from './shelf'

const fieldValueShape: v.GenericSchema<FieldValue> = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.null(),
  v.array(v.string()),
])

export const conflictReportShape = v.object({
  kind: v.picklist(['house', 'household', 'resident', 'visit']),
  id: v.string(),
  field: v.string(),
  from: fieldValueShape,
  mine: fieldValueShape,
  theirs: fieldValueShape,
  theirsByName: v.string(),
  theirsAtMs: v.number(),
})

const openConflictShape = v.object({
  ...conflictReportShape.entries,
  conflictId: v.string(),
  regionId: regionIdShape,
})

const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code)

/** A server newer than this version may know more reasons; they all mean here: update, then look again. */
export const refusalCodeShape = v.pipe(
  v.string(),
  v.transform((code): RefusalCode => (isRefusalCode(code) ? code : 'unknown-command')),
)

const refusedShape = v.object({
  envelope: commandEnvelopeShape,
  refusal: v.object({ code: refusalCodeShape, detail: v.string() }),
  refusedAtMs: v.number(),
})

const refusedKey = (commandId: string): string => `refused/${keyPart(commandId)}`
const conflictKey = (conflictId: string): string => `conflict/${keyPart(conflictId)}`

export class SetAside {
  refused: readonly RefusedCommand[] = []
  conflicts: readonly OpenConflict[] = []

  constructor(private readonly shelf: Shelf) {}

  /** Reads all. Torn texts are counted and dropped: the command is in the outbox still, or the server has it. */
  async open(): Promise<number> {
    const refused = await this.readAll('refused/', refusedShape)
    const conflicts = await this.readAll('conflict/', openConflictShape)
    this.refused = [...refused.values].sort((one, other) => one.refusedAtMs - other.refusedAtMs)
    this.conflicts = conflicts.values
    return refused.torn + conflicts.torn
  }

  async keepRefused(command: RefusedCommand): Promise<void> {
    await this.shelf.write(refusedKey(command.envelope.commandId), command)
    this.refused = [
      ...this.refused.filter(({ envelope }) => envelope.commandId !== command.envelope.commandId),
      command,
    ]
  }

  async dropRefused(commandId: string): Promise<void> {
    await this.shelf.remove(refusedKey(commandId))
    this.refused = this.refused.filter(({ envelope }) => envelope.commandId !== commandId)
  }

  /** The id comes from the command, so that a replayed answer does not keep the same conflict twice. */
  async keepConflicts(
    { commandId, regionId }: CommandEnvelope,
    reports: readonly ConflictReport[],
  ): Promise<void> {
    for (const [index, report] of reports.entries()) {
      const conflict: OpenConflict = { ...report, conflictId: `${commandId}.${index}`, regionId }
      await this.shelf.write(conflictKey(conflict.conflictId), conflict)
      this.conflicts = [
        ...this.conflicts.filter(({ conflictId }) => conflictId !== conflict.conflictId),
        conflict,
      ]
    }
  }

  async dropConflict(conflictId: string): Promise<void> {
    await this.shelf.remove(conflictKey(conflictId))
    this.conflicts = this.conflicts.filter((conflict) => conflict.conflictId !== conflictId)
  }

  private async readAll<Shape extends v.GenericSchema>(prefix: string, shape: Shape) {
    const values: v.InferOutput<Shape>[] = []
    let torn = 0
    for (const key of await this.shelf.keys(prefix)) {
      const reading = await this.shelf.read(key, shape)
      if (reading.kind === 'value') values.push(reading.value)
      if (reading.kind !== 'torn') continue
      torn++
      await this.shelf.remove(key)
    }
    return { values, torn }
  }
}
