/** One community, kept by many offices: whatever the layout, the same people come to the same doors and households. */
import fc from 'fast-check'
import { addressKey } from '../../src/domain/address-text'
import type { RosterReading } from '../../src/domain/roster'
import { idOf, readingOf, type SheetPlan, type Value } from '../support/roster-workbook'

interface Person {
  readonly name: string
  readonly relation: string
  readonly id: string
}
interface Home {
  readonly estate: string
  readonly building: number
  readonly unit: number
  readonly room: string
  readonly people: readonly Person[]
}
type Plans = Readonly<Record<string, SheetPlan>>

const SURNAMES = [...'李王张刘陈杨赵黄周吴徐孙']
const GIVEN = [...'强芳明伟敏静丽军洋勇艳杰娟涛超霞平刚桂英']
const RELATIONS = ['户主', '配偶', '子', '女']

const home = fc.record({
  estate: fc.constantFrom('和平家园', '学苑里'),
  building: fc.integer({ min: 1, max: 9 }),
  unit: fc.integer({ min: 1, max: 3 }),
  floor: fc.integer({ min: 1, max: 6 }),
  side: fc.integer({ min: 1, max: 2 }),
  size: fc.integer({ min: 1, max: 4 }),
})

/** Homes with doors of their own, and people with names and numbers of their own, in the order of the doors. */
const homes: fc.Arbitrary<Home[]> = fc
  .uniqueArray(home, {
    minLength: 3,
    maxLength: 8,
    selector: ({ estate, building, unit, floor, side }) =>
      [estate, building, unit, floor, side].join(),
  })
  .map((doors) => {
    let made = 0
    const person = (relation: string): Person => {
      const at = made++
      const name = `${SURNAMES[at % SURNAMES.length] ?? ''}${GIVEN[at % GIVEN.length] ?? ''}${GIVEN[(at * 7 + 3) % GIVEN.length] ?? ''}`
      return { name, relation, id: idOf(`19${50 + (at % 49)}0101`, at + 1) }
    }
    return [...doors]
      .sort((one, other) =>
        `${one.estate}${one.building}`.localeCompare(`${other.estate}${other.building}`),
      )
      .map(({ estate, building, unit, floor, side, size }) => ({
        estate,
        building,
        unit,
        room: `${floor}0${side}`,
        people: RELATIONS.slice(0, size).map(person),
      }))
  })

const address = ({ estate, building, unit, room }: Home, spelling = 0): string =>
  [
    `${estate}${building}幢${unit}单元${room}室`,
    `${estate}${building}-${unit}-${room}`,
    `${estate} ${building}号楼${unit}单元${room}`,
    `梧桐街道杨家门社区${estate}${building}#${unit}-${room}`,
  ][spelling % 4] ?? ''
const columns = ({ estate, building, unit, room }: Home): Value[] => [estate, building, unit, room]
const lines = (
  all: readonly Home[],
  line: (of: Home, person: Person, at: number) => Value[],
): Value[][] => all.flatMap((of) => of.people.map((person, at) => line(of, person, at)))
const byBuilding = (all: readonly Home[]): Map<string, Home[]> => {
  const groups = new Map<string, Home[]>()
  for (const of of all) {
    const key = `${of.estate}${of.building}幢`
    groups.set(key, [...(groups.get(key) ?? []), of])
  }
  return groups
}
const most = 4
const members = (title: (number: number) => string): string[] =>
  Array.from({ length: most - 1 }, (_, at) => title(at + 1))

