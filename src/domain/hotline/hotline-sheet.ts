/**
 * A sheet of cases that the hotline (12345) passed on: its columns, what one row says, and why a row is kept out. A case is
 * known by its number (工单编号): the same file again changes nothing.
 */
export const hotlineLabels = {
  caseNumber: '工单编号',
  calledAt: '来电时间',
  caller: '诉求人',
  phone: '联系电话',
  content: '诉求内容',
  address: '诉求地址',
  category: '诉求类别',
  due: '办理时限',
  unit: '派发单位',
} as const
export type HotlineField = keyof typeof hotlineLabels

export const hotlineDefectReasons = {
  'number-missing': '没有工单编号。请填上，再导时靠它认出同一件。',
  'number-twice': '同一个工单编号在表里有两行，内容不一样。请留下对的一行。',
  'content-missing': '没有诉求内容。请填上。',
  'content-too-long': '诉求内容超过 900 字。请缩短。',
  'called-unreadable': '来电时间看不懂。请写成 2026-03-02 09:30 这样，或空着。',
  'called-to-come': '来电时间在今天以后。请核对。',
  'due-unreadable': '办理时限看不懂。请写成日期，或“24小时”“7天”“5个工作日”，或空着按类别算。',
  'other-region': '派发给了别的社区。请到那个社区导入，或改好派发单位。',
} as const
export type HotlineDefectCode = keyof typeof hotlineDefectReasons

/** How long it may take, as the sheet says it: until a moment, or so long from the call. */
export type HotlineDue =
  | { readonly kind: 'by-class' }
  | { readonly kind: 'at'; readonly atMs: number }
  | {
      readonly kind: 'within'
      readonly count: number
      readonly unit: 'hours' | 'days' | 'workdays'
    }

/** Plain JSON: it is sealed until it is carried out. */
export interface HotlineRow {
  readonly sheet: string
  readonly rowNumber: number
  readonly caseNumber: string
  /** 0: the sheet does not say. */
  readonly calledAtMs: number
  readonly caller: string
  readonly phone: string
  readonly content: string
  readonly address: string
  /** As the hotline calls it. */
  readonly category: string
  readonly due: HotlineDue
  readonly unit: string
}
