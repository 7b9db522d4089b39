/** What an import plans, on the given roster and on small ones: nothing twice, nothing silently, nothing deleted. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportPlan, IndexedRow, OnFile } from '../../cloudfunctions/api/roster/import-plan'
import { planImport } from '../../cloudfunctions/api/roster/plan-import'
import { readRoster } from '../../cloudfunctions/api/roster/read-roster'
import { readWorkbook } from '../../cloudfunctions/api/roster/workbook'
import { regionNameKey } from '../../cloudfunctions/api/roster/region-name'
import { parseAddress } from '../../src/domain/address-text'
import type { Region } from '../../src/domain/organisation/region'
import { rosterFieldLabels, type RosterRow } from '../../src/domain/roster'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import type { Settings } from '../../src/domain/settings/settings'
import type { RegionId } from '../../src/domain/shapes'

const settings: Settings = {
  ...defaultSettings,
  levels: [
    { id: 'street', name: '街道', isScope: false },
    { id: 'community', name: '社区', isScope: false },
    { id: 'grid', name: '网格', isScope: false },
    { id: 'micro-grid', name: '微网格', isScope: true },
    { id: 'building', name: '楼栋', isScope: false },
  ],
  postKinds: [],
  tags: [],
  quickPhrases: [],
}
const asRegionId = (id: string) => id as RegionId
const community: Region = {
  id: asRegionId('yangjiamen'),
  parentId: null,
  levelId: 'community',
  name: '杨家门社区',
  code: '330483001003',
  ordinal: 3,
}
const emptyFile: OnFile = {
  regions: [community],
  houses: [],
  households: [],
  residents: [],
  lastImported: new Map(),
  elsewhere: new Set(),
}
const allColumns = new Set(Object.keys(rosterFieldLabels))

const plan = (rows: readonly IndexedRow[], onFile: OnFile = emptyFile): ImportPlan => {
  let made = onFile.residents.length * 10
  const planned = planImport({
    rows,
    onFile,
    vacantHouses: [],
    defectiveNames: new Set(),
    targetId: community.id,
    settings,
    newId: () => `new-${++made}`,
    newRegionId: () => asRegionId(`region-${++made}`),
  })
  if (!planned) throw new Error('the region cannot take a roster')
  return planned
}

/** What is on file after a plan was carried out. */
const carriedOut = (planned: ImportPlan, onFile: OnFile = emptyFile): OnFile => {
  const of = planned.households
  const created = of.flatMap(({ newResidents }) => newResidents)
  return {
    ...onFile,
    regions: [...onFile.regions, ...planned.newRegions],
    houses: [...onFile.houses, ...of.flatMap(({ newHouse }) => (newHouse ? [newHouse] : []))],
    households: [
      ...onFile.households,
      ...of.flatMap(({ newHousehold }) => (newHousehold ? [newHousehold] : [])),
    ],
    residents: [
      ...onFile.residents,
      ...created.map(({ resident, idNumber }) => ({ resident, idNumberIndex: idNumber })),
    ],
    lastImported: new Map([
      ...onFile.lastImported,
      ...created.map(({ resident, imported }) => [resident.id, imported] as const),
      ...of.flatMap(({ newHousehold }) =>
        newHousehold ? [[newHousehold.id, { tenure: newHousehold.tenure }] as const] : [],
      ),
    ]),
  }
}

const indexed = (row: RosterRow): IndexedRow => ({
  ...row,
  idNumberIndex: row.idNumber,
  columns: allColumns,
})

const person = (name: string, idNumber: string, more: Partial<RosterRow> = {}): IndexedRow => {
  const address = more.address ?? parseAddress('迎凤二期15幢3单元203')
  const key = `${address.estate}${address.building}-${address.room}`
  return indexed({
    sheet: '第二网格',
    rowNumber: 4,
    person: 0,
    communityName: '',
    saysCommunity: '',
    saysStreet: '',
    gridName: '第二网格',
    microGridName: '1号微网格',
    houseKey: key,
    householdKey: `${key}|${more.headName ?? '李佳珍'}`,
    headName: '李佳珍',
    relation: '',
    name,
    sex: 'female',
    birthDate: '1988-07-06',
    idNumber,
    idNumberLegacy: false,
    phone: '',
    phoneRemark: '',
    ethnicGroup: '',
    politicalStatus: '',
    education: '',
    maritalStatus: '',
    residencyStatus: '',
    tenure: '自有',
    employer: '',
    tags: [],
    tagsSpokenOf: null,
    remark: '',
    notes: [],
    ...more,
    address,
  })
}

