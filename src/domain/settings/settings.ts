/** What a tenant decides for itself, as data: levels, kinds of post, tags, visiting rules, time limits. */
import * as v from 'valibot'
import { permissions } from '../organisation/permission'
import { filledTextShape, textShape } from '../shapes'
import { helpCallRulesShape } from './help-call-rules'
import { matterRulesShape } from './matter-rules'
import { timeBankRulesShape } from './time-bank-rules'
import { volunteeringRulesShape } from './volunteering-rules'
import { wishRulesShape } from './wish-rules'

const slug = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,29}$/))
/** The lists are bounded because every phone gets the whole document with its first page. */
const mostKinds = 40
const mostLevels = 12
const dayCount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3660))

export const levelShape = v.strictObject({
  id: slug,
  name: filledTextShape(20, '层级要有名称'),
  /** The level whose regions are synced as a whole; exactly one level has it. */
  isScope: v.boolean(),
})

export const postKindShape = v.strictObject({
  id: slug,
  name: filledTextShape(20, '岗位要有名称'),
  permissions: v.pipe(v.array(v.picklist(permissions)), v.maxLength(permissions.length)),
  /** Whether the phone holds the files of the region (false: only online, e.g. a whole street). */
  carriesFiles: v.boolean(),
  /** Kinds of post that its holder may give to others, at or below the own region. */
  grants: v.pipe(v.array(slug), v.maxLength(mostKinds)),
  /** Levels at whose regions it may be given; absent: at any. A post that is held already stays. */
  givenAt: v.exactOptional(v.pipe(v.array(slug), v.minLength(1), v.maxLength(mostLevels))),
  /** Nobody is given it any more; who holds it keeps it to its end. */
  retired: v.exactOptional(v.boolean()),
  /** 部门: its holders see the matters that were given to it, and no others. */
  isDepartment: v.exactOptional(v.boolean()),
})

export const tagShape = v.strictObject({
  name: v.pipe(textShape(20), v.minLength(1)),
  /** One or two characters for a tile: '老', '残'. */
  mark: v.pipe(textShape(2), v.minLength(1)),
  /** Visit at least every so many days; null = no rule of its own. */
  visitEveryDays: v.nullable(dayCount),
})

export const settingsShape = v.strictObject({
  levels: v.pipe(v.array(levelShape), v.maxLength(mostLevels)),
  postKinds: v.pipe(v.array(postKindShape), v.maxLength(mostKinds)),
  tags: v.pipe(v.array(tagShape), v.maxLength(200)),
  /** Every household, whoever lives there. */
  visitEveryDays: dayCount,
  /** Days of the month on which everybody visits (集中走访日), e.g. [15]. */
  campaignDays: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31))),
    v.maxLength(31),
  ),
  /** For so long may an author correct an entry; afterwards corrections are added. */
  correctionHours: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(720)),
  /** Phrases offered at the door. */
  quickPhrases: v.pipe(v.array(textShape(30)), v.maxLength(100)),
  volunteering: volunteeringRulesShape,
  timeBank: timeBankRulesShape,
  matters: matterRulesShape,
  helpCall: helpCallRulesShape,
  wishes: wishRulesShape,
})

export type Settings = v.InferOutput<typeof settingsShape>
export type Level = v.InferOutput<typeof levelShape>
export type PostKind = v.InferOutput<typeof postKindShape>
export type TagRule = v.InferOutput<typeof tagShape>
