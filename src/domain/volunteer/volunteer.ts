/**
 * A volunteer (志愿者): somebody who gives hours, with or without a post, with or without a phone of their own (a roster
 * names many). 基本信息 as 志愿服务记录与证明出具办法 lists it; what is sensitive is optional.
 */
import * as v from 'valibot'
import { sexes } from '../resident/resident'
import { dateOrUnknownShape, dateShape, filledTextShape, textShape } from '../shapes'

/** waiting: registered, to be verified by a community worker; declined: with a reason; left: gave it up. */
export const volunteerStates = ['waiting', 'verified', 'declined', 'left'] as const
export type VolunteerState = (typeof volunteerStates)[number]

const phone = v.pipe(textShape(20), v.regex(/^[0-9-]*$/, '电话只写数字'))
const chosen = v.pipe(v.array(filledTextShape(20, '不能空着')), v.maxLength(20))

/** Who consents for a child; all '' for an adult. */
export const guardianShape = v.strictObject({
  name: textShape(30),
  phone,
  /** '母亲' */
  relation: textShape(20),
  consentedOn: dateOrUnknownShape,
})

const fieldShapes = {
  name: filledTextShape(30, '姓名不能空着'),
  sex: v.picklist(sexes),
  birthDate: dateShape,
  phone: v.pipe(phone, v.minLength(7, '请留一个打得通的电话')),
  /** '' when it was not given: a certificate then has to be asked for with the number. */
  idNumber: textShape(18),
  skills: chosen,
  /** Kinds of service that the person would do. */
  serviceKinds: chosen,
  /** '' = none. */
  team: textShape(40),
  /** Given freely, never asked for; '' = not said. */
  politicalStatus: textShape(20),
} as const

/** What the server seals as one text. */
export const volunteerDetailsShape = v.strictObject({ ...fieldShapes, guardian: guardianShape })

/** As a worker writes it down at the desk: many an elder has no telephone. */
export const deskDetailsShape = v.strictObject({
  ...fieldShapes,
  phone: v.union([v.literal(''), fieldShapes.phone]),
  guardian: guardianShape,
})

/** What a volunteer may ask to have corrected: only the fields that should be otherwise. */
export const correctionChangesShape = v.strictObject({
  name: v.exactOptional(fieldShapes.name),
  sex: v.exactOptional(fieldShapes.sex),
  birthDate: v.exactOptional(fieldShapes.birthDate),
  phone: v.exactOptional(fieldShapes.phone),
  idNumber: v.exactOptional(fieldShapes.idNumber),
  skills: v.exactOptional(fieldShapes.skills),
  serviceKinds: v.exactOptional(fieldShapes.serviceKinds),
  team: v.exactOptional(fieldShapes.team),
  politicalStatus: v.exactOptional(fieldShapes.politicalStatus),
  guardian: v.exactOptional(guardianShape),
})

export type CorrectionChanges = v.InferOutput<typeof correctionChangesShape>

/** Of these details what a correction would change, or has changed. */
export const changedPart = (
  details: VolunteerDetails,
  changes: CorrectionChanges,
): CorrectionChanges =>
  Object.fromEntries(
    (Object.keys(changes) as (keyof CorrectionChanges)[]).map((field) => [field, details[field]]),
  )

export type VolunteerDetails = v.InferOutput<typeof volunteerDetailsShape>
export type Guardian = v.InferOutput<typeof guardianShape>

export const noGuardian: Guardian = { name: '', phone: '', relation: '', consentedOn: '' }
