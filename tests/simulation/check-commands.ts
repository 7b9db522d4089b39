/**
 * Invariant: a command that a screen called saved has taken effect exactly once, or is refused and readable on its
 * phone and on the server; one that was withdrawn or never saved has no effect.
 */
import type { Visit } from '../../src/domain/visit/visit'
import { editsOf } from './edits'
import type { Invariant, PromisedCommand } from './promises'
import { keyOf, type CommandRow, type Truth } from './truth'
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

interface Checking {
  readonly world: World
  readonly truth: Truth
  /** Refused commands that some phone shows to whoever wrote them. */
  readonly onPhones: ReadonlySet<string>
}

/** A field was written, or somebody else was first and the worker (of an adopted one: its adopter) was told. */
const editsArrived = (
  { world, truth }: Checking,
  command: PromisedCommand,
  row: CommandRow,
): boolean => {
  const isAdopted = truth.refused.has(command.commandId)
  const wasTold = (id: string, field: string) =>
    isAdopted ? row.hasResult : world.promises.wasAsked(command.commandId, { id, field })
  return editsOf(command).every(({ kind, id, changes }) =>
    Object.entries(changes).every(
      ([field, { to }]) =>
        Array.isArray(to) ||
        truth.history.some(
          (line) =>
            line.kind === kind && line.recordId === id && line.field === field && line.to === to,
        ) ||
        wasTold(id, field),
    ),
  )
}

const arrived = (checking: Checking, command: PromisedCommand, row: CommandRow): boolean => {
  const { records, accessLog, history } = checking.truth
  const { name, args, commandId } = command
  if (withLifeEvent.has(name)) return records.has(keyOf('lifeEvent', commandId))
  if (name === 'house.add') return records.has(keyOf('house', String(args.houseId)))
  if (name === 'access.note') return accessLog.has(`${commandId}.0`)
  if (name === 'follow-up.close' || name === 'follow-up.reopen')
    return history.some((line) => line.commandId === commandId && line.field === 'state')
  const visit = records.get(keyOf('visit', String(args.visitId))) as Visit | undefined
  if (name === 'visit.amend')
    return visit?.amendments.some(({ text }) => text === args.text) ?? false
  if (name === 'visit.record' && visit?.memberId !== command.memberId) return false
  return editsArrived(checking, command, row)
}

/** Every supplement is unique, so that twice the same text is one command that took effect twice. */
const checkTwice = ({ world, truth }: Checking): void => {
  for (const [key, record] of truth.records) {
    if (!('amendments' in record)) continue
    const texts = record.amendments.map(({ text }) => text)
    if (new Set(texts).size < texts.length)
      world.promises.break('once', `${key} was supplemented twice with the same words`)
  }
}

/** Only where the trace is the command's own. */
const leftTrace = ({ records, history }: Truth, { commandId }: PromisedCommand): boolean =>
  records.has(keyOf('lifeEvent', commandId)) || history.some((line) => line.commandId === commandId)

/**
 * What the rule of the phone has let through is well formed; the server may only find that things are otherwise. Of a
 * split it says in these words that nobody would be left behind.
 */
const isCalledMalformed = (name: string, code: string): boolean =>
  ['unknown-command', 'id-taken'].includes(code) ||
  (code === 'invalid' && name !== 'household.split')

const checkRefused = (
  { world, truth, onPhones }: Checking,
  command: PromisedCommand,
  { code }: CommandRow,
): void => {
  const { commandId, name, phoneId, dismissed } = command
  const broken = (invariant: Invariant, what: string) =>
    world.promises.break(invariant, `${what} (${name} ${commandId} of ${phoneId})`)
  const kept = truth.refused.get(commandId)
  if (isCalledMalformed(name, code)) broken('refused', `called ${code}, though it was saved`)
  if (!kept) broken('refused', 'not readable on the server')
  if (kept?.state === 'adopted') broken('once', 'adopted, and yet refused')
  if (!dismissed && !onPhones.has(commandId)) broken('refused', 'not readable on the phone')
  if (leftTrace(truth, command)) broken('once', 'a refused command took effect')
}

const checkOne = (checking: Checking, command: PromisedCommand): void => {
  const { world, truth, onPhones } = checking
  const { commandId, name, state, phoneId } = command
  const broken = (invariant: Invariant, what: string) =>
    world.promises.break(invariant, `${what} (${name} ${commandId} of ${phoneId})`)
  const row = truth.commands.get(commandId)
  if (state === 'saved' && !row) broken('lost', 'a saved command never came to the server')
  if (!row || state === 'undone') return
  if (state === 'withdrawn') broken('withdrawn', 'taken back, and yet it came to the server')
  if (state === 'not-saved') broken('not-saved', 'called not saved, and yet it took its way')
  if (row.outcome === 'rejected') return checkRefused(checking, command, row)
  const kept = truth.refused.get(commandId)
  if (!arrived(checking, command, row)) broken('lost', 'applied, and yet it left nothing behind')
  if (kept && kept.state !== 'adopted') broken('refused', `applied, and yet it lies ${kept.state}`)
  // Once adopted it may still be read on the phone as refused, until its writer has read it.
  if (!kept && onPhones.has(commandId)) broken('once', 'both applied and refused')
}

const isOnDisk = (world: World, phoneId: string, photoId: string): boolean =>
  world.phones.some(
    ({ id, disk }) =>
      id === phoneId && [...disk.texts.keys()].some((key) => key.endsWith(`/photo/${photoId}`)),
  )

/** A photo is on the server as it was taken, or it was refused with its visit and waits on its phone. */
const checkPhotos = ({ world, truth }: Checking): void => {
  const { photos, photosRefused } = world.promises
  for (const { photoId, phoneId, base64, undone } of photos) {
    const there = truth.photos.get(photoId)
    const broken = (what: string) =>
      world.promises.break('lost', `photo ${photoId} of ${phoneId} ${what}`)
    if (there !== undefined && there !== base64) broken('is another one on the server')
    if (there !== undefined || undone) continue
    if (!isOnDisk(world, phoneId, photoId)) broken('is nowhere')
    else if (!photosRefused.has(photoId)) broken('was never sent')
  }
}

/** `onPhones` as they were seen while each user of each phone had signed in. */
export const checkCommands = (world: World, truth: Truth, onPhones: ReadonlySet<string>): void => {
  const checking: Checking = { world, truth, onPhones }
  for (const command of world.promises.commands.values()) checkOne(checking, command)
  checkTwice(checking)
  checkPhotos(checking)
}
