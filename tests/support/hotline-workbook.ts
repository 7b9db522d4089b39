/** Cases as a hotline exports them: a title above, one header line, a sum below. */
import { workbookOf, type Value } from './roster-workbook'

export const hotlineHeader = [
  ...(['工单编号', '来电时间', '诉求人', '联系电话', '诉求内容', '诉求地址'] as const),
  ...(['诉求类别', '办理时限', '派发单位'] as const),
] as const
export type HotlineColumn = (typeof hotlineHeader)[number]

const plain: Readonly<Record<HotlineColumn, Value>> = {
  工单编号: 'TX20260302-0001',
  来电时间: '2026-03-02 09:30',
  诉求人: '张先生',
  联系电话: '14405730001',
  诉求内容: '小区东门的路灯不亮，晚上走路看不清。',
  诉求地址: '迎凤二期东门',
  诉求类别: '城市管理/设施维修',
  办理时限: '5个工作日',
  派发单位: '区域g1',
}

/** One line; what is named differs from the plainest case. */
export const hotlineLine = (part: Partial<Record<HotlineColumn, Value>> = {}): readonly Value[] =>
  hotlineHeader.map((column) => ({ ...plain, ...part })[column])

export const hotlineBook = (lines: readonly (readonly Value[])[]): Buffer =>
  Buffer.from(
    workbookOf({
      工单: {
        rows: [
          ['12345 政务服务热线派发工单'],
          hotlineHeader,
          ...lines,
          ['合计', `${lines.length} 件`],
        ],
        merges: ['A1:I1'],
      },
    }),
  )
