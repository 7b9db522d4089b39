/** The Chinese words for every closed list of the domain, in one place. Screens, exports and history use these. */
import type { DocumentCommandName } from './commands'
import { documentCommands } from './commands'
import type { AccessAct } from './command'
import type { FollowUp } from './follow-up/follow-up'
import type { House, HouseField } from './house/house'
import type { Household } from './household/household'
import type { LifeEventKind } from './household/life-event'
import type { Permission } from './organisation/permission'
import type { Resident, ResidentField } from './resident/resident'
import type { DoorState } from './visit/door-standing'
import type { Visit, VisitKind, VisitOutcome } from './visit/visit'

type Words<Key extends string> = Readonly<Record<Key, string>>

export const visitOutcomeWords: Words<VisitOutcome> = {
  met: '见到',
  absent: '未遇',
  declined: '拒访',
}

export const visitKindWords: Words<VisitKind> = {
  routine: '日常',
  care: '关爱',
  mediation: '调解',
  publicity: '宣传',
  'safety-check': '安全检查',
  concentrated: '集中走访',
  enterprise: '企业',
}

export const followUpKindWords: Words<FollowUp['kind']> = {
  need: '一个需要',
  matter: '要办的事',
  hazard: '一处隐患',
  promise: '答应再来',
}

export const followUpStateWords: Words<FollowUp['state']> = {
  open: '未办结',
  done: '已办结',
  dropped: '不用办了',
}

export const houseUseWords: Words<House['use']> = {
  home: '住宅',
  shop: '商铺',
  enterprise: '企业',
  other: '其他',
}

export const householdStateWords: Words<Household['state']> = {
  living: '在住',
  left: '已迁出',
  joined: '已并户',
}

export const residentStateWords: Words<Resident['state']> = {
  living: '在住',
  left: '已迁出',
  dead: '已去世',
  merged: '已合并',
}

export const sexWords: Words<Resident['sex']> = { unknown: '未填', male: '男', female: '女' }

export const lifeEventKindWords: Words<LifeEventKind> = {
  registered: '建档',
  'moved-in': '迁入',
  'moved-out': '迁出',
  'moved-within': '户内迁移',
  split: '分户',
  joined: '并户',
  died: '去世',
  added: '增员',
  returned: '恢复居住',
  merged: '合并档案',
  unmerged: '撤销合并',
}

export const doorStateWords: Words<DoorState> = {
  overdue: '该去了',
  soon: '快到了',
  fine: '近期走访过',
  none: '还没走访过',
}

/** ▲ overdue, ◆ soon, ● fine, – none: never colour alone. */
export const doorStateShapes: Words<DoorState> = {
  overdue: '▲',
  soon: '◆',
  fine: '●',
  none: '–',
}

export const accessActWords: Words<
  | AccessAct
  | 'reveal-id-number'
  | 'show-contact'
  | 'show-party'
  | 'show-asker'
  | 'print-code'
  | 'find-by-phone'
  | 'show-political-status'
  | 'enrol-volunteer'
  | 'open-certificate'
  | 'show-receiver'
> = {
  'show-phone': '看电话号码',
  dial: '拨打电话',
  'reveal-id-number': '看身份证号',
  'show-contact': '看求助人的联系方式',
  'show-party': '看调解当事人',
  'show-asker': '看诉求人的联系方式',
  'print-code': '打印志愿者码',
  'find-by-phone': '用电话号码查姓名',
  'show-political-status': '看政治面貌',
  'enrol-volunteer': '代为登记志愿者',
  'open-certificate': '打开志愿服务证明',
  'show-receiver': '赠送时间前核对姓名',
}

export const permissionWords: Words<Permission> = {
  'file.read': '看民情档案',
  'file.write': '改民情档案',
  'visit.write': '记走访',
  'file.merge': '合并档案',
  'roster.import': '导入台账',
  'id-number.reveal': '看完整身份证号',
  'access-log.read': '看查阅记录',
  'post.manage': '管理岗位',
  'region.manage': '管理区域',
  'refused.adopt': '采纳未通过的记录',
  'settings.change': '改规则',
  'activity.run': '办志愿活动',
  'volunteer.manage': '管理志愿者和时间银行',
  'matter.report': '代居民登记诉求',
  'matter.handle': '办理诉求',
  'help.answer': '应答一键呼叫',
  'content.review': '看待公开的内容',
  'hotline.import': '导入热线工单',
  'wish.manage': '审核心愿、牵线',
  'announcement.publish': '发公告',
  'mediation.keep': '人民调解',
  'deliberation.run': '办居民议事',
}

export const residentFieldWords: Words<ResidentField | 'idNumber'> = {
  name: '姓名',
  sex: '性别',
  birthDate: '出生日期',
  phone: '电话',
  phoneRemark: '电话备注',
  relation: '与户主关系',
  tags: '人群类别',
  ethnicGroup: '民族',
  politicalStatus: '政治面貌',
  education: '文化程度',
  maritalStatus: '婚姻状况',
  residencyStatus: '人户情况',
  employer: '工作单位',
  remark: '备注',
  idNumber: '身份证号',
}

export const houseFieldWords: Words<HouseField> = {
  estate: '小区',
  building: '幢',
  unit: '单元',
  floor: '楼层',
  room: '室',
  use: '用途',
  remark: '备注',
}

const otherFieldWords: Words<
  Exclude<keyof Resident | keyof Household | keyof Visit, ResidentField | 'id'>
> = {
  regionId: '所属区域',
  houseId: '所住房屋',
  householdId: '所属住户',
  state: '状态',
  tenure: '居住性质',
  movedInOn: '迁入日期',
  movedOutOn: '迁出日期',
  leftOn: '离开日期',
  mergedInto: '合并到',
  initials: '拼音首字母',
  idNumberMask: '身份证号',
  idNumberLegacy: '旧身份证',
  outcome: '走访结果',
  kind: '走访类型',
  note: '走访记录',
  photoIds: '照片',
  visitedAtMs: '走访时间',
  recordedAtMs: '登记时间',
  memberId: '记录人编号',
  memberName: '记录人',
  amendments: '补充更正',
}

/** What only commands carry, where a form's own words are not at hand. */
const argumentWords: Readonly<Record<string, string>> = {
  text: '内容',
  dueOn: '约定日期',
  on: '日期',
  whereTo: '去向',
  reason: '原因',
  title: '活动名称',
  serviceKind: '服务类别',
  brand: '品牌',
  place: '地点',
  contactName: '联系人',
  contactPhone: '联系电话',
  quota: '名额',
  shifts: '班次',
  minutes: '分钟数',
  skills: '特长',
  serviceKinds: '愿意做的服务',
  team: '所在服务队',
  guardian: '监护人',
  fromDate: '开始日期',
  toDate: '结束日期',
  code: '编码',
}

const fieldWords: Readonly<Record<string, string>> = {
  ...argumentWords,
  ...houseFieldWords,
  ...otherFieldWords,
  ...residentFieldWords,
}

/** For history and conflicts, where a field's name comes over the wire; an unknown one is shown as it is. */
export const fieldWord = (field: string): string => fieldWords[field] ?? field

/** What the outbox calls a command; '' for one that this version does not know. */
export const commandWord = (name: DocumentCommandName | (string & {})): string =>
  documentCommands.get(name)?.title ?? ''
