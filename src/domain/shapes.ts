/**
 * The small shapes that every record and command is built of: ids, dates, bounded texts.
 * valibot is the one library that the domain may import: a shape is written once here and gives both
 * the TypeScript type and the check at the border.
 */
import * as v from 'valibot'

/** Ids are made once, by whoever creates the thing (a phone, an import), and never change. */
const idText = v.pipe(
  v.string(),
  v.regex(/^[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}$/, '编号只能用字母、数字和 _ . : -,最长 64 位'),
)

export const regionIdShape = v.pipe(idText, v.brand('RegionId'))
export const recordIdShape = idText
export const memberIdShape = v.pipe(idText, v.brand('MemberId'))
export const commandIdShape = v.pipe(idText, v.brand('CommandId'))

export type RegionId = v.InferOutput<typeof regionIdShape>
export type MemberId = v.InferOutput<typeof memberIdShape>
export type CommandId = v.InferOutput<typeof commandIdShape>

/** Text without control characters (a line break is allowed), at most `maxLength` UTF-16 units. */
export const textShape = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.maxLength(maxLength, `最多 ${maxLength} 个字`),
    // With the u flag a pair of surrogates is one sign; half a pair is none and is refused.
    v.regex(
      /^[^\u0000-\u0009\u000b-\u001f\u007f\ud800-\udfff]*$/u,
      '有看不见的控制符,请删掉后再存',
    ),
  )

/** A calendar day in China, `YYYY-MM-DD`. */
export const dateShape = v.pipe(v.string(), v.isoDate('日期要写成 年-月-日'))
/** A calendar day, or `''` when it is not known. */
export const dateOrUnknownShape = v.union([v.literal(''), dateShape])
/** Milliseconds since 1970 UTC, whole, until the year 2200. */
export const timeMsShape = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(7_258_118_400_000),
)
