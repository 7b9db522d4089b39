/**
 * What reading an office's list of volunteers (志愿者名册) yields: clean rows, and the rows that were kept out with the
 * reason. Types and words only, shared by the server that reads and the screen that previews.
 */
import { rosterDefectReasons } from '../roster'
import type { VolunteerDetails } from '../volunteer/volunteer'

/** What a column can hold, with the name that the mapping screen shows for it. */
export const volunteerRosterLabels = {
  name: '姓名',
  number: '志愿者编号',
  idNumber: '身份证号码',
  phone: '联系电话',
  sex: '性别',
  birthDate: '出生日期',
  serviceKinds: '服务类别',
  skills: '技能特长',
  team: '所在服务队',
  registeredOn: '注册日期',
  totalHours: '累计时长',
  availableHours: '可用时长',
  politicalStatus: '政治面貌（本人都同意）',
  community: '社区',
  grid: '网格',
  guardianName: '监护人',
  guardianRelation: '和监护人的关系',
  guardianPhone: '监护人电话',
  guardianConsentedOn: '监护人同意日期',
} as const

export type VolunteerRosterField = keyof typeof volunteerRosterLabels

const shared = [
  'name-missing',
  'name-is-number',
  'name-unreadable',
  'id-masked',
  'id-malformed',
  'id-no-such-date',
  'id-check-digit',
  'id-digits-lost',
  'id-shared',
  'sex-disagrees',
  'sex-unreadable',
  'birth-date-disagrees',
  'birth-date-unreadable',
  'birth-date-ambiguous',
  'phone-too-short',
  'phone-too-long',
  'phone-unreadable',
  'formula-unreadable',
  'text-too-long',
  'other-region',
] as const

type SharedCode = (typeof shared)[number]

/** Every reason that keeps a row out, with what to do about it. Nothing is guessed, least of all hours. */
export const volunteerDefectReasons = {
  ...(Object.fromEntries(shared.map((code) => [code, rosterDefectReasons[code]])) as Readonly<
    Record<SharedCode, string>
  >),
  'phone-missing': '没有写电话。请补上打得通的手机或固定电话，志愿者要联系得上。',
  'age-unknown':
    '没有写身份证号码，也没有写出生日期，不知道满不满年龄。请补上身份证号码，或者 1975-06-21 这样的出生日期。',
  'guardian-needed': '还没到自己登记的年龄，要有监护人同意。请补上监护人、关系、电话和同意日期。',
  'number-shared': '同一个志愿者编号写给了两个人。请核对是谁的编号。',
  'listed-twice': '这个人在表里已经有一行了。请只留一行，时长不要写两遍。',
  'hours-unreadable':
    '时长认不出来。请写小时（12.5），或者“12小时30分”；整列是分钟的，请在表头写明“分钟”。',
  'hours-too-many': '时长多得不像真的。请核对是小时还是分钟，分钟请在表头写明。',
  'hours-disagree': '可用时长比累计时长还多。请核对哪一个写错了。',
  'date-unreadable': '注册日期认不出来。请写成 2019-03-05 这样。',
  'date-to-come': '日期还没到。请核对。',
  'opening-there':
    '已有期初余额，只记一次，没有再记。数字要改，请在时间银行里更正；请把这一行的可用时长删掉再导。',
  'opening-waits':
    '前一份名册上的可用时长还等同事同意，或还没有记完，和这里写的不一样，没有再记。是那一份写错了，就请在“更正和继承”里收回或不同意那一份，再导这份。',
  'carried-there':
    '已记过原名册上的累计时长，只记一次，没有再记。请把这一行的累计时长删掉再导，有疑问先核对原来的名册。',
} as const

export type VolunteerDefectCode = keyof typeof volunteerDefectReasons

/** One reason why one row was kept out; a row may have several. */
export interface VolunteerDefect {
  readonly sheet: string
  /** From 1, as the spreadsheet program shows it. */
  readonly rowNumber: number
  readonly name: string
  readonly code: VolunteerDefectCode
  readonly reason: string
}

/** One volunteer, clean. What the row leaves empty is '' and says nothing. */
export interface VolunteerRow {
  readonly sheet: string
  readonly rowNumber: number
  readonly details: VolunteerDetails
  /** The old number; '' for none, or for one that cannot be used here. */
  readonly number: string
  /** YYYY-MM-DD or ''. */
  readonly registeredOn: string
  /** 累计: all that was ever given; null when the row says nothing of it. */
  readonly totalMinutes: number | null
  /** 可用, 余额: what may still be redeemed; null when the row says nothing of it. */
  readonly availableMinutes: number | null
  readonly communityName: string
  readonly gridName: string
  /** Marks to show that keep nothing out. */
  readonly notes: readonly string[]
}
