/** Confirming hours, objecting to them while they are on public notice, and deciding an objection. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { filledTextShape, recordIdShape, textShape } from '../shapes'

/** A shift may have seats for more: then the sheet is confirmed in several commands. */
export const maxLinesTogether = 500

const minutesShape = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60))

const objectionEntries = {
  /** Made with the form. */
  objectionId: recordIdShape,
  serviceId: recordIdShape,
  text: filledTextShape(500, '请写下哪里不对'),
}

export const attendanceCommands = [
  defineOffice({
    name: 'hours.confirm',
    title: '确认服务时长',
    permission: 'activity.run',
    /** Lines of one shift in one go; the envelope's region is the activity's. They go on public notice at once. */
    shape: v.strictObject({
      shiftId: recordIdShape,
      lines: v.pipe(
        v.array(
          v.strictObject({
            volunteerId: recordIdShape,
            minutes: minutesShape,
            /** '' where the minutes are as attended and nothing is odd. */
            reason: textShape(200),
          }),
        ),
        v.minLength(1),
        v.maxLength(maxLinesTogether),
      ),
    }),
  }),
  defineOffice({
    name: 'hours.note-late-scans',
    title: '看过确认后晚到的扫码、点名',
    permission: 'activity.run',
    /** Of one confirmed line, whose hours stay as they are. */
    shape: v.strictObject({
      shiftId: recordIdShape,
      volunteerId: recordIdShape,
      /** What its scans came to on the screen: what comes after that wants another look. */
      scannedMinutes: minutesShape,
    }),
  }),
  defineOffice({
    name: 'hours.object',
    title: '对公示的时长提出异议',
    permission: null,
    /** By whoever is signed in; the envelope's region is any. */
    shape: v.strictObject(objectionEntries),
  }),
  defineOffice({
    name: 'hours.object-for',
    title: '替人对公示的时长提出异议',
    permission: 'volunteer.manage',
    /** To their own hours, for somebody without a phone; who takes it down does not decide it. */
    shape: v.strictObject({ volunteerId: recordIdShape, ...objectionEntries }),
  }),
  defineOffice({
    name: 'hours.decide',
    title: '处理时长异议',
    permission: 'volunteer.manage',
    /** `minutes`: what the service comes to from now on; as before when the objection is not upheld. */
    shape: v.strictObject({
      objectionId: recordIdShape,
      upheld: v.boolean(),
      minutes: minutesShape,
      reason: filledTextShape(200, '请写明处理的理由'),
    }),
  }),
] as const
