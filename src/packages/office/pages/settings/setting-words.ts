/** The parts of the rules and their values as people say them, for the list of changes, the choice and the history. */
import { permissionWords } from '../../../../domain/labels'
import type { Permission } from '../../../../domain/organisation/permission'
import { deadlineClassNames } from '../../../../domain/matter/deadline'
import type { DeadlineClass } from '../../../../domain/settings/matter-rules'
import type { Settings } from '../../../../domain/settings/settings'
import {
  isWholeEntry,
  partOf,
  type SettingsDifference,
  type SettingsPart,
  type SettingsValue,
} from '../../../../domain/settings/settings-part'

const singles: Readonly<Record<string, string>> = {
  visitEveryDays: '每一户多久走访一次',
  campaignDays: '集中走访日',
  correctionHours: '多久以内可以改走访',
  quickPhrases: '上门常用语',
}

/** A value of a group of rules stands for itself. */
const grouped: Readonly<Record<string, string>> = {
  serviceKinds: '服务类别',
  skills: '志愿者特长',
  brands: '活动品牌',
  noticeDays: '时长公示多少天',
  dailyCapMinutes: '一天合计超过多少分钟要核对',
  longShiftMinutes: '一次多少分钟算太长',
  codeMarginMinutes: '签到码提前和延后多少分钟有效',
  clockToleranceMinutes: '手机时间差多少分钟要核对',
  mostPeopleOfOnePhone: '一部手机给几个人签到以内不用核对',
  placeCheckKm: '多少公里以内算在附近',
  guardianBelowAge: '不满多少岁要监护人同意',
  personalCapMinutes: '个人最多存多少分钟',
  redeemFromAge: '满多少岁可以兑换',
  saidAgeNeedsApproval: '家人的年龄没核对过的兑换',
  giftsTo: '时长可以转赠给谁',
  mayDonate: '可以捐到社区公益池',
  inheritanceApprovals: '继承要另外几个人同意',
  correctionApprovals: '更正要另外几个人同意',
  giveBacksMost: '接了又退，最多几次',
  giveBackDays: '多少天里的退回算在一起',
  holdDays: '兑换每一步最多等多少天',
  services: '可以兑换的服务',
  categories: '类别',
  dueInTwoHours: '2 小时内要办的',
  dueInOneDay: '24 小时内要办的',
  dueInFifteenDays: '15 天内要办的',
  countedInWorkingTime: '只在上班时间里计时的',
  workFrom: '几点上班',
  workTo: '几点下班',
  workDays: '哪几天上班',
  holidays: '放假的日子',
  extraWorkDays: '调休上班的日子',
  warnAtPercentLeft: '剩百分之几的时间提醒',
  escalateEveryHours: '超期后每隔几小时告诉上一级',
  replyWithinDays: '请居民补充，最多等几天',
  rateWithinDays: '答复后几天没评价就归档',
  askAgainAfterDays: '过几天再问一次好了没有',
  requestPhrases: '居民可以直接选的话',
  escalateAfterSeconds: '多少秒没人应叫上一级',
  arrivalGraceSeconds: '说好的时间过了多少秒再叫别人',
  tellRelativesAtLevel: '叫到第几级告诉家人',
  pollSeconds: '值守平时几秒问一次',
  ringingPollSeconds: '有人呼叫时几秒问一次',
  dialNumber: '没登记电话时拨哪个号码',
  drillsAllowed: '可以演练',
  claimDays: '认领心愿留多少天',
  remindDays: '到期前几天提醒认领人',
  mostClaims: '一个人同时最多认领几个',
  longestText: '心愿最多写多少字',
}

const giftWords: Readonly<Record<string, string>> = {
  nobody: '不能转赠',
  relatives: '亲属',
  anyone: '任何人',
}

const fields: Readonly<Record<string, string>> = {
  name: '名称',
  mark: '门牌上的字',
  visitEveryDays: '多久走访一次',
  isScope: '同步单位',
  permissions: '能做什么',
  carriesFiles: '手机上的档案',
  grants: '能定哪些岗位',
  givenAt: '定在哪一级',
  retired: '是否停用',
  isDepartment: '是不是部门',
}

const lists: Readonly<Record<string, string>> = { levels: '层级', postKinds: '岗位', tags: '情况' }

