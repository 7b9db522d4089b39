/**
 * The small shapes that every record and command is built of: ids, dates, bounded texts.
 * valibot is the one library that the domain may import: a shape is written once here and gives both
 * the TypeScript type and the check at the border.
 */
import * as v from 'valibot'
import { isoDay } from './date-text'
import { withoutSpaces } from './plain-text'

/** Ids are made once, by whoever creates the thing (a phone, an import), and never change. */
const idText = v.pipe(
  v.string(),
  v.regex(/^[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}$/, '编号只能用字母、数字和 _ . : -,最长 64 位'),
)

export const regionIdShape = v.pipe(idText, v.brand('RegionId'))
export const recordIdShape = idText
export const memberIdShape = v.pipe(idText, v.brand('MemberId'))
/** Shorter than other ids, because events and log lines are named '<commandId>.2'. */
export const commandIdShape = v.pipe(
  idText,
  v.maxLength(60, '命令的编号最长 60 位'),
  v.brand('CommandId'),
)

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
      '有看不见的控制符，请删掉后再存',
    ),
  )

/** {@link textShape} in which something can be read: not empty, not only spaces. `message` says what is missing. */
export const filledTextShape = (maxLength: number, message: string) =>
  v.pipe(
    textShape(maxLength),
    v.minLength(1, message),
    v.check((text) => withoutSpaces(text) !== '', message),
  )

const isDayOfCalendar = (date: string): boolean =>
  isoDay(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))) === date

/** A calendar day in China, `YYYY-MM-DD`, that there is, from 1850 to 2199. */
export const dateShape = v.pipe(
  v.string(),
  v.isoDate('日期要写成 年-月-日'),
  v.check(isDayOfCalendar, '日历上没有这一天'),
)
/** A calendar day, or `''` when it is not known. */
export const dateOrUnknownShape = v.union([v.literal(''), dateShape])
/** Milliseconds since 1970 UTC, whole, until the year 2200. */
export const timeMsShape = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(7_258_118_400_000),
)
