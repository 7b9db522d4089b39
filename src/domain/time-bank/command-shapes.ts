/** What commands about stored hours have in common. */
import * as v from 'valibot'
import { filledTextShape, textShape } from '../shapes'

export const minutesUpTo = (hours: number) =>
  v.pipe(
    v.number(),
    v.integer('时间要写整分钟'),
    v.minValue(1, '时间要大于 0'),
    v.maxValue(hours * 60, `一次最多 ${hours} 小时`),
  )

export const words = textShape(200)
export const reason = filledTextShape(200, '请写明原因')

/** As printed on a volunteer's card. */
export const volunteerNumber = v.pipe(
  textShape(40),
  v.regex(/^[0-9A-Za-z-]{3,40}$/, '志愿者编号不对'),
)
