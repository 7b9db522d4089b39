/** What residents do about their homes, and what those at the files decide about them. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { filledTextShape, recordIdShape } from '../shapes'
import { homeDetailsShape } from './home'

const home = { homeId: recordIdShape }

export const homeCommands = [
  defineOffice({
    name: 'home.set',
    title: '登记我家',
    permission: null,
    /** The envelope's region: a community, or where in it the door is as far as that is known. An own id changes that home. */
    shape: v.strictObject({ ...home, details: homeDetailsShape }),
  }),
  defineOffice({
    name: 'home.remove',
    title: '去掉一处住处',
    permission: null,
    shape: v.strictObject(home),
  }),
  defineOffice({
    name: 'home.confirm',
    title: '确认住处',
    permission: 'file.read',
    /** The household of the files, in the envelope's region or below; the home moves to where that is. */
    shape: v.strictObject({ ...home, householdId: recordIdShape }),
  }),
  defineOffice({
    name: 'home.decline',
    title: '住处对不上',
    permission: 'file.read',
    shape: v.strictObject({ ...home, reason: filledTextShape(200, '请写明原因') }),
  }),
] as const
