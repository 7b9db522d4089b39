/**
 * What a line below a header is: somebody, a door with nobody, a total, a note, the header again, or a line that
 * names the place of what follows. Judged by the line's own cells alone.
 */
import { parseAddress } from '../../../src/domain/address-text'
import { saysNothing, withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField, SkippedLine } from '../../../src/domain/roster'
import { listedField, normaliseHeader } from './header-names'
import type { PeopleColumns } from './people-columns'
import { labelsOf } from './labels'
import { labelledPlace, NO_PLACE, placeOfText, type SheetPlace } from './sheet-place'
import { regionOfLine } from './sheet-title'
import type { Cell } from './workbook'

type Cells = readonly (Cell | undefined)[]
type Columns = ReadonlyMap<RosterField, number>

/** What is the same for all lines of a sheet. */
export interface LineContext {
  readonly columns: Columns
  readonly people: PeopleColumns
  /** The lines of the header and above it, as {@link lineText}: pages repeat them. */
  readonly header: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  /** Rows of which one cell reaches over several columns: nobody's name does. */
  readonly spanned: ReadonlySet<number>
}

/** What a line between the people says of those below it. */
export interface Section {
  readonly gridName: string
  readonly microGridName: string
  readonly place: SheetPlace
}

export type LineKind =
  | { readonly kind: 'person' | 'vacant' | Exclude<SkippedLine['kind'], 'section'> }
  | { readonly kind: 'section'; readonly section: Section }

const TOTAL =
  /^.{0,8}?(?:合计|小计|总计|共计|累计|合共|总[人户]数)(?:[:\d(共].*)?$|^(?:共|合?计)\d+[人户套间名幢栋]|^\d+户(?:\d+人)?$/
const NOTE =
  /^(?:制表|填表|填报|审核|复核|统计|负责|经办|登记|上报|报送|联系|单位|社区|网格|楼[栋道]|调查|核实|录入|日期|时间|备注|注|说明)[^:]{0,8}[:]|^.{0,6}(?:盖章|签[字名章])|^第?\d+页|第\d+页共\d+页/
/** Written in place of a name where nobody lives. */
const VACANT =
  /^(?:空[户房屋宅关置]{1,2}[户房]?|[无没]人(?:居?住)?|未(?:入住|出售|售出?|交付|装修)|待售|闲置|毛坯|在?装修中?|仓库)$/
/** Headings that say what kind of people follows, not where they live. */
const OF_PEOPLE = /人口|人员|居民|[一二三四五六七八九十]、|名单|名册|台账|如下/
/** What stands on a form above the people of a household. */
const ON_FORMS: readonly RosterField[] = [
  ...(['name', 'headName', 'address', 'estate', 'building', 'unit', 'room'] as const),
  ...([
    'householdNumber',
    'phone',
    'idNumber',
    'tenure',
    'community',
    'grid',
    'microGrid',
  ] as const),
]
/** 示例, and rows that say how a column is to be filled. */
const HINT = /^(?:填写)?(?:示例|样例|例子?|举例|填写说明)[:]?$|^(?:必填|选填|非必填)项?$/
const PERSON: readonly RosterField[] = ['name', 'idNumber', 'birthDate', 'sex', 'phone', 'relation']

/** The texts of a line's own cells as one, without page numbers and 续表. */
export const lineText = (cells: Cells): string => joined(textsOf(cells))

const textsOf = (cells: Cells): string[] => own(cells).map((cell) => withoutSpaces(cell.text))

const joined = (texts: readonly string[]): string => {
  const text = texts.join('|')
  return /[续页]/.test(text) ? text.replace(/[(]?续表?[)]?|第\d+页|共\d+页/g, '') : text
}

/** Cells that stand in this line, not in a merged one above. */
export const own = (cells: Cells): Cell[] =>
  cells.filter((cell): cell is Cell => cell !== undefined && cell.inherited !== true)

const says = (cell: Cell | undefined): cell is Cell =>
  cell !== undefined && cell.inherited !== true && !saysNothing(cell.text)

/** 第二网格, 5幢 or 和平家园 alone on a line. */
function sectionOf(text: string): Section | undefined {
  const region = regionOfLine(text)
  if (region) return { ...region, place: NO_PLACE }
  const place = placeOfText(text)
  return place && { gridName: '', microGridName: '', place }
}

/** 家庭住址 beside its value, between the people: the form of the next household. It begins with a label. */
function formLine(cells: Cells): LineKind | undefined {
  const [first] = own(cells)
  const label = listedField(first?.text.split(/[:：]/)[0] ?? '')
  // 户主 alone is how somebody is related.
  const isLabel = label && ON_FORMS.includes(label) && withoutSpaces(first?.text ?? '') !== '户主'
  if (!isLabel) return undefined
  const place = labelledPlace(labelsOf(cells))
  if (place === undefined) return { kind: 'note' }
  return { kind: 'section', section: { gridName: '', microGridName: '', place } }
}

/** Judges one line; `rowNumber` from 1. */
export function kindOfLine(rowNumber: number, cells: Cells, context: LineContext): LineKind {
  const { columns, people } = context
  const at = (field: RosterField): Cell | undefined => {
    const cell = cells[columns.get(field) ?? -1]
    return cell?.inherited === true ? undefined : cell
  }
  const beside = [...people.others, ...(people.head ? [people.head] : [])].flatMap((person) =>
    (['name', 'idNumber'] as const).map((field) => cells[person.columns.get(field) ?? -1]),
  )
  const texts = textsOf(cells)
  const text = joined(texts)
  if (context.header.has(text)) return { kind: 'header' }
  if (context.titles.has(text)) return { kind: 'note' }
  const isNumbered = [at('idNumber'), ...beside].some(
    (cell) => says(cell) && /\d{15}/.test(withoutSpaces(cell.text)),
  )
  const remark = withoutSpaces(at('remark')?.text ?? '')
  const words = texts.map((word) => (word === remark ? '' : word))
  // A total may stand in any column, also under 身份证号码; a line with a real number is somebody.
  if (!isNumbered && words.some((word) => TOTAL.test(word))) return { kind: 'total' }
  if (!isNumbered && words.some((word) => NOTE.test(word))) return { kind: 'note' }
  if (words.some((word) => HINT.test(word))) return { kind: 'note' }
  const form = isNumbered ? undefined : formLine(cells)
  if (form) return form
  const name = withoutSpaces(at('name')?.text ?? '')
  if (normaliseHeader(name) === '姓名' || (words.includes('姓名') && words.includes('性别')))
    return { kind: 'header' }
  const door = at('room') ?? at('address')
  const doorText = withoutSpaces(door?.text ?? '')
  const isDoor = doorText !== '' && (at('room') !== undefined || parseAddress(doorText).room !== '')
  const [only = ''] = words
  const section = words.length === 1 ? sectionOf(only) : undefined
  if (section) return { kind: 'section', section }
  if (words.length === 1 && !isDoor) {
    const isTitle = context.spanned.has(rowNumber) || OF_PEOPLE.test(only)
    if (isTitle || at('name') === undefined) return { kind: 'note' }
  }
  const others = PERSON.filter((field) => field !== 'name' && says(at(field))).length
  const isSentence = /[:。,;]/.test(name) || name.length > 20
  if (words.length <= 2 && others === 0 && isSentence) return { kind: 'note' }
  if (isDoor && others === 0 && VACANT.test(name)) return { kind: 'vacant' }
  if (says(at('name')) || others > 0 || beside.some(says)) return { kind: 'person' }
  return { kind: isDoor && doorText.length < 40 ? 'vacant' : 'note' }
}
