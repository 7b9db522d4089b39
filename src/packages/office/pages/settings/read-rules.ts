/** The rules of volunteering and of the time bank as whole statements: every rule has one, in the order in which they are asked for. */
import { minutesWords } from '../../../../domain/minutes-words'
import type { TimeBankRules } from '../../../../domain/settings/time-bank-rules'
import type { VolunteeringRules } from '../../../../domain/settings/volunteering-rules'

export interface ReadRule {
  readonly label: string
  readonly words: string
}

type Saying<Rules> = {
  readonly [Name in keyof Rules]-?: readonly [label: string, words: (rules: Rules) => string]
}

const listed = (names: readonly string[]): string => names.join('、') || '没有定'

const volunteeringSayings: Saying<VolunteeringRules> = {
  noticeDays: ['时长公示', ({ noticeDays }) => `${noticeDays} 天，期满没有异议才入账`],
  dailyCapMinutes: [
    '一天合计',
    ({ dailyCapMinutes }) => `超过 ${minutesWords(dailyCapMinutes)}，列出来请负责人核对，时长照记`,
  ],
  longShiftMinutes: [
    '一次服务',
    ({ longShiftMinutes }) => `超过 ${minutesWords(longShiftMinutes)}算太长，请负责人核对`,
  ],
  codeMarginMinutes: [
    '签到码',
    ({ codeMarginMinutes }) =>
      codeMarginMinutes === 0
        ? '只在活动时间里有效'
        : `活动前后各 ${minutesWords(codeMarginMinutes)}有效`,
  ],
  clockToleranceMinutes: [
    '手机时间不准',
    ({ clockToleranceMinutes }) => `差 ${clockToleranceMinutes} 分钟以上，请负责人核对，不挡签到`,
  ],
  mostPeopleOfOnePhone: [
    '合用一部手机',
    ({ mostPeopleOfOnePhone }) =>
      `超过 ${mostPeopleOfOnePhone} 个人，请负责人核对，不挡签到。不采集手机信息，换微信号签到的看不出来`,
  ],
  placeCheckKm: [
    '签到的位置',
    ({ placeCheckKm }) =>
      placeCheckKm === 0 ? '不核对' : `活动可以选核对，${placeCheckKm} 公里以内算在附近，不挡签到`,
  ],
  guardianBelowAge: [
    '未成年人',
    ({ guardianBelowAge }) => `不满 ${guardianBelowAge} 岁要监护人同意`,
  ],
  serviceKinds: ['服务类别', ({ serviceKinds }) => listed(serviceKinds)],
  skills: ['志愿者特长', ({ skills }) => listed(skills)],
  brands: ['活动品牌', ({ brands }) => listed(brands)],
}

const giftWords: Readonly<Record<TimeBankRules['giftsTo'], string>> = {
  nobody: '不能送',
  relatives: '可以送给家人',
  anyone: '可以送给任何人',
}

const timeBankSayings: Saying<TimeBankRules> = {
  personalCapMinutes: [
    '个人最多存',
    ({ personalCapMinutes }) =>
      personalCapMinutes === 0 ? '不限' : `${minutesWords(personalCapMinutes)}，多出来的转给社区`,
  ],
  redeemFromAge: ['兑换的年龄', ({ redeemFromAge }) => `满 ${redeemFromAge} 岁可以兑换`],
  saidAgeNeedsApproval: [
    '家人的年龄没核对过的兑换',
    ({ saidAgeNeedsApproval }) => (saidAgeNeedsApproval ? '社区先批准' : '直接等人接'),
  ],
  services: ['可以兑换的服务', ({ services }) => listed(services)],
  giftsTo: ['送给别人', ({ giftsTo }) => giftWords[giftsTo]],
  mayDonate: ['捐给社区', ({ mayDonate }) => (mayDonate ? '可以' : '不可以')],
  holdDays: [
    '兑换每一步',
    ({ holdDays }) => `最多等 ${holdDays} 天：没人批、没人接，到期退回；接了没确认，社区去问`,
  ],
  giveBacksMost: ['接了又退', ({ giveBacksMost }) => `最多 ${giveBacksMost} 次，再多就暂时不能接`],
  giveBackDays: ['退回怎么算', ({ giveBackDays }) => `${giveBackDays} 天里的算在一起`],
  inheritanceApprovals: [
    '继承',
    ({ inheritanceApprovals }) => `除了提出的人，要另外 ${inheritanceApprovals} 个人同意`,
  ],
  correctionApprovals: [
    '更正',
    ({ correctionApprovals }) => `除了提出的人，要另外 ${correctionApprovals} 个人同意`,
  ],
}

const read = <Rules>(sayings: Saying<Rules>, rules: Rules): readonly ReadRule[] =>
  Object.values<Saying<Rules>[keyof Rules]>(sayings).map(([label, words]) => ({
    label,
    words: words(rules),
  }))

export const readVolunteering = (rules: VolunteeringRules): readonly ReadRule[] =>
  read(volunteeringSayings, rules)

export const readTimeBank = (rules: TimeBankRules): readonly ReadRule[] =>
  read(timeBankSayings, rules)
