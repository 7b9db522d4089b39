/** What a tenant decides about volunteers, activities and the hours that come of them. */
import * as v from 'valibot'
import { filledTextShape } from '../shapes'

const minutes = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

const names = (what: string) =>
  v.pipe(v.array(filledTextShape(20, `${what}要有名称`)), v.minLength(1), v.maxLength(60))

/** 志愿服务记录与证明出具办法: hours are shown publicly for at least seven days before they count. */
const leastNoticeDays = 7
const dayMinutes = 24 * 60

export const volunteeringRulesShape = v.strictObject({
  /** Kinds of service that an activity may be of: '敬老助残'. */
  serviceKinds: names('服务类别'),
  skills: names('特长'),
  /** Local names under which activities are held: '红色召集令'. */
  brands: v.pipe(v.array(filledTextShape(20, '品牌要有名称')), v.maxLength(60)),
  /** 公示: so many days before hours count. */
  noticeDays: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(leastNoticeDays, '公示至少 7 天'),
    v.maxValue(60),
  ),
  /** More on one day is listed as an anomaly and is confirmed only with a reason. */
  dailyCapMinutes: minutes(dayMinutes),
  /** One attendance longer than this is listed as an anomaly. */
  longShiftMinutes: minutes(dayMinutes),
  /** A shift's codes hold so long before its start and after its end. */
  codeMarginMinutes: minutes(12 * 60),
  /** A phone's clock that was further off at a scan is listed as an anomaly. Came later than the others, hence a default. */
  clockToleranceMinutes: v.optional(minutes(dayMinutes), 10),
  /**
   * When more people than this scan for themselves with one phone, it is listed as an anomaly: a couple may share one.
   * A phone is the random name in its storage, which WeChat keeps apart for each of its accounts: nothing of the phone
   * itself is read, so accounts that are changed on one phone are not noticed. Came later, hence a default.
   */
  mostPeopleOfOnePhone: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
    2,
  ),
  /** Near an activity is so many km; 0: no activity may ask. WeChat's coarse place is some km off. Came later, hence a default. */
  placeCheckKm: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), 0),
  /** Below this age a guardian has to consent. PIPL: 14. */
  guardianBelowAge: v.pipe(v.number(), v.integer(), v.minValue(14), v.maxValue(18)),
})

export type VolunteeringRules = v.InferOutput<typeof volunteeringRulesShape>

export const defaultVolunteering: VolunteeringRules = {
  serviceKinds: [
    '敬老助残',
    '关爱儿童',
    '环境卫生',
    '文明劝导',
    '应急救援',
    '文化体育',
    '政策宣传',
    '便民服务',
  ],
  skills: [
    '理发',
    '水电维修',
    '医疗护理',
    '驾驶',
    '家电维修',
    '心理疏导',
    '法律咨询',
    '摄影',
    '书法',
  ],
  brands: ['红色召集令'],
  noticeDays: 7,
  dailyCapMinutes: 8 * 60,
  longShiftMinutes: 6 * 60,
  codeMarginMinutes: 60,
  clockToleranceMinutes: 10,
  mostPeopleOfOnePhone: 2,
  placeCheckKm: 0,
  guardianBelowAge: 14,
}
