/**
 * What reading a community's roster (台账) yields: typed rows, and the rows that were kept out with
 * the reason. Types and words only, shared by the server that reads and the screen that previews;
 * no file format and no database.
 */
import type { ParsedAddress } from './address-text'

/** What a column of a roster can hold, with the name that the mapping screen shows for it. */
export const rosterFieldLabels = {
  community: '社区（村）',
  grid: '网格',
  microGrid: '微网格',
  estate: '小区',
  group: '村民小组',
  building: '幢',
  unit: '单元',
  floor: '楼层',
  houseNumber: '门牌号',
  room: '室',
  address: '详细住址',
  householdNumber: '户号',
  headName: '户主姓名',
  isHead: '是否户主',
  relation: '与户主关系',
  name: '姓名',
  sex: '性别',
  ethnicGroup: '民族',
  idNumber: '身份证号码',
  birthDate: '出生日期',
  phone: '联系电话',
  otherPhone: '其他电话',
  politicalStatus: '政治面貌',
  education: '文化程度',
  maritalStatus: '婚姻状况',
  residencyStatus: '人户情况',
  presence: '人员状态',
  tenure: '居住性质',
  employer: '工作单位',
  tags: '特殊人群类别',
  tagFlag: '打勾的人群类别',
  remark: '备注',
} as const

export type RosterField = keyof typeof rosterFieldLabels

/** Columns set by the user: sheet name → column index (from 0, as text) → field, or null to ignore. */
export type RosterMapping = Readonly<Record<string, Readonly<Record<string, string | null>>>>

/**
 * Every reason that keeps a row out, with the sentence for the person who must correct it.
 * Nothing is guessed: a row that may be wrong waits until somebody who knows has looked at it.
 */
export const rosterDefectReasons = {
  'name-missing': '没有写姓名。请补上姓名。',
  'name-is-number': '姓名这一格里写的是号码。请写姓名，号码写到它自己的那一列。',
  'name-unreadable': '姓名这一格写的不像一个人的姓名。请只写姓名；没有人住的，请写“空置”。',
  'several-people': '一行里有几个人。请一人一行，每行写各自的姓名和身份证号码。',
  'not-living':
    '这一行写的是已去世、已迁出或已搬走，没有当作在住的人导入。请在小程序里办迁出或去世；还住在这里的，请改掉这几个字。',
  'id-missing': '没有写身份证号码。请补上后再导入。',
  'id-masked': '身份证号码打了星号，认不出是谁。请填完整的号码。',
  'id-malformed':
    '身份证号码不是 18 位，也不是 15 位老号码。请核对；护照等其他证件请在系统里手工登记。',
  'id-no-such-date': '身份证号码里的出生日期不存在。请对照身份证改正。',
  'id-check-digit': '身份证号码的校验位不对，至少有一位写错了。请对照身份证改正。',
  'id-digits-lost':
    '身份证号码存成了数字，最后几位已经丢失。请把这一列设为文本格式，重新填写完整号码。',
  'id-shared': '同一个身份证号码写给了两个不同姓名的人。请核对是谁的号码。',
  'sex-disagrees': '性别和身份证号码对不上。请核对是性别写错还是号码写错。',
  'sex-unreadable': '性别认不出来。请写“男”或“女”。',
  'birth-date-disagrees': '出生日期和身份证号码对不上。请核对哪一个写错了。',
  'birth-date-unreadable': '出生日期认不出来。请写成 1975-06-21 这样。',
  'birth-date-ambiguous': '出生日期可以读成两个日子。请写成四位年份的 1975-06-21 这样。',
  'phone-too-short': '电话号码位数不够。手机号要 11 位，固定电话要带区号；没有电话就空着。',
  'phone-too-long': '电话号码位数太多。请核对；有两个号码时中间用顿号隔开。',
  'phone-unreadable': '电话号码认不出来。请写 11 位手机号或带区号的固定电话，没有就空着。',
  'address-missing': '没有写住址。请补上小区、幢、单元、室，或者门牌号。',
  'address-incomplete': '住址不完整，没有写到哪一户。请写清小区、幢、单元、室，或者门牌号。',
  'address-disagrees': '住址的几列说得不一样。请核对小区、幢、单元、室和详细住址。',
  'address-elsewhere':
    '住址写的是别的市、县（区），没有当作住在这里的人导入。住在这里的，请写在本社区的住址。',
  'estate-missing': '没有写是哪个小区，好几个小区都可能有这一幢。请补上小区。',
  'pasted-twice': '这个人在同一户里已经有一行了。请删掉多余的一行。',
  'two-households': '这个人在另一户里已经有一行了。请核对住在哪一户，只留一行。',
  'other-region': '请核对选对了地方，或者改正这一行的社区、网格。',
  'formula-unreadable': '这一格是公式，取不到可靠的值。请复制后用“粘贴为数值”。',
  'text-too-long': '这一格的字太多，放不下。请写短一些。',
} as const

