/**
 * What a new tenant starts with, and the demo shows: every line is data that an administrator may change.
 * Permissions are the least with which the post can do its work.
 */
import type { PostKind, Settings, TagRule } from './settings'
import { defaultHelpCall } from './help-call-rules'
import { defaultMatters } from './matter-rules'
import { defaultTimeBank } from './time-bank-rules'
import { defaultVolunteering } from './volunteering-rules'
import { defaultWishes } from './wish-rules'

const belowCommunity = [
  'grid-leader',
  'grid-member',
  'micro-grid-leader',
  'building-steward',
  'contact-household',
  'seconded-cadre',
] as const

/** Called in for what the grid cannot do itself; each sees what was given to it. */
const departments = [
  'urban-management',
  'police-station',
  'justice-office',
  'civil-affairs',
  'property-company',
] as const

const atTheDoors: PostKind['permissions'] = [
  'file.read',
  'file.write',
  'visit.write',
  'matter.report',
  'matter.handle',
  'help.answer',
  'mediation.keep',
]
/** Reads the files and logs visits; what should change in a file is told by the visit's note. */
const callers: PostKind['permissions'] = [
  'file.read',
  'visit.write',
  'matter.report',
  'help.answer',
]

const department = (
  id: string,
  name: string,
  givenAt: readonly string[],
  besides: PostKind['permissions'] = [],
): PostKind => ({
  id,
  name,
  permissions: ['matter.handle', ...besides],
  carriesFiles: false,
  grants: [],
  givenAt: [...givenAt],
  isDepartment: true,
})

/** Nobody gives a post of the own kind: that is what the next office up is for. */
const postKinds: readonly PostKind[] = [
  {
    id: 'street-administrator',
    name: '街道管理员',
    permissions: [
      'post.manage',
      'region.manage',
      'settings.change',
      'access-log.read',
      'activity.run',
      'volunteer.manage',
      'matter.report',
      'matter.handle',
      'help.answer',
      'content.review',
      'hotline.import',
      'wish.manage',
      'announcement.publish',
      'mediation.keep',
      'deliberation.run',
    ],
    carriesFiles: false,
    // Its own kind too: the top of a tree must be able to hand itself over.
    grants: ['street-administrator', 'community-worker', ...departments, ...belowCommunity],
    givenAt: ['street'],
  },
  {
    id: 'community-worker',
    name: '社区工作者',
    permissions: [
      ...atTheDoors,
      'file.merge',
      'content.review',
      'hotline.import',
      'roster.import',
      'id-number.reveal',
      'access-log.read',
      'post.manage',
      'region.manage',
      'refused.adopt',
      'activity.run',
      'volunteer.manage',
      'wish.manage',
      'announcement.publish',
      'deliberation.run',
    ],
    carriesFiles: true,
    grants: ['property-company', ...belowCommunity],
    givenAt: ['community'],
  },
  {
    id: 'grid-leader',
    name: '网格长',
    permissions: [...atTheDoors, 'activity.run', 'announcement.publish'],
    carriesFiles: true,
    grants: [],
    givenAt: ['grid'],
  },
  {
    id: 'grid-member',
    name: '网格员',
    permissions: atTheDoors,
    carriesFiles: true,
    grants: [],
    givenAt: ['grid', 'micro-grid'],
  },
  {
    id: 'micro-grid-leader',
    name: '微网格长',
    permissions: atTheDoors,
    carriesFiles: true,
    grants: [],
    givenAt: ['micro-grid'],
  },
  {
    id: 'building-steward',
    name: '楼栋长',
    permissions: callers,
    carriesFiles: true,
    grants: [],
    givenAt: ['building'],
  },
  {
    id: 'contact-household',
    name: '党员联系户',
    permissions: callers,
    carriesFiles: true,
    grants: [],
    givenAt: ['grid', 'micro-grid', 'building'],
  },
  {
    id: 'seconded-cadre',
    name: '下沉干部',
    permissions: callers,
    carriesFiles: true,
    grants: [],
    givenAt: ['community', 'grid', 'micro-grid'],
  },
  department('urban-management', '城管中队', ['street']),
  department('police-station', '派出所', ['street']),
  department('justice-office', '司法所', ['street'], ['mediation.keep']),
  department('civil-affairs', '民政办', ['street']),
  department('property-company', '物业服务企业', ['community']),
]

const tags: readonly TagRule[] = [
  { name: '独居老人', mark: '老', visitEveryDays: 7 },
  { name: '特困人员', mark: '困', visitEveryDays: 7 },
  { name: '失能老人', mark: '老', visitEveryDays: 7 },
  { name: '孤儿', mark: '童', visitEveryDays: 7 },
  { name: '空巢老人', mark: '老', visitEveryDays: 14 },
  { name: '高龄老人', mark: '老', visitEveryDays: 30 },
  { name: '留守儿童', mark: '童', visitEveryDays: 14 },
  { name: '困境儿童', mark: '童', visitEveryDays: 14 },
  { name: '一级残疾', mark: '残', visitEveryDays: 14 },
  { name: '二级残疾', mark: '残', visitEveryDays: 14 },
  { name: '三级残疾', mark: '残', visitEveryDays: 30 },
  { name: '四级残疾', mark: '残', visitEveryDays: 30 },
  { name: '肢体残疾', mark: '残', visitEveryDays: 30 },
  { name: '视力残疾', mark: '残', visitEveryDays: 30 },
  { name: '听力残疾', mark: '残', visitEveryDays: 30 },
  { name: '低保户', mark: '保', visitEveryDays: 30 },
  { name: '退役军人', mark: '军', visitEveryDays: null },
  { name: '新居民', mark: '新', visitEveryDays: null },
]

export const defaultSettings: Settings = {
  levels: [
    { id: 'street', name: '街道', isScope: false },
    { id: 'community', name: '社区', isScope: false },
    { id: 'grid', name: '网格', isScope: false },
    { id: 'micro-grid', name: '微网格', isScope: true },
    { id: 'building', name: '楼栋', isScope: false },
  ],
  postKinds: [...postKinds],
  tags: [...tags],
  visitEveryDays: 90,
  campaignDays: [15],
  correctionHours: 24,
  quickPhrases: [
    '身体都好',
    '家里都好，没有要办的事',
    '用电用气安全',
    '提醒了防诈骗',
    '提醒了天冷保暖',
    '送了通知',
    '药快吃完了',
    '家里没人，改天再来',
    '子女已联系',
  ],
  volunteering: defaultVolunteering,
  timeBank: defaultTimeBank,
  matters: defaultMatters,
  helpCall: defaultHelpCall,
  wishes: defaultWishes,
}
