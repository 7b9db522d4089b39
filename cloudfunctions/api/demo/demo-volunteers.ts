/** Volunteers of the demo and what they may sign up for, through the product's own commands. Everybody is invented. */
import { addDays, chinaClock, chinaDate } from '../../../src/domain/calendar'
import type { ActivityFields, Schedule } from '../../../src/domain/activity/activity'
import { noGuardian, type VolunteerDetails } from '../../../src/domain/volunteer/volunteer'
import type { Api } from '../api'
import { pushAs } from './demo-actions'
import { communityWorkerId, demoCommunityCode, demoTenantId } from './demo-people'

type Line = readonly [
  id: string,
  name: string,
  sex: 'female' | 'male',
  birthDate: string,
  skills: string,
  team: string,
]

/** The last one waits to be verified, for whoever tries the community worker. */
const volunteers: readonly Line[] = [
  ['demo-volunteer-1', '沈慧琴', 'female', '1968-05-12', '理发', '红梅服务队'],
  ['demo-volunteer-2', '方志强', 'male', '1975-09-03', '水电维修', '蓝领服务队'],
  ['demo-helper-3', '章美玲', 'female', '1962-02-20', '', '红梅服务队'],
  ['demo-helper-4', '陶建荣', 'male', '1958-11-08', '书法', '银龄服务队'],
  ['demo-helper-5', '许佳怡', 'female', '1996-07-15', '摄影', '青年服务队'],
  ['demo-helper-6', '费明', 'male', '1989-01-30', '家电维修', '蓝领服务队'],
  ['demo-helper-7', '闻秀英', 'female', '1955-04-04', '', '银龄服务队'],
  ['demo-helper-8', '戴晓东', 'male', '1983-12-01', '驾驶', '青年服务队'],
  ['demo-helper-9', '乐琴芳', 'female', '1971-06-18', '医疗护理', '红梅服务队'],
  ['demo-helper-10', '程思远', 'male', '2001-03-27', '心理疏导', '青年服务队'],
  ['demo-helper-11', '盛国平', 'male', '1965-10-10', '', '银龄服务队'],
  ['demo-helper-12', '施雨欣', 'female', '1999-08-22', '法律咨询', '青年服务队'],
]
const helpers = volunteers.map(([id]) => id)
const verified = helpers.slice(0, -1)

