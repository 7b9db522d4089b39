/** Founding and keeping a volunteer team, and the hours that go to it and on from it. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { filledTextShape, recordIdShape } from '../shapes'
import { minutesUpTo, reason, volunteerNumber, words } from './command-shapes'

const kept = {
  teamId: recordIdShape,
  name: filledTextShape(40, '请写队名'),
  keeperNumber: volunteerNumber,
}
const given = { teamId: recordIdShape, minutes: minutesUpTo(1000), words }

export const teamCommands = [
  defineOffice({
    name: 'team.found',
    title: '建服务队',
    permission: 'volunteer.manage',
    /** In the envelope's region. The phone makes the team's id. */
    shape: v.strictObject(kept),
  }),
  defineOffice({
    name: 'team.change',
    title: '改服务队',
    permission: 'volunteer.manage',
    shape: v.strictObject(kept),
  }),
  defineOffice({
    name: 'team.end',
    title: '解散服务队',
    permission: 'volunteer.manage',
    /** What it still holds goes to the community pool. */
    shape: v.strictObject({ teamId: recordIdShape, reason }),
  }),
  defineOffice({
    name: 'team.give',
    title: '给服务队',
    permission: null,
    /** Of the sender's own hours. */
    shape: v.strictObject(given),
  }),
  defineOffice({
    name: 'team.donate',
    title: '捐出队里的时间',
    permission: null,
    /** Of the team's hours to the community pool, by its keeper. */
    shape: v.strictObject(given),
  }),
] as const
