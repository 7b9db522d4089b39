/** A small building for tests and page fixtures: 2 units, 3 floors, 8 doors, people of every mark, a few visits. */
import type { Household } from '../../src/domain/household/household'
import type { House } from '../../src/domain/house/house'
import type { Region } from '../../src/domain/organisation/region'
import type { RecordChange } from '../../src/domain/record'
import type { Resident } from '../../src/domain/resident/resident'
import type { Settings } from '../../src/domain/settings/settings'
import { defaultMatters } from '../../src/domain/settings/matter-rules'
import { defaultHelpCall } from '../../src/domain/settings/help-call-rules'
import { defaultTimeBank } from '../../src/domain/settings/time-bank-rules'
import { defaultVolunteering } from '../../src/domain/settings/volunteering-rules'
import { defaultWishes } from '../../src/domain/settings/wish-rules'
import { memberIdShape, regionIdShape } from '../../src/domain/shapes'
import type { Access } from '../../src/protocol/pull'
import * as v from 'valibot'

export const regionId = (id: string) => v.parse(regionIdShape, id)
export const memberId = (id: string) => v.parse(memberIdShape, id)

/** The leaf in which all records of the fixture lie, and its scope. */
export const buildingId = regionId('b15')
export const scopeId = regionId('mg1')
export const fixtureMember = { id: memberId('m-wang'), name: '王秀兰' } as const

const region = (id: string, parentId: string | null, levelId: string, name: string): Region => ({
  id: regionId(id),
  parentId: parentId === null ? null : regionId(parentId),
  levelId,
  name,
  code: '',
  ordinal: 1,
})

export const fixtureSettings: Settings = {
  levels: [
    { id: 'street', name: '街道', isScope: false },
    { id: 'community', name: '社区', isScope: false },
    { id: 'grid', name: '网格', isScope: false },
    { id: 'micro-grid', name: '微网格', isScope: true },
    { id: 'building', name: '楼栋', isScope: false },
  ],
  postKinds: [
    {
      id: 'grid-leader',
      name: '网格长',
      permissions: ['file.read', 'file.write', 'visit.write'],
      carriesFiles: true,
      grants: [],
    },
  ],
  tags: [
    { name: '独居老人', mark: '老', visitEveryDays: 7 },
    { name: '残疾', mark: '残', visitEveryDays: 30 },
  ],
  visitEveryDays: 90,
  campaignDays: [15],
  correctionHours: 24,
  quickPhrases: ['一切都好', '家里没人', '送了通知'],
  volunteering: defaultVolunteering,
  timeBank: defaultTimeBank,
  matters: defaultMatters,
  helpCall: defaultHelpCall,
  wishes: defaultWishes,
}

export const fixtureAccess: Access = {
  tenantName: '梧桐街道',
  memberId: fixtureMember.id,
  memberName: fixtureMember.name,
  posts: [
    {
      id: 'post-1',
      memberId: fixtureMember.id,
      memberName: fixtureMember.name,
      kindId: 'grid-leader',
      regionId: regionId('g1'),
      fromDate: '2026-01-01',
      toDate: '',
    },
  ],
  regions: [
    region('s1', null, 'street', '梧桐街道'),
    region('c1', 's1', 'community', '杨家门社区'),
    region('g1', 'c1', 'grid', '第一网格'),
    region('mg1', 'g1', 'micro-grid', '1号微网格'),
    region('b15', 'mg1', 'building', '15幢'),
  ],
  settings: fixtureSettings,
}

export const house = (id: string, unit: string, floor: number, room: string): House => ({
  id,
  regionId: buildingId,
  estate: '迎凤二期',
  building: '15',
  unit,
  floor,
  room,
  use: 'home',
  remark: '',
})

export const household = (id: string, houseId: string): Household => ({
  id,
  regionId: buildingId,
  houseId,
  state: 'living',
  tenure: '自有',
  movedInOn: '',
  movedOutOn: '',
  remark: '',
})