const nothingNew = (planned: ImportPlan) => {
  expect(planned.households).toEqual([])
  expect(planned.newRegions).toEqual([])
  expect(planned.changed).toEqual([])
  expect(planned.kept).toEqual([])
  expect(planned.toDecide).toEqual([])
}

describe('the roster of 杨家门', () => {
  const file = join(__dirname, '../../cloudfunctions/api/demo/data/roster-yangjiamen.xlsx')
  const book = readWorkbook(readFileSync(file))
  if (!book.ok) throw new Error(book.reason)
  const reading = readRoster(book.sheets, { today: '2026-11-22' })
  const rows = reading.sheets.flatMap((sheet) => sheet.rows).map(indexed)
  const first = plan(rows)

  it('becomes seven grids with their micro-grids and buildings, numbered in order', () => {
    const at = (level: string) => first.newRegions.filter(({ levelId }) => levelId === level)
    expect(at('grid').map(({ name }) => name)).toEqual(
      ['一', '二', '三', '四', '五', '六', '七'].map((numeral) => `第${numeral}网格`),
    )
    expect(at('grid').map(({ code }) => code)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((number) => `33048300100300${number}`),
    )
    expect(at('micro-grid').every(({ name }) => /^\d+号微网格$/.test(name))).toBe(true)
    expect(at('building').some(({ name }) => name === '迎凤二期 15幢')).toBe(true)
  })

  it('creates every clean row once, behind one house a door', () => {
    expect(first.added).toHaveLength(rows.length)
    expect(first.toDecide).toEqual([])
    const houses = first.households.flatMap(({ newHouse }) => (newHouse ? [newHouse] : []))
    expect(new Set(houses.map(({ id }) => id)).size).toBe(
      new Set(rows.map(({ houseKey, gridName }) => `${gridName}|${houseKey}`)).size,
    )
  })

  it('changes nothing when it is imported again', () => nothingNew(plan(rows, carriedOut(first))))
})