export type RosterDefectCode = keyof typeof rosterDefectReasons

/** One reason why one row was kept out; a row may have several. */
export interface RosterDefect {
  readonly sheet: string
  /** From 1, as the spreadsheet program shows it. */
  readonly rowNumber: number
  /** 0 for the row's only or first person, 1 and on for those beside. */
  readonly person: number
  /** As far as it could be read, so that the list can be worked through; '' when missing. */
  readonly name: string
  readonly code: RosterDefectCode
  /** The sentence of the code, with the other row or the field where that helps. */
  readonly reason: string
  readonly field: RosterField | null
  /** All defects known so far keep their whole row out. */
  readonly severity: 'row'
}

/** One person, clean. Unknown texts are ''. */
export interface RosterRow {
  readonly sheet: string
  readonly rowNumber: number
  /** 0 for the row's only or first person, 1 and on for those beside. */
  readonly person: number
  readonly communityName: string
  /** The community that the row itself names, by column or address; '' when only the title does. */
  readonly saysCommunity: string
  /** The street or town that the row's address names; '' mostly. */
  readonly saysStreet: string
  readonly gridName: string
  readonly microGridName: string
  readonly address: ParsedAddress
  /** Equal for all rows behind one door; contains the head's name where a village has no numbers. */
  readonly houseKey: string
  /** Equal for all rows of one household within the file; begins with the houseKey. */
  readonly householdKey: string
  readonly headName: string
  readonly relation: string
  readonly name: string
  readonly sex: 'male' | 'female' | 'unknown'
  /** YYYY-MM-DD or ''. */
  readonly birthDate: string
  /** 18 characters, a 15-digit one upgraded; '' only when the file keeps no ID numbers. */
  readonly idNumber: string
  readonly idNumberLegacy: boolean
  /** Digits only. */
  readonly phone: string
  readonly phoneRemark: string
  readonly ethnicGroup: string
  readonly politicalStatus: string
  readonly education: string
  readonly maritalStatus: string
  readonly residencyStatus: string
  readonly tenure: string
  readonly employer: string
  readonly tags: readonly string[]
  /** Kinds of people that the sheet tells by ticked columns or its title; of other tags it says nothing. null: of all. */
  readonly tagsSpokenOf: readonly string[] | null
  readonly remark: string
  /** Marks to show that keep nothing out, as 15 位老号码. */
  readonly notes: readonly string[]
}

/** A door that the sheet lists without anybody in it. */
export interface VacantHouse {
  readonly rowNumber: number
  readonly gridName: string
  readonly address: ParsedAddress
  readonly remark: string
}

/** A line that is no person: a total, a note, a repeated header. Blank lines are not listed. */
export interface SkippedLine {
  readonly rowNumber: number
  readonly kind: 'total' | 'note' | 'header' | 'section'
  /** Its first words, at most 60 characters. */
  readonly text: string
}

export interface SheetColumn {
  /** From 0. */
  readonly index: number
  /** A, B … as the spreadsheet program shows it. */
  readonly letter: string
  /** As written in the header, two lines joined. */
  readonly header: string
  readonly field: RosterField | null
  /** The first value below the header, so that the user can tell what the column holds. */
  readonly sample: string
}

export interface SheetReading {
  readonly name: string
  /** Why nothing was read from it, in Chinese; '' when it was read. */
  readonly skippedBecause: string
  /** The last line of the header, from 1; 0 when none was found. */
  readonly headerRow: number
  readonly columns: readonly SheetColumn[]
  readonly communityName: string
  /** From the title or the name of the sheet; a row's own grid column goes before it. */
  readonly gridName: string
  readonly rows: readonly RosterRow[]
  readonly defects: readonly RosterDefect[]
  readonly vacantHouses: readonly VacantHouse[]
  /** Marks that concern the whole sheet, as a title of another community. */
  readonly notes: readonly string[]
  readonly skippedLines: readonly SkippedLine[]
}

export interface RosterReading {
  readonly sheets: readonly SheetReading[]
}
