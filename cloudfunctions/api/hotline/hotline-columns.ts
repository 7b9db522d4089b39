/** The names under which hotlines export their columns, and which line of a sheet is the header. */
import { hotlineLabels, type HotlineField } from '../../../src/domain/hotline/hotline-sheet'
import { REASON_COLUMN } from '../roster/defective-rows'
import { headerTexts, SEARCHED_LINES } from '../roster/header-lines'
import { normaliseHeader } from '../roster/header-names'
import { columnLetter } from '../roster/open-sheet'
import type { Sheet } from '../roster/workbook'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Of two columns of one field the first name in its list goes before. */
const columnNames: Readonly<Record<HotlineField, readonly string[]>> = {
  caseNumber: words('工单编号 工单号 诉求编号 事件编号 案件编号 受理编号 热线编号 流水号'),
  calledAt: words('来电时间 诉求时间 受理时间 登记时间 反映时间 提交时间 来电日期 受理日期'),
  caller: words('诉求人 来电人 诉求人姓名 来电人姓名 反映人 联系人 市民姓名 姓名'),
  phone: words('联系电话 来电号码 联系方式 电话 手机号码 手机号 诉求人电话 来电电话'),
  content: words('诉求内容 诉求描述 问题描述 反映内容 事件描述 工单内容 诉求详情 内容'),
  address: words('诉求地址 事发地址 事发地点 发生地址 问题地址 地址 地点 详细地址'),
  category: words('诉求类别 诉求类型 问题类别 问题分类 工单类别 事件类型 类别 内容分类'),
  due: words('办理时限 办结时限 截止时间 要求办结时间 办理期限 处理时限 到期时间 截止日期'),
  unit: words('派发单位 承办单位 办理单位 责任单位 主办单位 处理单位 派往单位 所属社区 社区'),
}

const exact = new Map<string, HotlineField>()
for (const [field, names] of Object.entries(columnNames))
  for (const name of names) exact.set(normaliseHeader(name), field as HotlineField)

export const recogniseHotlineColumn = (header: string): HotlineField | null =>
  header === REASON_COLUMN ? null : (exact.get(normaliseHeader(header)) ?? null)

const rankOf = (field: HotlineField, header: string): number =>
  columnNames[field].findIndex((name) => normaliseHeader(name) === normaliseHeader(header))

export interface HotlineColumn {
  readonly index: number
  readonly header: string
  readonly field: HotlineField | null
}

export interface OpenHotlineSheet {
  /** From 1; 0 where none was found. */
  readonly headerRow: number
  readonly columns: readonly HotlineColumn[]
  /** In Chinese; '' when the sheet is read. */
  readonly skippedBecause: string
}

/** Index of the column, as text → field, or null to leave it out. */
export type ChosenColumns = Readonly<Record<string, string | null>>

const isField = (text: string | null | undefined): text is HotlineField =>
  typeof text === 'string' && Object.hasOwn(hotlineLabels, text)

/** Each field is one column's: the plainest name's. */
const settle = (texts: readonly string[]): readonly HotlineColumn[] => {
  const columns = Array.from(texts, (text, index) => {
    const header = (text ?? '').replace(/\s+/g, '')
    return { index, header, field: recogniseHotlineColumn(header) }
  })
  const best = new Map<HotlineField, HotlineColumn>()
  for (const column of columns) {
    if (!column.field) continue
    const before = best.get(column.field)
    if (!before || rankOf(column.field, column.header) < rankOf(column.field, before.header))
      best.set(column.field, column)
  }
  return columns.map((column) => ({
    ...column,
    field: column.field && best.get(column.field) === column ? column.field : null,
  }))
}

const countNamed = (columns: readonly HotlineColumn[]): number =>
  columns.filter(({ field }) => field !== null).length

const corrected = (
  columns: readonly HotlineColumn[],
  chosen: ChosenColumns,
): readonly HotlineColumn[] => {
  const given = new Map(
    Object.entries(chosen).map(([index, field]) => [Number(index), isField(field) ? field : null]),
  )
  const claimed = new Set(given.values())
  return columns.map((column) => {
    const field = given.get(column.index)
    if (field !== undefined) return { ...column, field }
    return claimed.has(column.field) ? { ...column, field: null } : column
  })
}

const needed = ['caseNumber', 'content'] as const

export const openHotlineSheet = (sheet: Sheet, chosen?: ChosenColumns): OpenHotlineSheet => {
  if (sheet.lines.length === 0)
    return { headerRow: 0, columns: [], skippedBecause: '这张表是空的。' }
  const found = sheet.lines
    .slice(0, SEARCHED_LINES)
    .map((line) => ({ headerRow: line.rowNumber, columns: settle(headerTexts(sheet, line)) }))
    .reduce((best, next) => (countNamed(next.columns) > countNamed(best.columns) ? next : best))
  const columns = chosen ? corrected(found.columns, chosen) : found.columns
  const missing = needed.filter((field) => !columns.some((column) => column.field === field))
  const names = missing.map((field) => `“${hotlineLabels[field]}”`).join('、')
  const hidden = sheet.hidden && !chosen
  const skippedBecause =
    missing.length > 0
      ? `没有认出${names}那一列，所以没有读取。如果这是热线工单，请指定各列。`
      : hidden
        ? '这张表是隐藏的，没有读取。如果要导入，请先取消隐藏。'
        : ''
  return { headerRow: found.headerRow, columns, skippedBecause }
}

/** The columns as the screen shows them, each with the first value below its header. */
export const shownColumns = (sheet: Sheet, { columns, headerRow }: OpenHotlineSheet) => {
  const below = sheet.lines.filter((line) => line.rowNumber > headerRow).slice(0, 50)
  return columns.map(({ index, header, field }) => ({
    ...{ index, letter: columnLetter(index), header, field },
    sample: (
      below.map((line) => line.cells[index]?.text ?? '').find((text) => text.trim() !== '') ?? ''
    ).slice(0, 40),
  }))
}
