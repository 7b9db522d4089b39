/**
 * Topics of the demo's 居民议事厅: one whose votes were counted, one in which households vote, one that collects opinions, and
 * a resident's proposal that waits for the office.
 */
import type { TopicFields } from '../../../src/domain/deliberation/deliberation-commands'
import { addDays, chinaDate } from '../../../src/domain/calendar'
import type { Api } from '../api'
import { drainContentChecks } from '../content-check/drain-content-checks'
import { sweepTopics } from '../deliberation/sweep-topics'
import { daysBefore, pushAs } from './demo-actions'
import { communityWorkerId, demoCommunityCode, demoTenantId, gridLeaderId } from './demo-people'
import { requireRegionId } from './demo-posts'
import type { DemoResident } from './demo-residents'

/** Which of the residents, and what that one says or votes. */
type Said = readonly [who: number, text: string]
type Voted = readonly [who: number, option: number]

const yard = {
  title: '7 幢前面的空地怎么用',
  text: '旧花坛拆掉以后空了一块，大约八十平方米。网格里收到三种想法，一户投一票，票多的就照着做。',
  options: ['停非机动车', '装晾衣架和长椅', '种花种草，邻里认养'],
}
const yardWords: readonly Said[] = [
  [0, '晾衣架做高一点，别挡一楼的光。'],
  [2, '种花好看，就怕没人管，要认养就写上名字。'],
  [7, '七幢晚上车停得进不了门，先把车停好。'],
]
const yardVotes: readonly Voted[] = [
  ...([0, 2, 4] as const).map((place) => [place, 1] as const),
  ...([1, 3, 5, 6, 7, 9] as const).map((place) => [place, 0] as const),
  [8, 2],
]
const gate = {
  title: '北门晚上几点关',
  text: '北门没有保安，半夜有外面的车进来抄近路；关早了，上夜班的邻居要绕到南门。',
  options: ['二十二点半关', '二十四点关', '装门禁，不关'],
}
const gateWords: readonly Said[] = [
  [3, '我下夜班十二点多，关太早要绕十来分钟。'],
  [5, '装门禁好是好，老人不会用卡，能不能刷脸或者按铃？'],
]
/** The one that can be tried has not voted yet. */
const gateVotes: readonly Voted[] = [
  [1, 0],
  [2, 2],
  [4, 1],
  [5, 2],
  [9, 2],
]
const shed = {
  title: '旧车棚改成充电棚，好不好',
  text: '12 幢西面的旧车棚没有电，想改成能停六十辆的充电棚。改的时候车先停到北门两侧，大约半个月。改的钱由街道出，往后电费谁充谁付。',
  options: ['同意改', '不改', '换个地方建'],
}
const shedWords: readonly Said[] = [
  [1, '同意改，现在大家从楼上拉线充电，看着心慌。'],
  [6, '离 12 幢西边的窗太近了，棚顶要用不会烧的材料，再装个喷淋。'],
  [8, '改的半个月里，能不能留一块给接送孩子的车停？'],
]

const swap = {
  title: '每月办一次旧物交换',
  text: '孩子的书和小车、不穿的衣服，丢了可惜。想在社区门口每月办一次，大家拿来换，剩下的捐掉。',
}

/** Days from the day on which the demo began, negative before it. */
interface Plan {
  readonly collectUntil: number
  readonly voteUntil: number
  readonly quorumPercent: number
  readonly majority: TopicFields['majority']
}

interface DemoTopic {
  readonly topicId: string
  readonly regionId: string
}

