/**
 * The names under which offices keep the columns of a list of volunteers, and in which unit a column of hours counts.
 * Data and its look-up; where the header stands is `volunteer-header.ts`.
 */
import { withoutSpaces } from '../../../../src/domain/plain-text'
import type { HoursUnit } from '../../../../src/domain/volunteer-roster/hours-text'
import {
  volunteerRosterLabels,
  type VolunteerRosterField,
} from '../../../../src/domain/volunteer-roster/volunteer-roster'
import { REASON_COLUMN } from '../defective-rows'
import { normaliseHeader } from '../header-names'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Written as `normaliseHeader` makes them. Of two columns of one field the first name in its list goes before. */
const columnNames: Readonly<Record<VolunteerRosterField, readonly string[]>> = {
  name: words('姓名 志愿者姓名 义工姓名 队员姓名 成员姓名 名字 志愿者 义工'),
  number: words(
    '志愿者编号 义工号 义工编号 志愿者号 志愿者证号 志愿者证编号 志愿者注册号 义工证号 志愿编号 注册编号',
  ),
  idNumber: words(
    '身份证号码 身份证号 身份证 公民身份号码 公民身份证号码 证件号码 证件号 志愿者身份证号 本人身份证号',
  ),
  phone: words(
    '手机号码 手机号 手机 联系电话 电话 电话号码 联系方式 移动电话 联系手机 本人电话 志愿者电话',
  ),
  sex: words('性别'),
  birthDate: words('出生日期 出生年月日 出生年月 生日'),
  serviceKinds: words(
    '服务类别 服务类型 志愿服务类别 志愿服务类型 服务意向 意向服务 服务领域 服务项目 志愿服务意向',
  ),
  skills: words('技能特长 技能 特长 专业特长 个人特长 专长 特长爱好 专业技能'),
  team: words(
    '所属队伍 所在队伍 队伍 所属团队 所在团队 团队 服务队 志愿服务队 所属服务队 所在服务队 所属组织 所在组织 志愿服务组织 队伍名称',
  ),
  registeredOn: words(
    '注册日期 注册时间 登记日期 登记时间 加入日期 加入时间 入队时间 入队日期 注册年月日',
  ),
  totalHours: words(
    '累计时长 累计服务时长 累计志愿服务时长 累计服务时间 累计时间 总时长 服务总时长 志愿服务总时长 累计服务 累计 志愿服务时长 服务时长 服务时间 时长',
  ),
  availableHours: words(
    '可用时长 可用服务时长 可用余额 时长余额 余额 剩余时长 结余时长 结余 可兑换时长 可兑时长 时间银行余额 剩余服务时长 剩余时间 可用时间 可用',
  ),
  // Given freely or not at all: taken from the column alone of which the importer says that all agreed.
  politicalStatus: [],
  community: words('社区 所属社区 所在社区 社区村 村社区 所属村社区 村社 区域 所属区域 所在区域'),
  grid: words('网格 所属网格 所在网格 网格名称'),
  guardianName: words('监护人 监护人姓名 家长 家长姓名'),
  guardianRelation: words('和监护人的关系 与监护人关系 监护人关系 和监护人关系 家长关系'),
  guardianPhone: words('监护人电话 监护人手机 监护人联系电话 监护人手机号 家长电话 家长手机'),
  guardianConsentedOn: words('监护人同意日期 监护人同意时间 同意日期 家长同意日期'),
}

const exact = new Map<string, VolunteerRosterField>()
for (const [field, names] of Object.entries(columnNames))
  for (const name of names) exact.set(normaliseHeader(name), field as VolunteerRosterField)

/** Hours of a year or a month are no sum, and a difference belongs to nobody's account. */
const ignored = /^(?:序号?|编号|备注|本年|本月|当年|年度|上年|今年|20\d\d年)/

/** 服务时长小时 and 服务时长分钟: what normalising leaves of 服务时长/小时. */
const UNIT_BEHIND = /(?:小时数?|分钟数?|分)$/

/** The field that a name stands for; null for the useless, undefined for the unknown. */
export function recogniseVolunteerColumn(header: string): VolunteerRosterField | null | undefined {
  const name = normaliseHeader(header)
  if (name === '') return undefined
  // As a list of rows to put right says it, of which the importer has said so once.
  if (header === volunteerRosterLabels.politicalStatus) return 'politicalStatus'
  if (header === REASON_COLUMN || ignored.test(name)) return null
  return exact.get(name) ?? exact.get(name.replace(UNIT_BEHIND, ''))
}

/** Where it stands in the list of its field: 累计时长 before 服务时长. */
export const rankOfName = (field: VolunteerRosterField, header: string): number => {
  const name = normaliseHeader(header)
  const at = columnNames[field].findIndex((one) => normaliseHeader(one) === name)
  return at < 0 ? columnNames[field].length : at
}

/** Left out until the importer has said what it is. */
export const needsConsent = (header: string): boolean => /政治(?:面[貌目]|身份)|党派/.test(header)

/** What numbers of a column without a unit of their own count. */
export const unitOfColumn = (header: string): HoursUnit =>
  /分钟|(?:[(/:]|单位)分|min/i.test(withoutSpaces(header)) ? 'minutes' : 'hours'

/** What only a list of volunteers has; names, numbers and telephones every list of residents has too. */
export const tellsVolunteers: ReadonlySet<VolunteerRosterField> = new Set([
  ...(['number', 'serviceKinds', 'skills', 'team', 'registeredOn'] as const),
  ...(['totalHours', 'availableHours'] as const),
])
export const volunteersTitle = /志愿|义工|时间银行/