export const resident = (
  id: string,
  householdId: string,
  name: string,
  rest: Partial<Resident> = {},
): Resident => ({
  id,
  regionId: buildingId,
  householdId,
  name,
  sex: 'unknown',
  birthDate: '',
  phone: '',
  phoneRemark: '',
  relation: '户主',
  tags: [],
  ethnicGroup: '汉族',
  politicalStatus: '',
  education: '',
  maritalStatus: '',
  residencyStatus: '人户一致',
  employer: '',
  remark: '',
  initials: '',
  idNumberMask: '',
  idNumberLegacy: false,
  state: 'living',
  leftOn: '',
  mergedInto: '',
  ...rest,
})

const doors = [
  house('h-1-101', '1', 1, '101'),
  house('h-1-102', '1', 1, '102'),
  house('h-1-201', '1', 2, '201'),
  house('h-1-202', '1', 2, '202'),
  house('h-1-301', '1', 3, '301'),
  house('h-2-101', '2', 1, '101'),
  house('h-2-201', '2', 2, '201'),
  house('h-2-301', '2', 3, '301'),
]

const people = [
  resident('r-li', 'hh-1-101', '李佳珍', {
    sex: 'female',
    birthDate: '1941-05-06',
    phone: '13800010001',
    tags: ['独居老人'],
    initials: 'ljz',
    idNumberMask: '33**************83',
  }),
  resident('r-zhao', 'hh-1-102', '赵国强', {
    sex: 'male',
    birthDate: '1975-02-11',
    phone: '13800010002',
    initials: 'zgq',
  }),
  resident('r-zhao-wife', 'hh-1-102', '孙梅', {
    sex: 'female',
    birthDate: '1977-09-30',
    relation: '配偶',
    initials: 'sm',
  }),
  resident('r-chen', 'hh-1-201', '陈阿大', {
    sex: 'male',
    birthDate: '1968-12-01',
    tags: ['残疾'],
    initials: 'cad',
  }),
  resident('r-wu', 'hh-1-202', '吴小燕', {
    sex: 'female',
    birthDate: '1999-03-08',
    initials: 'wxy',
  }),
  resident('r-zhou', 'hh-2-101', '周明', { sex: 'male', birthDate: '1988-07-07', initials: 'zm' }),
  resident('r-shen', 'hh-2-201', '沈桂英', {
    sex: 'female',
    birthDate: '1938-01-19',
    tags: ['独居老人', '残疾'],
    initials: 'sgy',
  }),
]

const visit = (id: string, householdId: string, atMs: number, note: string): RecordChange => ({
  kind: 'visit',
  record: {
    id,
    regionId: buildingId,
    houseId: householdId.replace('hh', 'h'),
    householdId,
    outcome: 'met',
    kind: 'routine',
    note,
    photoIds: [],
    visitedAtMs: atMs,
    recordedAtMs: atMs,
    memberId: fixtureMember.id,
    memberName: fixtureMember.name,
    amendments: [],
  },
})

/** 15幢 of 迎凤二期. 1单元301 and 2单元301 stand empty. */
export const fixtureRecords: readonly RecordChange[] = [
  ...doors.map((record) => ({ kind: 'house', record }) as const),
  ...doors
    .filter(({ floor }) => floor !== 3)
    .map(({ id }) => ({ kind: 'household', record: household(`h${id}`, id) }) as const),
  ...people.map((record) => ({ kind: 'resident', record }) as const),
  visit('v-1', 'hh-1-101', Date.parse('2026-02-20T10:00:00+08:00'), '身体还好，药快吃完了'),
  visit('v-2', 'hh-1-102', Date.parse('2025-10-03T18:30:00+08:00'), ''),
  {
    kind: 'followUp',
    record: {
      id: 'f-1',
      regionId: buildingId,
      householdId: 'hh-1-101',
      visitId: 'v-1',
      kind: 'promise',
      text: '带药来看看',
      dueOn: '2026-03-02',
      state: 'open',
      closingNote: '',
      closedAtMs: 0,
      closedByName: '',
      handling: '',
      memberId: fixtureMember.id,
      memberName: fixtureMember.name,
      createdAtMs: Date.parse('2026-02-20T10:00:00+08:00'),
    },
  },
]