/** Levels and posts are known by an id; people know them by their name, in one of the documents at least. */
export type NamedIn = readonly Settings[]

const nameOf = (documents: NamedIn, list: string, key: string): string => {
  const name = documents
    .map((settings) => partOf(settings, [list, key, 'name']))
    .find((one) => typeof one === 'string' && one !== '')
  return typeof name === 'string' ? name : key
}

/** '每一户多久走访一次', '独居老人 · 多久走访一次', '岗位 红管家' */
export const partWords = ([name = '', key, field]: SettingsPart, documents: NamedIn): string => {
  if (key === undefined) return singles[name] ?? name
  if (key in grouped) return grouped[key] ?? key
  const entry = nameOf(documents, name, key)
  return field === undefined
    ? `${lists[name] ?? ''} ${entry}`.trim()
    : `${entry} · ${fields[field] ?? field}`
}

/** 1 = Monday … 7 = Sunday. */
export const weekdayWords = (day: string): string => `周${'一二三四五六日'[Number(day) - 1] ?? ''}`

const isDeadlineClass = (value: string): value is DeadlineClass => value in deadlineClassNames

const isPermission = (value: string): value is Permission => value in permissionWords

const itemWords = (field: string, item: string | number, documents: NamedIn): string => {
  const text = String(item)
  if (field === 'permissions') return isPermission(text) ? permissionWords[text] : text
  if (field === 'grants') return nameOf(documents, 'postKinds', text)
  if (field === 'givenAt') return nameOf(documents, 'levels', text)
  if (field === 'workDays') return weekdayWords(text)
  if (field === 'countedInWorkingTime')
    return isDeadlineClass(text) ? deadlineClassNames[text] : text
  return field === 'campaignDays' ? `${text} 日` : text
}

const switches: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  isScope: ['是', '不是'],
  carriesFiles: ['带在手机上', '不带'],
  retired: ['停用', '在用'],
  mayDonate: ['可以', '不可以'],
  saidAgeNeedsApproval: ['社区先批准', '直接等人接'],
  isDepartment: ['是部门', '不是部门'],
  drillsAllowed: ['可以', '不可以'],
}

/** What an absent value stands for; an entry that is absent is simply not there. */
const absentWords: Readonly<Record<string, string>> = {
  visitEveryDays: '跟每一户一样',
  givenAt: '哪一级都可以',
  retired: '在用',
  isDepartment: '不是部门',
}

const asItems = (value: SettingsValue): readonly (string | number)[] | null =>
  Array.isArray(value) ? (value as readonly (string | number)[]) : null

export const settingWords = (
  part: SettingsPart,
  value: SettingsValue,
  documents: NamedIn,
): string => {
  const field = part.at(-1) ?? ''
  if (value === undefined || value === null)
    return (isWholeEntry(part) ? undefined : absentWords[field]) ?? '没有'
  const items = asItems(value)
  if (items)
    return items.map((item) => itemWords(field, item, documents)).join('、') || '一样也没有'
  if (typeof value === 'boolean') return switches[field]?.[value ? 0 : 1] ?? String(value)
  if (typeof value === 'object') return '有'
  if (field === 'visitEveryDays') return `${String(value)} 天`
  if (field === 'giftsTo') return giftWords[String(value)] ?? String(value)
  return field === 'correctionHours' ? `${String(value)} 小时` : String(value)
}

/** '90 天 → 60 天'; of a list only what came and what went: '加上 送春联；去掉 送了通知'. */
export const differenceWords = (
  { part, from, to }: SettingsDifference,
  documents: NamedIn,
): string => {
  const [before, after] = [asItems(from), asItems(to)]
  if (isWholeEntry(part)) return from === undefined || from === null ? '新加' : '去掉'
  if (!before || !after)
    return `${settingWords(part, from, documents)} → ${settingWords(part, to, documents)}`
  const words = (items: readonly (string | number)[]) =>
    settingWords(part, items as readonly string[], documents)
  const added = after.filter((item) => !before.includes(item))
  const gone = before.filter((item) => !after.includes(item))
  const told = [
    added.length > 0 ? `加上 ${words(added)}` : '',
    gone.length > 0 ? `去掉 ${words(gone)}` : '',
  ]
  return told.filter(Boolean).join('；') || '换了次序'
}
