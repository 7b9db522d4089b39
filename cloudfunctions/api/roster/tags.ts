/**
 * The kinds of people that a line names, in a column of tags, by ticks, or by the title of its sheet; and which of
 * the tenant's own tags they are. It must not invent a tag that nobody wrote.
 */
import { saysNothing, toPlainText, withoutSpaces } from '../../../src/domain/plain-text'
import { tickMarks, unticked } from './columns'
import type { HeaderColumn } from './header-column'
import { cellOf, type PersonLine } from './people-of-row'

/** As the resident file takes them (src/domain/resident/resident.ts). */
export const MAX_TAG_LENGTH = 20

/** 低保、残疾; 低保+残疾; 1.独居老人 2.高龄; ①低保②残疾. */
const SEPARATOR = /[、,;/|\s++&①-⑳]+|(?:^|(?<=\D))\d{1,2}[.)]/
/** A way of living that is a kind of people, whatever column it stands in. */
const LIVES = /^(?:独居|空巢|孤寡|留守)(?:老人)?$/
/** Said of everybody who is of no kind. */
const ORDINARY = /^(?:普通|一般|正常|其他)(?:居民|人群|人员|群众|家庭|户|人口)?$/

/** The tags column split, the name of every ticked column, and the kind of the whole sheet. */
export function readTags(
  line: PersonLine,
  { columns, kind }: { readonly columns: readonly HeaderColumn[]; readonly kind: string },
): string[] {
  const tags = new Set<string>()
  const listed = toPlainText(cellOf(line, 'tags')?.text ?? '').split(SEPARATOR)
  for (const part of listed)
    if (!saysNothing(part) && !unticked.test(part) && !ORDINARY.test(part)) tags.add(part)
  const lives = withoutSpaces(cellOf(line, 'residencyStatus')?.text ?? '')
  if (LIVES.test(lives)) tags.add(lives)
  for (const { field, index, tag } of line.person === 0 ? columns : []) {
    const written = toPlainText(line.cells[index]?.text ?? '')
    if (field !== 'tagFlag' || written === '' || unticked.test(written)) continue
    const detail = tickMarks.test(written) ? '' : withoutSpaces(written)
    const words = detail.includes(tag) ? detail : `${tag}${detail}`
    tags.add(words.length > MAX_TAG_LENGTH ? tag : words)
  }
  // What the row itself says goes before the title of its sheet: 特困 in a list called 低保.
  const saysItself = listed.some((part) => part !== '')
  const isSaid = [...tags].some((tag) => tag.includes(stemOf(kind)))
  if (kind !== '' && !saysItself && !isSaid) tags.add(kind)
  return [...tags]
}

/** The kinds of disability and their grades: GB/T 26341. */
const DISABILITY = /(?:视力|听力|言语|肢体|智力|精神|多重)|[一二三四1-4]级/g
const GENERAL_END = /(?:人员|对象|家庭|户|老年?人|军人|人)$/

/** What is common to 低保, 低保户 and 低保对象. */
const stemOf = (tag: string): string => tag.replace(GENERAL_END, '') || tag

/**
 * The tenant's tags that a written one means: 低保 → 低保户, 残疾二级 → 二级残疾; as written where none or several
 * fit. `known`: the tags of the settings.
 */
export function knownTags(written: string, known: readonly string[]): readonly string[] {
  if (known.includes(written)) return [written]
  if (written.includes('残疾')) {
    const parts = (written.match(DISABILITY) ?? []).map(
      (part) => `${part.replace(/[1-4]/, (digit) => '一二三四'.charAt(Number(digit) - 1))}残疾`,
    )
    if (parts.some((part) => known.includes(part))) return parts
  }
  const alike = known.filter((tag) => stemOf(tag) === stemOf(written))
  return alike.length === 1 ? alike : [written]
}
