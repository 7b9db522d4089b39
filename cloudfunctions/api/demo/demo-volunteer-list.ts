/** The list of volunteers that the demo's office kept before: nobody of it has signed in yet. Everybody is invented. */
import { idCheckCharacter } from '../../../src/domain/id-number'
import { listBook, listSheet } from '../roster/defective-rows'

type Line = readonly [
  name: string,
  /** Day of birth and order of an ID number: the region before them is nobody's. */
  idDigits: string,
  team: string,
  grid: string,
  skills: string,
  totalHours: string,
  availableHours: string,
]

const lines: readonly Line[] = [
  ['朱凤英', '19530418102', '银龄服务队', '第一网格', '剪纸', '312', '20'],
  ['钟国良', '19560902101', '银龄服务队', '第一网格', '书法', '268.5', '15.5'],
  ['屠美珍', '19600115104', '红梅服务队', '第二网格', '裁缝', '190', '32'],
  ['严水根', '19580730103', '蓝领服务队', '第三网格', '水电维修', '145', '9'],
  ['郁佩芬', '19641122106', '红梅服务队', '第四网格', '理发', '88.5', '12'],
  ['沈阿荣', '19510606105', '银龄服务队', '第五网格', '', '401', '0'],
  ['吕晓红', '19790327108', '红梅服务队', '第六网格', '医疗护理', '56', '18.5'],
  ['曹建新', '19830519107', '蓝领服务队', '第七网格', '驾驶', '34', '6'],
]

const header = [
  ...['姓名', '身份证号', '手机', '义工号', '所属队伍', '网格', '服务类别', '技能特长'],
  ...['累计时长(小时)', '可用时长(小时)'],
]

const rowOf = (
  [name, idDigits, team, grid, skills, total, available]: Line,
  place: number,
): readonly string[] => {
  const start = `339900${idDigits}`
  const own = [
    name,
    `${start}${idCheckCharacter(start)}`,
    `144057301${String(place).padStart(2, '0')}`,
  ]
  return [...own, `YJM-${101 + place}`, team, grid, '敬老助残', skills, total, available]
}

/** An .xlsx as the office has it. */
export const demoVolunteerList = (): Uint8Array => {
  const book = listBook([['志愿者', listSheet([header, ...lines.map(rowOf)])]])
  if (!book) throw new Error('A list with a sheet makes a book')
  return book
}
