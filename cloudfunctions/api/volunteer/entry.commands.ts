/** 培训, 表彰奖励, 评价: what an office enters into a volunteer's record, puts right and takes back. */
import { chinaDate } from '../../../src/domain/calendar'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { entryProblem } from '../../../src/domain/volunteer/entry'
import { refuseOwnRecord } from '../../../src/domain/volunteer/own-record'
import { lockVolunteerHere } from '../office/office-files'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { fileOf } from './volunteer-files'
import { findEntry, insertEntry, type NewEntry } from './volunteer-entry.repository'

/** Held; of the envelope's region, and not the sender. */
const requireAnother = async (
  volunteerId: string,
  context: OfficeContext,
): Promise<Result<undefined, Refusal>> => {
  const volunteer = await lockVolunteerHere(context, volunteerId)
  if (!volunteer) return refuse('volunteer-not-found')
  return refuseOwnRecord(volunteer, context.access.actor) ?? success(undefined)
}

type Entered = Omit<NewEntry, 'enteredByName' | 'atMs'>

const keep = async (entry: Entered, context: OfficeContext): Promise<OfficeOutcome> => {
  const { access, nowMs } = context
  const row = { ...entry, enteredByName: access.actor.memberName, atMs: nowMs }
  return (await insertEntry(fileOf(context), row)) ? success(undefined) : refuse('id-taken')
}

const enter = async (entry: Entered, context: OfficeContext): Promise<OfficeOutcome> => {
  const problem = entryProblem(entry, chinaDate(context.nowMs))
  if (problem !== '') return refuse('invalid', problem)
  const another = await requireAnother(entry.volunteerId, context)
  return another.ok ? keep(entry, context) : another
}

export const recordTraining: OfficeHandler<'volunteer.record-training'> = (args, context) => {
  const { entryId: id, volunteerId, name: text, heldOn: onDate, minutes } = args
  return enter({ id, volunteerId, kind: 'training', text, onDate, minutes, givenBy: '' }, context)
}

export const commendVolunteer: OfficeHandler<'volunteer.commend'> = (args, context) => {
  const { entryId: id, volunteerId, name: text, grantedOn: onDate, grantedBy: givenBy } = args
  const entry = {
    id,
    volunteerId,
    kind: 'commendation',
    text,
    onDate,
    minutes: 0,
    givenBy,
  } as const
  return enter(entry, context)
}

export const appraiseVolunteer: OfficeHandler<'volunteer.appraise'> = (args, context) => {
  const { entryId: id, volunteerId, text } = args
  const onDate = chinaDate(context.nowMs)
  const entry = {
    id,
    volunteerId,
    kind: 'appraisal',
    text,
    onDate,
    minutes: 0,
    givenBy: '',
  } as const
  return enter(entry, context)
}

/** Looked at again once the volunteer is held: of two who put one line right at once, one does. */
export const amendEntry: OfficeHandler<'volunteer.amend-entry'> = async (args, context) => {
  const { entryId: id, amendsId, right, reason } = args
  const file = fileOf(context)
  const seen = await findEntry(file, amendsId)
  if (!seen) return refuse('record-line-not-found')
  const { volunteerId, kind } = seen
  const another = await requireAnother(volunteerId, context)
  if (!another.ok)
    return another.error.code === 'volunteer-not-found' ? refuse('record-line-not-found') : another
  if ((await findEntry(file, amendsId))?.isOver !== false)
    return refuse('already-done', '这一条已经更正或撤回过')
  const amends = { id: amendsId, withdraws: right === null, reason }
  const words = right ?? { text: '', onDate: seen.onDate, minutes: 0, givenBy: '' }
  const problem = right && entryProblem({ kind, ...right }, chinaDate(context.nowMs))
  if (problem) return refuse('invalid', problem)
  return keep({ id, volunteerId, kind, ...words, amends }, context)
}
