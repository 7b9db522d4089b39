/** A matter as each side may see it: neighbours what it is about, who asked everything, handlers with covered names. */
import { coveredName } from '../../../src/domain/covered-name'
import { isOpen, type Duty, type Matter } from '../../../src/domain/matter/matter'
import { mayRate, mayRateLater } from '../../../src/domain/matter/matter-clock'
import type { MatterRequest } from '../../../src/domain/matter/matter-commands'
import { maskPhone } from '../../../src/domain/phone-number'
import type { Settings } from '../../../src/domain/settings/settings'
import type {
  MatterLine,
  MatterSide,
  MatterStepLine,
  MatterView,
  PublicMatter,
} from '../../../src/protocol/matter'
import type { StoredStep } from './matter-step.repository'
import type { StoredMatter } from './matter.repository'

export interface Words {
  readonly regionNames: ReadonlyMap<string, string>
  readonly settings: Settings
  readonly nowMs: number
}

export const dutyWords = ({ regionNames, settings }: Words, duty: Duty): string => {
  const kind = settings.postKinds.find(({ id }) => id === duty.kindId)
  return [regionNames.get(duty.regionId) ?? '', kind?.name ?? ''].filter(Boolean).join(' ')
}

/** Regions that the words of these matters name. */
export const regionsIn = (matters: readonly StoredMatter[]): readonly string[] => [
  ...new Set(
    matters.flatMap(({ matter }) => [
      matter.regionId,
      matter.duty.regionId,
      ...matter.joint.map(({ regionId }) => regionId),
    ]),
  ),
]

export const toPublic = (stored: StoredMatter, words: Words): PublicMatter => {
  const { matter, number, request, followers } = stored
  const { id, category, state, outcome, submittedAtMs, regionId } = matter
  const regionName = words.regionNames.get(regionId) ?? ''
  return {
    ...{ id, number, category, regionName, text: request.text, state, outcome },
    ...{ submittedAtMs, followers },
  }
}

export const toLine = (stored: StoredMatter, words: Words): MatterLine => {
  const { matter, request } = stored
  const { channel, dueAtMs, reopened, rating } = matter
  const { settings, nowMs } = words
  const isLater = matter.state === 'closed' && mayRateLater(matter, nowMs, settings.matters)
  return {
    ...toPublic(stored, words),
    regionId: matter.regionId,
    ...{ channel, dueAtMs, reopened, rating },
    place: request.place,
    isPublic: request.isPublic,
    publicity: stored.publicity,
    pause: matter.pause.kind,
    dutyName: dutyWords(words, matter.duty),
    responsibleName: matter.responsible?.memberName ?? '',
    mayRateLater: isLater,
    toBeAsked: matter.askerMemberId === '' && (mayRate(matter) || isLater),
  }
}

/** Names and phones are covered for everybody but who asked; who handles it is shown them by `contact`. */
const shownRequest = (request: MatterRequest, isOwn: boolean): MatterRequest =>
  isOwn
    ? request
    : {
        ...request,
        name: request.name === '' ? '' : coveredName(request.name),
        phone: maskPhone(request.phone),
        helped: request.helped && { ...request.helped, name: coveredName(request.helped.name) },
      }

/** A voice reads words that were checked, nobody's photos, and not how somebody was asked. */
const toStepLine = (
  { memberId, reached, ...step }: StoredStep,
  { memberId: readerId, side, heldReasons }: Reader,
): MatterStepLine => {
  const isOwn = memberId === readerId
  const mayRead = side !== 'voice' || isOwn || step.publicity === 'shown'
  return {
    ...step,
    words: mayRead ? step.words : '',
    photoIds: side === 'voice' && !isOwn ? [] : step.photoIds,
    ...(reached && side !== 'voice' ? { reached } : {}),
    isOwn,
    heldReason: isOwn ? (heldReasons.get(step.turn) ?? '') : '',
  }
}

export interface Reader {
  readonly memberId: string
  readonly side: MatterSide
  /** Of its words, on whichever side besides. */
  readonly isWriter: boolean
  /** Why neighbours do not see it; '' unless somebody decided so. */
  readonly heldReason: string
  /** The same of the reader's own words, by their turn. */
  readonly heldReasons: ReadonlyMap<number, string>
}

const isOffice = (side: MatterSide): boolean =>
  side !== 'asker' && side !== 'writer' && side !== 'voice'

export const toView = (
  stored: StoredMatter,
  steps: readonly StoredStep[],
  words: Words,
  reader: Reader,
): MatterView => {
  const { side, heldReason } = reader
  const matter: Matter = stored.matter
  const request = shownRequest(stored.request, side === 'asker')
  const line = toLine(stored, words)
  return {
    ...line,
    deadlineClass: matter.deadlineClass,
    side,
    heldReason: side === 'asker' || side === 'writer' ? heldReason : '',
    // A voice sees what neighbours see: not the door, and nobody's photos.
    request:
      side === 'voice' ? { ...request, place: '', photoIds: [], name: '', phone: '' } : request,
    place: side === 'voice' ? '' : stored.request.place,
    mayRewrite: stored.publicity === 'held' && isOpen(matter) && reader.isWriter,
    mayRateFor:
      line.toBeAsked && side === 'handler' && matter.responsible?.memberId !== reader.memberId,
    pausedUntilMs: matter.pause.kind === 'none' ? 0 : matter.pause.untilMs,
    mergedInto: matter.mergedInto,
    steps: steps
      .filter(({ isPrivate }) => !isPrivate || isOffice(side))
      // That it is mediated is for those whom it concerns, not for neighbours who met with the same.
      .filter(({ kind }) => kind !== 'mediation' || side !== 'voice')
      .map((step) => toStepLine(step, reader)),
    joint: isOffice(side)
      ? matter.joint.map((duty) => ({ ...duty, name: dutyWords(words, duty) }))
      : [],
  }
}
