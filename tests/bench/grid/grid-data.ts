/**
 * One grid as the sync benchmark uses it: 300 households in 9 micro-grids, 900 residents, 2,000 visits; both
 * sides get the same records. Seeded, so that every run compares the same data. Nobody in it is real.
 */
import { createHash } from 'node:crypto'
import type { RecordChange } from '../../../src/domain/record'
import type { MemberId, RegionId } from '../../../src/domain/shapes'
import type { Visit } from '../../../src/domain/visit/visit'

export interface GridSize {
  readonly households: number
  readonly residents: number
  readonly visits: number
}

export const gridSize = { households: 300, residents: 900, visits: 2000 } as const
export const microGridCount = 9

export const gridId = '330483001003002' as RegionId
export const leaderId = 'bench-leader' as MemberId
export const leaderName = '沈建国'

const startMs = Date.parse('2026-01-01T00:00:00Z')

/** A stream of whole numbers below `bound`, the same for the same seed (mulberry32). */
const numbers = (seed: number) => {
  let state = seed
  return (bound: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

/** An id of the form and the randomness of UUID version 7, but the same in every run. */
export const idOf = (kind: string, index: number): string => {
  const time = (startMs + index * 1000).toString(16).padStart(12, '0')
  const hash = createHash('sha256').update(`${kind}${index}`).digest('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-a${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}

export const microGridOf = (household: number): RegionId =>
  `${gridId}${String((household % microGridCount) + 1).padStart(3, '0')}` as RegionId

const surnames = [...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲建国']
const notes = [
  '身体都好，下周女儿来带去医院。',
  '用电用气看过，没有问题。',
  '家里没人，留了便条，晚上再来。',
  '药快吃完了，提醒去社区医院配药。',
  '楼道灯不亮，已转物业，周三前回话。',
  '新搬来的租户，已说明垃圾分类和停车。',
  '老人耳朵不好，敲门要重一点，女儿电话已记。',
  '',
]

/** Where the households of a data set lie. */
export interface Homes {
  readonly households: number
  readonly regionOf: (household: number) => RegionId
}

export const inGrid = ({ households }: GridSize): Homes => ({ households, regionOf: microGridOf })

export const visitOf = (index: number, homes: Homes = inGrid(gridSize)): Visit => {
  const pick = numbers(index + 77)
  const household = index % homes.households
  const visitedAtMs = startMs + index * 7_000_000 + pick(3_600_000)
  return {
    id: idOf('visit', index),
    regionId: homes.regionOf(household),
    houseId: idOf('house', household),
    householdId: idOf('household', household),
    outcome: (['met', 'met', 'met', 'absent', 'declined'] as const)[pick(5)] ?? 'met',
    kind:
      (['routine', 'routine', 'care', 'safety-check', 'publicity'] as const)[pick(5)] ?? 'routine',
    note: `${notes[pick(notes.length)] ?? ''}${pick(3) === 0 ? `(${pick(1000)})` : ''}`,
    photoIds: [],
    visitedAtMs,
    recordedAtMs: visitedAtMs + pick(60_000),
    memberId: leaderId,
    memberName: leaderName,
    amendments: [],
  }
}

export const residentOf = (index: number, homes: Homes): RecordChange => {
  const pick = numbers(index)
  const household = index % homes.households
  const name = `${surnames[pick(20)] ?? ''}${givenNames[pick(30)] ?? ''}${givenNames[pick(30)] ?? ''}`
  return {
    kind: 'resident',
    record: {
      id: idOf('resident', index),
      regionId: homes.regionOf(household),
      householdId: idOf('household', household),
      name,
      initials: String.fromCharCode(97 + pick(26), 97 + pick(26), 97 + pick(26)),
      sex: pick(2) === 0 ? 'male' : 'female',
      birthDate: `${1935 + pick(85)}-0${1 + pick(9)}-${10 + pick(18)}`,
      phone: `144${String(10_000_000 + pick(89_999_999))}`,
      phoneRemark: '',
      relation: index < homes.households ? '户主' : (['配偶', '子', '女'][pick(3)] ?? '其他'),
      tags: pick(6) === 0 ? ['高龄老人'] : pick(9) === 0 ? ['新居民'] : [],
      ethnicGroup: '汉族',
      politicalStatus: pick(9) === 0 ? '中共党员' : '群众',
      education: ['初中', '高中', '本科'][pick(3)] ?? '',
      maritalStatus: '已婚',
      residencyStatus: '人户一致',
      employer: pick(4) === 0 ? '桐乡市第一人民医院' : '',
      remark: '',
      idNumberMask: `33**************${String(pick(10))}${String(pick(10))}`,
      idNumberLegacy: false,
      state: 'living',
      leftOn: '',
      mergedInto: '',
    },
  }
}

export const homeOf = (index: number, { regionOf }: Homes): RecordChange[] => {
  const building = 1 + Math.floor(index / 44)
  const floor = 1 + (Math.floor(index / 4) % 11)
  return [
    {
      kind: 'house',
      record: {
        id: idOf('house', index),
        regionId: regionOf(index),
        estate: '迎凤二期',
        building: String(building),
        unit: String(1 + (index % 3)),
        floor,
        room: `${floor}0${1 + (index % 4)}`,
        use: 'home',
        remark: '',
      },
    },
    {
      kind: 'household',
      record: {
        id: idOf('household', index),
        regionId: regionOf(index),
        houseId: idOf('house', index),
        state: 'living',
        tenure: '自有',
        movedInOn: '',
        movedOutOn: '',
        remark: '',
      },
    },
  ]
}

export const upTo = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** Every record of the grid: 300 houses and households, 900 residents, 2,000 visits unless told otherwise. */
export const gridRecords = (size: GridSize = gridSize): RecordChange[] => [
  ...upTo(size.households, (index) => homeOf(index, inGrid(size))).flat(),
  ...upTo(size.residents, (index) => residentOf(index, inGrid(size))),
  ...upTo(size.visits, (index) => ({
    kind: 'visit' as const,
    record: visitOf(index, inGrid(size)),
  })),
]
