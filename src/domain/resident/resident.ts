/**
 * A resident (居民) as a phone of the region holds them. The ID number is here only as its mask; the whole
 * number stays on the server. Unknown texts are '' so that every record of a kind has the same fields.
 */
import * as v from 'valibot'
import {
  dateOrUnknownShape,
  filledTextShape,
  recordIdShape,
  regionIdShape,
  textShape,
} from '../shapes'

export const sexes = ['unknown', 'male', 'female'] as const

/** living: lives in the household; left: moved out; dead; merged: a duplicate folded into `mergedInto`. */
export const residentStates = ['living', 'left', 'dead', 'merged'] as const

/** The most 人群类别 that one person carries. */
export const maxTags = 20

/** What the file says of a person and a worker may write, the same in adding, editing and importing. */
export const residentFieldShapes = {
  name: filledTextShape(60, '姓名不能空着'),
  sex: v.picklist(sexes),
  birthDate: dateOrUnknownShape,
  phone: v.pipe(textShape(20), v.regex(/^[0-9-]*$/, '电话只写数字')),
  phoneRemark: textShape(60),
  /** 与户主关系: 户主, 配偶, 子 … (GB/T 4761 wording where the office follows it). */
  relation: textShape(20),
  /** 特殊人群类别: names from the tenant's tag list, or as the office wrote them. */
  tags: v.pipe(
    v.array(filledTextShape(20, '人群类别不能空着')),
    v.maxLength(maxTags, `人群类别最多 ${maxTags} 个`),
  ),
  ethnicGroup: textShape(20),
  politicalStatus: textShape(20),
  education: textShape(20),
  maritalStatus: textShape(20),
  /** 人户情况: 人户一致, 人在户不在 … */
  residencyStatus: textShape(20),
  employer: textShape(60),
  remark: textShape(500),
} as const

export const residentShape = v.strictObject({
  id: recordIdShape,
  regionId: regionIdShape,
  householdId: recordIdShape,
  ...residentFieldShapes,
  /** Pinyin initials of the name, lower case, e.g. 'ljz'; made by the server, '' until it has answered. */
  initials: textShape(60),
  /** Masked ID number, e.g. '33**************83'; '' when none is on file. */
  idNumberMask: textShape(18),
  /** True for a 15-digit number of before 1999, kept until the holder shows the new card. */
  idNumberLegacy: v.boolean(),
  state: v.picklist(residentStates),
  leftOn: dateOrUnknownShape,
  /** The file that this one was merged into, '' unless state is 'merged'. */
  mergedInto: v.union([v.literal(''), recordIdShape]),
})

export type Resident = v.InferOutput<typeof residentShape>
export type ResidentField = keyof typeof residentFieldShapes
