/** What the terminal says of a demo: who can be tried, and what is worth trying. */
import type { DemoMember } from '../session/member.repository'

/** How many columns a text takes in a terminal: a Chinese character takes two. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (/[\u2e80-\uffee]/.test(character) ? 2 : 1), 0)

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** One line a person: name, post, what to try. */
export const demoLines = (
  members: readonly DemoMember[],
  kindNames: ReadonlyMap<string, string>,
): readonly string[] => {
  const rows = members.map(({ name, regionName, kindId, hint }) => [
    name,
    [regionName ?? '', kindNames.get(kindId ?? '') ?? '还没有岗位'].filter(Boolean).join(' '),
    hint,
  ])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  return rows.map((row) =>
    row
      .map((text, column) => padded(text, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