describe('an edited file', () => {
  const li = person('李佳珍', 'A', { relation: '户主', phone: '14410367929', employer: '个体' })
  const xu = person('徐刚华', 'B', { tags: ['一级残疾'] })
  const onFile = carriedOut(plan([li, xu]))
  const withResident = (name: string, change: object): OnFile => ({
    ...onFile,
    residents: onFile.residents.map((each) =>
      each.resident.name === name ? { ...each, resident: { ...each.resident, ...change } } : each,
    ),
  })

  it('updates what the roster changed, with what it said before', () => {
    const planned = plan([{ ...li, phone: '14400000000' }, xu], onFile)
    expect(planned.changed).toEqual([
      {
        name: '李佳珍',
        address: '迎凤二期15幢3单元203室',
        fields: [{ field: 'phone', from: '14410367929', to: '14400000000' }],
      },
    ])
    expect(planned.households[0]?.residentUpdates[0]?.changes).toEqual({
      phone: { from: '14410367929', to: '14400000000' },
    })
    expect(planned.unchangedResidents).toBe(1)
  })

  it('keeps what a phone changed since, and says so', () => {
    const planned = plan([li, xu], withResident('李佳珍', { phone: '14499999999' }))
    expect(planned.changed).toEqual([])
    expect(planned.kept[0]?.fields).toEqual([
      { field: 'phone', from: '14499999999', to: '14410367929' },
    ])
    const both = plan(
      [{ ...li, phone: '14400000000' }, xu],
      withResident('李佳珍', { phone: '14499999999' }),
    )
    expect(both.changed).toEqual([])
    expect(both.kept).toHaveLength(1)
  })

  it('merges tags of both sides', () => {
    const planned = plan(
      [li, { ...xu, tags: ['一级残疾', '低保'] }],
      withResident('徐刚华', { tags: ['一级残疾', '独居老人'] }),
    )
    expect(planned.changed[0]?.fields).toEqual([
      { field: 'tags', from: ['一级残疾', '独居老人'], to: ['一级残疾', '独居老人', '低保'] },
    ])
  })

  it('does not take an empty cell for a change, unless the last roster had something there', () => {
    expect(plan([{ ...li, employer: '' }, xu], onFile).changed[0]?.fields).toEqual([
      { field: 'employer', from: '个体', to: '' },
    ])
    nothingNew(plan([li, xu], withResident('徐刚华', { employer: '桐昆集团' })))
    const narrow = new Set([...allColumns].filter((column) => column !== 'employer'))
    nothingNew(plan([{ ...li, employer: '', columns: narrow }, xu], onFile))
  })

  it('lists who is no longer there and deletes nobody', () => {
    const planned = plan([li], onFile)
    expect(planned.notListed).toEqual([{ name: '徐刚华', address: '迎凤二期15幢3单元203室' }])
    expect(planned.households).toEqual([])
  })

  it('moves nobody who turns up behind another door', () => {
    const address = parseAddress('迎凤二期7幢2单元903')
    const moved = person('徐刚华', 'B', { address, headName: '徐刚华', tags: ['一级残疾'] })
    const planned = plan([li, moved], onFile)
    expect(planned.households).toEqual([])
    expect(planned.newRegions).toEqual([])
    expect(planned.toDecide).toEqual([
      {
        sheet: '第二网格',
        rowNumber: 4,
        name: '徐刚华',
        address: '迎凤二期7幢2单元903室',
        onFile: '档案里住在 迎凤二期15幢3单元203室',
      },
    ])
    expect(planned.notListed).toEqual([])
  })

  it('does not create again who is on file in another community or as gone', () => {
    const left = plan([li, xu], withResident('徐刚华', { state: 'left' }))
    expect(left.toDecide.map(({ onFile: where }) => where)).toEqual(['档案里已登记为迁出'])
    const gone = plan([li, { ...xu, name: '马明' }], withResident('徐刚华', { state: 'left' }))
    expect(gone.toDecide.map(({ onFile: where }) => where)).toEqual([
      '档案里这个身份证号是徐刚华的（档案里已登记为迁出），请核对号码或姓名',
    ])
    const outside = plan([person('张三', 'C')], { ...onFile, elsewhere: new Set(['C']) })
    expect(outside.added).toEqual([])
    expect(outside.toDecide.map(({ onFile: where }) => where)).toEqual([
      '这个身份证号在别的区域已建档',
    ])
  })

  it('makes no one household of who lives there and who has moved in', () => {
    const chen = person('陈某', 'E', { headName: '陈某', relation: '户主' })
    const planned = plan([chen], onFile)
    expect(planned.households).toMatchObject([
      { newHouse: null, newHousehold: { houseId: onFile.houses[0]?.id } },
    ])
    expect(planned.notListed).toHaveLength(2)
    const renamed = ['李佳珍', '徐刚华'].map((name) => person(name, '', { headName: '徐刚华' }))
    expect(plan(renamed, onFile).added).toEqual([])
  })

  it('adds a corrected row to its household', () => {
    const planned = plan([person('徐小宝', 'D', { birthDate: '2015-01-01' })], onFile)
    expect(planned.households[0]).toMatchObject({ newHouse: null, newHousehold: null })
    expect(planned.households[0]?.newResidents[0]?.resident.householdId).toBe(
      onFile.households[0]?.id,
    )
  })

  it('knows a person without a number by name and birth date, and gives the number', () => {
    const blank = {
      ...onFile,
      residents: onFile.residents.map((each) => ({ ...each, idNumberIndex: '' })),
    }
    const planned = plan([li, xu], blank)
    expect(planned.added).toEqual([])
    expect(planned.households[0]?.residentUpdates.map(({ newIdNumber }) => newIdNumber)).toEqual([
      'A',
      'B',
    ])
  })
})

describe('other layouts', () => {
  it('puts houses without grid or micro-grid under ones that say so', () => {
    const planned = plan([person('李佳珍', 'A', { gridName: '', microGridName: '' })])
    expect(planned.newRegions.map(({ name }) => name)).toEqual([
      '未分网格',
      '未分微网格',
      '迎凤二期 15幢',
    ])
  })

  it('takes a grid for the same under its other spellings', () => {
    for (const name of ['第2网格', '2号网格', '杨家门社区第二网格', '网格2', '第02网格'])
      expect(regionNameKey(name)).toBe(regionNameKey('第二网格'))
    expect(regionNameKey('第十二网格')).not.toBe(regionNameKey('第二网格'))
    expect(regionNameKey('杨家门社区居委会')).toBe(regionNameKey('杨家门社区'))
  })

  it('knows a shop by the word in front of its address', () => {
    const planned = plan([person('甲', 'A', { address: parseAddress('商铺:振兴路90号') })])
    expect(planned.households[0]?.newHouse).toMatchObject({ estate: '振兴路', use: 'shop' })
  })

  it('tells doors of a village apart by the head of the household', () => {
    const address = parseAddress('民安村12组')
    const rows = ['甲', '乙'].map((name) =>
      person(name, name, { address, headName: name, relation: '户主' }),
    )
    const planned = plan(rows)
    expect(planned.households.map(({ newHouse }) => newHouse?.room)).toEqual(['甲家', '乙家'])
    nothingNew(plan(rows, carriedOut(planned)))
  })
})
