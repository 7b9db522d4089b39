/** What a tenant decides about matters: kinds of request, how long each may take, when people work, when the clock calls. */
import * as v from 'valibot'
import { dateShape, filledTextShape } from '../shapes'

const names = (what: string, most: number) =>
  v.pipe(v.array(filledTextShape(20, `${what}要有名称`)), v.maxLength(most))

const timeOfDay = v.pipe(
  v.string(),
  v.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, '时间要写成 08:30 这样'),
)

const days = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))

/** 接诉即办 has these four; which kind of request belongs to which is the tenant's. */
export const deadlineClasses = ['two-hours', 'one-day', 'seven-days', 'fifteen-days'] as const
export type DeadlineClass = (typeof deadlineClasses)[number]

export const matterRulesShape = v.strictObject({
  categories: v.pipe(names('诉求类别', 60), v.minLength(1)),
  /** Categories that are due otherwise than in seven days. */
  dueInTwoHours: names('类别', 60),
  dueInOneDay: names('类别', 60),
  dueInFifteenDays: names('类别', 60),
  /** Classes whose time runs only while people work; the others run by the clock. */
  countedInWorkingTime: v.pipe(
    v.array(v.picklist(deadlineClasses)),
    v.maxLength(deadlineClasses.length),
  ),
  workFrom: timeOfDay,
  workTo: timeOfDay,
  /** 1 = Monday … 7 = Sunday. */
  workDays: v.pipe(v.array(days(7)), v.minLength(1, '至少要有一个工作日'), v.maxLength(7)),
  /** Days of rest among them, and days of work (调休) among the others, as the State Council sets them every year. */
  holidays: v.pipe(v.array(dateShape), v.maxLength(200)),
  extraWorkDays: v.pipe(v.array(dateShape), v.maxLength(200)),
  /** The handler is warned when so much of the time is left. */
  warnAtPercentLeft: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)),
  /** After the deadline, and again after so many hours, the next level up is told, to the top. */
  escalateEveryHours: days(240),
  /** An answer that nobody rates is filed after so many days. */
  rateWithinDays: days(60),
  /** The resident is asked again after so many days whether it lasted. */
  askAgainAfterDays: days(365),
  /** A request that waits for its resident is answered with what is known after so many days. */
  replyWithinDays: days(60),
  /** Sentences to choose from instead of typing. */
  requestPhrases: v.pipe(v.array(filledTextShape(40, '常用语不能空着')), v.maxLength(60)),
})

export type MatterRules = v.InferOutput<typeof matterRulesShape>

export const defaultMatters: MatterRules = {
  categories: [
    '环境卫生',
    '设施维修',
    '停水停电停气',
    '消防隐患',
    '治安隐患',
    '邻里纠纷',
    '噪音扰民',
    '物业服务',
    '停车秩序',
    '养老助残',
    '社会救助',
    '政策咨询',
    '其他',
  ],
  dueInTwoHours: ['停水停电停气', '消防隐患'],
  dueInOneDay: ['治安隐患', '政策咨询'],
  dueInFifteenDays: ['邻里纠纷'],
  countedInWorkingTime: ['seven-days', 'fifteen-days'],
  workFrom: '08:30',
  workTo: '17:30',
  workDays: [1, 2, 3, 4, 5],
  holidays: [],
  extraWorkDays: [],
  warnAtPercentLeft: 25,
  escalateEveryHours: 24,
  rateWithinDays: 7,
  askAgainAfterDays: 28,
  replyWithinDays: 7,
  requestPhrases: [
    '楼道灯不亮了',
    '楼道里堆了东西，不好走',
    '垃圾没有及时清理',
    '下水道堵了',
    '电梯坏了',
    '夜里太吵，睡不好',
    '电动车在楼里充电，不放心',
    '想问问能不能办补助',
  ],
}