const layouts: Readonly<Record<string, (all: readonly Home[]) => Plans>> = {
  'a row a person, the address in columns': (all) => ({
    名册: {
      rows: [
        ['小区', '幢', '单元', '室', '姓名', '与户主关系', '身份证号码'],
        ...lines(all, (of, { name, relation, id }) => [...columns(of), name, relation, id]),
      ],
    },
  }),
  'a row a person, the address in one text of many spellings': (all) => ({
    名册: {
      rows: [
        ['户主姓名', '姓名', '身份证号码', '住址'],
        ...lines(all, (of, { name, id }, at) => [
          of.people[0]?.name ?? '',
          name,
          id,
          address(of, at),
        ]),
      ],
    },
  }),
  'the address once a household': (all) => ({
    名册: {
      rows: [
        ['住址', '姓名', '与户主关系', '身份证号码'],
        ...lines(all, (of, { name, relation, id }, at) => [
          at === 0 ? address(of) : null,
          name,
          relation,
          id,
        ]),
      ],
    },
  }),
  'a row a household, members in columns': (all) => ({
    名册: {
      rows: [
        [
          ...['住址', '户主姓名', '户主身份证号'],
          ...members(
            (number) => `成员${number}姓名|成员${number}与户主关系|成员${number}身份证号`,
          ).flatMap((titles) => titles.split('|')),
        ],
        ...all.map((of) => [
          address(of),
          ...of.people.flatMap(({ name, relation, id }, at) =>
            at === 0 ? [name, id] : [name, relation, id],
          ),
        ]),
      ],
    },
  }),
  'members under group titles': (all) => ({
    名册: {
      rows: [
        [
          '住址',
          '户主信息',
          null,
          ...members((number) => `家庭成员${'一二三'.charAt(number - 1)}`).flatMap((title) => [
            title,
            null,
            null,
          ]),
        ],
        [
          null,
          '姓名',
          '身份证号码',
          ...members(() => '姓名|关系|身份证号码').flatMap((titles) => titles.split('|')),
        ],
        ...all.map((of) => [
          address(of),
          ...of.people.flatMap(({ name, relation, id }, at) =>
            at === 0 ? [name, id] : [name, relation, id],
          ),
        ]),
      ],
      merges: ['A1:A2', 'B1:C1', 'D1:F1', 'G1:I1', 'J1:L1'],
    },
  }),
  'members in one cell': (all) => ({
    名册: {
      rows: [
        ['住址', '家庭成员', '与户主关系', '身份证号码'],
        ...all.map((of) => [
          address(of),
          ...(['name', 'relation', 'id'] as const).map((field) =>
            of.people.map((one) => one[field]).join('、'),
          ),
        ]),
      ],
    },
  }),
  'a sheet a building, by its name': (all) =>
    Object.fromEntries(
      [...byBuilding(all)].map(([name, own]) => [
        name,
        {
          rows: [
            ['房号', '姓名', '与户主关系', '身份证号'],
            ...lines(own, ({ unit, room }, { name: who, relation, id }) => [
              `${unit}-${room}`,
              who,
              relation,
              id,
            ]),
          ],
        },
      ]),
    ),
  'lines between the people that name the building': (all) => ({
    名册: {
      rows: [
        ['单元', '室', '姓名', '与户主关系', '身份证号'],
        ...[...byBuilding(all)].flatMap(([name, own]): Value[][] => [
          [name],
          ...lines(own, ({ unit, room }, { name: who, relation, id }) => [
            unit,
            room,
            who,
            relation,
            id,
          ]),
          ['小计', null, `${own.length}户`],
        ]),
      ],
    },
  }),
  'a form a household, one below the other': (all) => ({
    户档: {
      rows: all.flatMap((of): Value[][] => [
        ['居民家庭登记表'],
        ['家庭住址', address(of)],
        ['姓名', '与户主关系', '身份证号码'],
        ...of.people.map(({ name, relation, id }) => [name, relation, id]),
      ]),
    },
  }),
}

const written = (all: readonly Home[]): string[] =>
  all
    .flatMap((of) =>
      of.people.map(({ name, id }) =>
        [name, id, of.estate, of.building, of.unit, of.room, of.people[0]?.name].join('|'),
      ),
    )
    .sort()
const read = ({ sheets }: RosterReading): string[] =>
  sheets
    .flatMap(({ rows }) => rows)
    .map((row) => [row.name, row.idNumber, addressKey(row.address), row.headName].join('|'))
    .sort()

it.each(Object.keys(layouts))('%s', (layout) => {
  fc.assert(
    fc.property(homes, (all) => {
      const reading = readingOf(layouts[layout]?.(all) ?? {})
      expect(reading.sheets.flatMap(({ defects }) => defects)).toEqual([])
      expect(read(reading)).toEqual(written(all))
    }),
    { numRuns: 8 },
  )
})
