/**
 * Invariant: a command that a screen called saved has taken effect exactly once, or is refused and readable on its
 * phone and on the server; one that was withdrawn or never saved has no effect.
 */
import type { FieldChange } from '../../src/domain/field-merge'
import type { Visit } from '../../src/domain/visit/visit'
import type { PromisedCommand } from './promises'
import { keyOf, type Truth } from './truth'
import type { World } from './world'

/** Commands that leave a line of the timeline under their own id. */
const withLifeEvent = new Set([
  'household.move-in',
  'household.move-out',
  'household.return',
  'household.move-within',
  'household.split',
  'household.join',
  'resident.add',
  'resident.move-out',
  'resident.record-death',
  'resident.return',
  'resident.move-to',
  'resident.merge',
  'resident.unmerge',
])

interface Edit {
  readonly kind: string
  readonly id: string
  readonly changes: Readonly<Record<string, FieldChange>>
}

const edited = {
  'resident.edit': 'resident',
  'house.edit': 'house',
  'household.edit': 'household',
  'visit.correct': 'visit',
} as const

/** What a command wants changed of records that are there. */
export const editsOf = ({ name, args }: PromisedCommand): readonly Edit[] => {
  if (name === 'visit.record')
    return (args.edits as { residentId: string; changes: Edit['changes'] }[]).map((edit) => ({
      kind: 'resident',
      id: edit.residentId,
      changes: edit.changes,
    }))
  const kind = Object.entries(edited).find(([known]) => known === name)?.[1]
  return kind
    ? [{ kind, id: String(args[`${kind}Id`]), changes: args.changes as Edit['changes'] }]
    : []
}

/** A field was written, or somebody else was first and the worker was asked. */
const editArrived = (world: World, truth: Truth, command: PromisedCommand): boolean =>
  editsOf(command).every(({ kind, id, changes }) =>
    Object.entries(changes).every(
      ([field, { to }]) =>
        Array.isArray(to) ||
        truth.history.some(
          (line) =>
            line.kind === kind && line.recordId === id && line.field === field && line.to === to,
        ) ||
        [...world.promises.conflictsShown].some((shown) =>
          shown.startsWith(`${command.commandId}.`),
        ),
    ),
  )

const arrived = (world: World, truth: Truth, command: PromisedCommand): boolean => {
  const { name, args, commandId } = command
  if (withLifeEvent.has(name)) return truth.records.has(keyOf('lifeEvent', commandId))
  if (name === 'house.add') return truth.records.has(keyOf('house', String(args.houseId)))
  if (name === 'access.note') return truth.accessLog.has(`${commandId}.0`)
  if (name === 'follow-up.close' || name === 'follow-up.reopen')
    return truth.history.some((line) => line.commandId === commandId && line.field === 'state')
  if (name === 'visit.amend') {
    const visit = truth.records.get(keyOf('visit', String(args.visitId))) as Visit | undefined
    return visit?.amendments.some(({ text }) => text === args.text) ?? false
  }
  const isThere = name !== 'visit.record' || truth.records.has(keyOf('visit', String(args.visitId)))
  return isThere && editArrived(world, truth, command)
}

/** Every supplement is unique, so that twice the same text is one command that took effect twice. */
const checkTwice = (world: World, truth: Truth): void => {
  for (const [key, record] of truth.records) {
    if (!('amendments' in record)) continue
    const texts = record.amendments.map(({ text }) => text)
    if (new Set(texts).size < texts.length)
      world.promises.break(`once: ${key} was supplemented twice with the same words`)
  }
}

const refusedOnPhones = (world: World): ReadonlySet<string> =>
  new Set(
    world.phones.flatMap((phone) =>
      phone
        .app()
        .snapshot()
        .refused.map(({ envelope }): string => envelope.commandId),
    ),
  )

const checkOne = (
  world: World,
  truth: Truth,
  onPhone: ReadonlySet<string>,
  command: PromisedCommand,
) => {
  const { commandId, name, state, phoneId, dismissed } = command
  const broken = (what: string) =>
    world.promises.break(`${what} (${name} ${commandId} of ${phoneId})`)
  const row = truth.commands.get(commandId)
  if (state === 'saved' && !row) return broken('lost: a saved command never came to the server')
  if (!row) return
  if (state === 'withdrawn') broken('withdrawn: a command that was taken back came to the server')
  if (state === 'not-saved') broken('not-saved: a command that was called not saved took its way')
  if (row.outcome === 'applied') {
    if (!arrived(world, truth, command)) broken('lost: an applied command has left nothing behind')
    if (onPhone.has(commandId)) broken('once: a command is both applied and refused')
    return
  }
  if (!truth.refused.has(commandId)) broken('refused: not readable on the server')
  if (!dismissed && !onPhone.has(commandId)) broken('refused: not readable on the phone')
  if (arrivedTwice(truth, command)) broken('once: a refused command took effect')
}

/** Only where the trace is the command's own. */
const arrivedTwice = (truth: Truth, { commandId }: PromisedCommand): boolean =>
  truth.records.has(keyOf('lifeEvent', commandId)) ||
  truth.history.some((line) => line.commandId === commandId)

const isOnDisk = (world: World, phoneId: string, photoId: string): boolean =>
  world.phones.some(
    ({ id, disk }) =>
      id === phoneId && [...disk.texts.keys()].some((key) => key.endsWith(`/photo/${photoId}`)),
  )

export const checkCommands = (world: World, truth: Truth): void => {
  const onPhone = refusedOnPhones(world)
  for (const command of world.promises.commands.values()) checkOne(world, truth, onPhone, command)
  checkTwice(world, truth)
  for (const { photoId, phoneId } of world.promises.photos)
    if (!truth.photos.has(photoId) && !isOnDisk(world, phoneId, photoId))
      world.promises.break(`lost: photo ${photoId} of ${phoneId}`)
    else if (!truth.photos.has(photoId) && !world.promises.photosRefused.has(photoId))
      world.promises.break(`lost: photo ${photoId} of ${phoneId} was never sent`)
}
