/** Invariants of what others decide: refused commands are settled once, corrections fall under the time limit of the rules. */
import type { Visit } from '../../src/domain/visit/visit'
import type { PromisedCommand } from './promises'
import { keyOf, type Truth } from './truth'
import type { World } from './world'

const hourMs = 3_600_000

/** Of all that wanted to settle a refused command, one did, and only if it is settled. */
const checkSettled = (world: World, truth: Truth): void => {
  for (const [commandId, { state }] of truth.refused) {
    const settling = world.server
      .decisionsOn(commandId)
      .filter((id) => truth.commands.get(id)?.outcome === 'applied').length
    const expected = state === 'open' ? 0 : 1
    if (settling !== expected)
      world.promises.break('once', `${commandId} is ${state} and was settled ${settling} times`)
  }
}

/** How long after the server learned of the visit its author pressed the key. */
const ageMs = (visit: Visit, command: PromisedCommand, receivedAtMs: number): number =>
  Math.min(command.issuedAtMs, receivedAtMs) - visit.recordedAtMs

const checkTimeLimit = (world: World, truth: Truth): void => {
  const limits = world.correctionHours.map((hours) => hours * hourMs)
  for (const command of world.promises.commands.values()) {
    const row = truth.commands.get(command.commandId)
    const visit = truth.records.get(keyOf('visit', String(command.args.visitId)))
    // An adopted one was judged at another moment than it came.
    if (
      command.name !== 'visit.correct' ||
      !row ||
      !visit ||
      truth.refused.get(command.commandId)?.state === 'adopted'
    )
      continue
    const age = ageMs(visit as Visit, command, row.receivedAtMs)
    const broken = (what: string) =>
      world.promises.break('time-limit', `${command.commandId} ${what} after ${age / hourMs} h`)
    if (row.outcome === 'applied' && age > Math.max(...limits)) broken('was taken')
    if (row.code === 'too-late-to-correct' && age <= Math.min(...limits)) broken('was refused')
    const arrivedLate = row.receivedAtMs - (visit as Visit).recordedAtMs > Math.max(...limits)
    if (row.outcome === 'applied' && arrivedLate)
      world.struck.count('visit corrected in time, arrived too late')
  }
}

export const checkDecisions = (world: World, truth: Truth): void => {
  checkSettled(world, truth)
  checkTimeLimit(world, truth)
}
