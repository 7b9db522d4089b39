/** What a tenant decides about the help call (一键呼叫): how soon the next level is alerted, and which number is dialled. */
import * as v from 'valibot'
import { textShape } from '../shapes'

const seconds = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

export const helpCallRulesShape = v.strictObject({
  /** Nobody has acknowledged it: after so long the next level is alerted too, to the top. */
  escalateAfterSeconds: seconds(15, 1800),
  /** Who said to be there in ten minutes is asked after ten; so much later others are alerted again. */
  arrivalGraceSeconds: seconds(30, 3600),
  /** Relatives are told together with this level: 1 = at once; at the latest together with the top. */
  tellRelativesAtLevel: seconds(1, 12),
  /** A phone on duty asks so often whether somebody calls; while somebody does, it asks more often. */
  pollSeconds: seconds(5, 300),
  ringingPollSeconds: seconds(2, 60),
  /** Dialled where the registration names no number of the station. */
  dialNumber: v.pipe(textShape(20), v.regex(/^[0-9-]{3,20}$/, '电话只写数字')),
  drillsAllowed: v.boolean(),
})

export type HelpCallRules = v.InferOutput<typeof helpCallRulesShape>

export const defaultHelpCall: HelpCallRules = {
  escalateAfterSeconds: 120,
  arrivalGraceSeconds: 180,
  tellRelativesAtLevel: 2,
  pollSeconds: 10,
  ringingPollSeconds: 3,
  dialNumber: '120',
  drillsAllowed: true,
}