/** What people do in the council on one day, so many days before the demo began. */
const councilOn = (api: Api, startMs: number, daysAgo: number) => {
  const at = (minutes: number): Api => daysBefore(api, startMs, daysAgo, minutes)
  const evening = at(9 * 60)
  const act = (
    { memberId }: Pick<DemoResident, 'memberId'>,
    name: string,
    { topicId, regionId }: DemoTopic,
    { minutes = 0, ...args }: { readonly minutes?: number; readonly [name: string]: unknown },
  ) => {
    const commandId = `${topicId}-${name}-${memberId}`.replace('.', '-')
    return pushAs(at(minutes), memberId, [
      { commandId, name, regionId, args: { topicId, ...args } },
    ])
  }
  return {
    act,
    open: (
      topic: DemoTopic,
      words: Pick<TopicFields, 'title' | 'text' | 'options'>,
      plan: Plan,
    ) => {
      const [collectUntil, voteUntil] = [plan.collectUntil, plan.voteUntil].map((days) =>
        addDays(chinaDate(startMs), days),
      )
      const { quorumPercent, majority } = plan
      const fields = { ...words, collectUntil, voteUntil, quorumPercent, majority }
      return act({ memberId: communityWorkerId }, 'deliberation.open', topic, { fields })
    },
    say: async (topic: DemoTopic, lines: readonly (readonly [DemoResident, string])[]) => {
      for (const [turn, [resident, text]] of lines.entries()) {
        const opinionId = `${topic.topicId}-${resident.memberId}`
        const said = { opinionId, text, isAnonymous: false, minutes: 97 * turn + 12 }
        await act(resident, 'deliberation.say', topic, said)
      }
    },
    vote: async (topic: DemoTopic, votes: readonly (readonly [DemoResident, number])[]) => {
      for (const [resident, option] of votes)
        await act(resident, 'deliberation.vote', topic, { homeId: resident.homeId, option })
    },
    check: () => drainContentChecks(evening, evening.nowMs()),
    sweep: () => sweepTopics(evening, evening.nowMs()),
  }
}

/** Somebody of the roster by a name that is there once. */
const findLiving = async ({ database }: Api, name: string): Promise<string> => {
  const { id } = await database
    .selectFrom('resident')
    .select('id')
    .where('tenant_id', '=', demoTenantId)
    .where('name', '=', name)
    .where('state', '=', 'living')
    .executeTakeFirstOrThrow()
  return id
}

export const holdCouncil = async (
  api: Api,
  startMs: number,
  residents: readonly DemoResident[],
): Promise<void> => {
  const on = (daysAgo: number) => councilOn(api, startMs, daysAgo)
  const who = <What>(lines: readonly (readonly [number, What])[]) =>
    lines.flatMap(([place, what]) => {
      const resident = residents[place]
      return resident ? [[resident, what] as const] : []
    })
  const microGridId = await requireRegionId(api, '杨家门社区/第二网格/1号微网格')
  const gridId = await requireRegionId(api, '杨家门社区/第二网格')

  const counted = { topicId: 'demo-topic-yard', regionId: microGridId }
  const half = { quorumPercent: 30, majority: 'half' } as const
  await on(21).open(counted, yard, { ...half, collectUntil: -13, voteUntil: -6 })
  await on(18).say(counted, who(yardWords))
  await on(18).check()
  await on(12).sweep()
  await on(9).vote(counted, who(yardVotes))
  await on(5).sweep()

  const voting = { topicId: 'demo-topic-gate', regionId: gridId }
  const most = { quorumPercent: 10, majority: 'most' } as const
  await on(9).open(voting, gate, { ...most, collectUntil: -3, voteUntil: 5 })
  await on(6).say(voting, who(gateWords))
  await on(6).check()
  await on(2).sweep()
  await on(1).vote(voting, who(gateVotes))
  const residentId = await findLiving(api, '余妹彩')
  const asked = { residentId, asked: 'door', option: 0 }
  await on(1).act({ memberId: gridLeaderId }, 'deliberation.vote-for', voting, asked)

  const collecting = { topicId: 'demo-topic-shed', regionId: demoCommunityCode }
  const strict = { quorumPercent: 50, majority: 'two-thirds' } as const
  await on(4).open(collecting, shed, { ...strict, collectUntil: 6, voteUntil: 14 })
  await on(2).say(collecting, who(shedWords))
  await on(2).check()

  const proposed = { topicId: 'demo-topic-swap', regionId: microGridId }
  for (const [resident, text] of who([[3, swap.text]]))
    await on(1).act(resident, 'deliberation.propose', proposed, { title: swap.title, text })
  await on(1).check()
}
