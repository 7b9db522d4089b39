/** A list of volunteers as offices keep it: a title above, two header lines, merged teams, a sum and a note below. */
import { idOf, workbookOf, type Value } from './roster-workbook'

export const volunteerHeader = [
  '序号',
  '志愿者姓名',
  '身份证号',
  '手机',
  '义工号',
  '所属网格',
  '所属队伍',
  '服务类别',
  '技能/特长',
  '注册日期',
  '累计时长(小时)',
  '可用余额',
] as const

export type VolunteerColumn = (typeof volunteerHeader)[number]

const plain: Readonly<Record<VolunteerColumn, Value>> = {
  序号: 1,
  志愿者姓名: '钱秀英',
  身份证号: idOf('19620814', 102),
  手机: '14405730001',
  义工号: 'TX-0007',
  所属网格: '区域g1',
  所属队伍: '夕阳红巡逻队',
  服务类别: '敬老助残、环境卫生',
  '技能/特长': '理发',
  注册日期: '2019-03-05',
  '累计时长(小时)': 126.5,
  可用余额: '40小时30分',
}

/** One line; what is named differs from the plainest volunteer. */
export const volunteerLine = (
  part: Partial<Record<VolunteerColumn, Value>> = {},
): readonly Value[] => volunteerHeader.map((column) => ({ ...plain, ...part })[column])

/** So many volunteers who have nothing in common but the street. */
export const manyVolunteers = (count: number): readonly (readonly Value[])[] =>
  Array.from({ length: count }, (_, at) =>
    volunteerLine({
      序号: at + 1,
      志愿者姓名: `沈${String.fromCharCode(0x4e00 + at)}`,
      身份证号: idOf('19700101', 100 + at),
      手机: `1440574${String(at).padStart(4, '0')}`,
      义工号: `TX-${1000 + at}`,
    }),
  )

export const volunteerBook = (
  lines: readonly (readonly Value[])[],
  { title = '志愿者名册（截至2026年2月28日）', merges = [] as readonly string[] } = {},
): Buffer =>
  Buffer.from(
    workbookOf({
      志愿者: {
        rows: [
          [title],
          volunteerHeader,
          ...lines,
          ['合计', `${lines.length} 人`],
          ['填表人：徐丽萍'],
        ],
        merges: ['A1:L1', ...merges],
      },
    }),
  )