const insertMembers = async ({ database, nowMs }: Api): Promise<void> => {
  await database
    .insertInto('member')
    .values(
      volunteers.map(([id, name], place) => ({
        tenant_id: demoTenantId,
        id,
        openid: null,
        name,
        demo_hint: null,
        created_at_ms: nowMs() + 1000 + place,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

const detailsOf = (
  [, name, sex, birthDate, skill, team]: Line,
  place: number,
): VolunteerDetails => ({
  name,
  sex,
  birthDate,
  phone: `144057300${String(place + 1).padStart(2, '0')}`,
  idNumber: '',
  skills: skill === '' ? [] : [skill],
  serviceKinds: ['敬老助残', '环境卫生'],
  team,
  politicalStatus: '',
  guardian: noGuardian,
})

const act = (commandId: string, name: string, args: unknown) => ({
  commandId: `demo-${commandId}`,
  name,
  regionId: demoCommunityCode,
  args,
})

const register = async (api: Api): Promise<void> => {
  for (const [place, line] of volunteers.entries()) {
    const [id] = line
    const args = { volunteerId: `volunteer-${id}`, details: detailsOf(line, place) }
    await pushAs(api, id, [act(`register-${id}`, 'volunteer.register', args)])
  }
  await pushAs(
    api,
    communityWorkerId,
    verified.map((id) =>
      act(`verify-${id}`, 'volunteer.verify', { volunteerId: `volunteer-${id}`, idNumber: '' }),
    ),
  )
}

const contact = { contactName: '徐丽萍', contactPhone: '057388000001', photoId: '' }

interface Offer {
  readonly id: string
  readonly fields: ActivityFields
  readonly schedule: Schedule
}

/** Days are counted from the day on which the demo is made. */
const offersOf = (nowMs: number): readonly Offer[] => {
  const today = chinaDate(nowMs)
  const soonMs = nowMs + 30 * 60_000
  return [
    {
      id: 'demo-call-up',
      fields: {
        title: '周六红色召集令：小区大扫除',
        serviceKind: '环境卫生',
        brand: '红色召集令',
        place: '迎凤二期北门',
        note: '请穿方便干活的衣服。手套、钳子、垃圾袋社区准备，饮水自带。',
        ...contact,
      },
      schedule: {
        kind: 'series',
        weekday: 6,
        fromDate: addDays(today, 1),
        toDate: addDays(today, 18 * 7),
        shifts: [{ from: '08:00', to: '10:30', quota: 30 }],
      },
    },
    {
      id: 'demo-guide',
      fields: {
        title: '路口文明劝导',
        serviceKind: '文明劝导',
        brand: '',
        place: '校场路和茅盾路口',
        note: '马甲和小旗在岗亭领，请提前五分钟到。',
        ...contact,
      },
      schedule: {
        kind: 'once',
        date: chinaDate(soonMs),
        shifts: [{ from: chinaClock(soonMs), to: chinaClock(soonMs + 2 * 3_600_000), quota: 6 }],
      },
    },
    {
      id: 'demo-stairs',
      fields: {
        title: '15 幢楼道清洁',
        serviceKind: '环境卫生',
        brand: '',
        place: '迎凤二期 15 幢楼下',
        note: '清走楼道里的杂物和小广告，工具社区准备。',
        ...contact,
      },
      schedule: {
        kind: 'once',
        date: addDays(today, 2),
        shifts: [{ from: '14:00', to: '16:00', quota: 4 }],
      },
    },
    {
      id: 'demo-haircut',
      fields: {
        title: '给老人理发、量血压',
        serviceKind: '敬老助残',
        brand: '',
        place: '杨家门社区一楼活动室',
        note: '会理发的请带自己顺手的工具；不会的一起陪老人聊聊天。',
        ...contact,
      },
      schedule: {
        kind: 'once',
        date: addDays(today, 5),
        shifts: [
          // In the afternoon: the call-up is on the morning of whichever day is a Saturday.
          { from: '13:30', to: '15:00', quota: 5 },
          { from: '15:00', to: '16:30', quota: 5 },
        ],
      },
    },
  ]
}

/** Shift → who signs up, in this order: behind the fourth of the stairs there is a waiting list. */
const signUps: readonly (readonly [shiftId: string, who: readonly string[]])[] = [
  ['demo-call-up.1.s1', verified.slice(0, 8)],
  ['demo-guide.s1', [0, 3, 4, 7].flatMap((at) => verified[at] ?? [])],
  ['demo-stairs.s1', [0, 2, 5, 6, 1, 9].flatMap((at) => verified[at] ?? [])],
  ['demo-haircut.s1', [8, 9].flatMap((at) => verified[at] ?? [])],
]

export const enlistVolunteers = async (api: Api): Promise<void> => {
  await insertMembers(api)
  await register(api)
  await pushAs(
    api,
    communityWorkerId,
    offersOf(api.nowMs()).map(({ id, fields, schedule }) =>
      act(`publish-${id}`, 'activity.publish', { activityId: id, fields, schedule }),
    ),
  )
  for (const [shiftId, who] of signUps)
    for (const memberId of who)
      await pushAs(api, memberId, [
        act(`sign-${shiftId}-${memberId}`, 'activity.sign-up', { shiftId }),
      ])
  const first = verified[0] ?? ''
  const request = { requestId: 'demo-correction', changes: { team: '红梅理发队' }, note: '' }
  await pushAs(api, first, [act('correct', 'volunteer.ask-correction', request)])
  const volunteerId = `volunteer-${first}`
  const heldOn = addDays(chinaDate(api.nowMs()), -20)
  await pushAs(api, communityWorkerId, [
    act('train', 'volunteer.record-training', {
      entryId: 'demo-training',
      volunteerId,
      name: '志愿服务岗前培训',
      heldOn,
      minutes: 90,
    }),
    act('appraise', 'volunteer.appraise', {
      entryId: 'demo-appraisal',
      volunteerId,
      text: '理发细心，老人们都喜欢她。',
    }),
  ])
}
