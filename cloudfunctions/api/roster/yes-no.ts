/**
 * What 是 and 否 mean under the name of their column: 是 under 是否人户分离 is 人户分离, 否 under 是否出租 says
 * nothing. Other words stay as they are.
 */
import { tickMarks, unticked } from './columns'
import { normaliseHeader } from './header-names'

const opposites: Readonly<Record<string, string>> = {
  人户分离: '人户一致',
  人户一致: '人户分离',
  婚: '未婚',
}
const meanings: Readonly<Record<string, string>> = { 婚: '已婚' }

/** `header`: of the column in which `text` stands. */
export function meaningOf(header: string, text: string): string {
  const isNo = unticked.test(text)
  if (!isNo && !tickMarks.test(text)) return text
  const name = normaliseHeader(header)
  const asked =
    /^(?:是否(?:为|是)?|有无)(.+)$/.exec(name)?.[1] ?? /^(.+)(?:与否|否)$/.exec(name)?.[1]
  const about = asked ?? (Object.hasOwn(opposites, name) ? name : undefined)
  if (about === undefined) return text
  return isNo ? (opposites[about] ?? '') : (meanings[about] ?? about)
}
