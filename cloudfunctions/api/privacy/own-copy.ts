/**
 * 个人信息副本: all that somebody asked for, said and voted, as .xlsx, for whoever it is of (个人信息保护法 45). Names of others are
 * covered, and what others wrote about a mediation or a wish is not in it. The records of a volunteer have a copy of their own.
 */
import { chinaMoment } from '../../../src/domain/calendar'
import { coveredName } from '../../../src/domain/covered-name'
import { opinionStateNames } from '../../../src/domain/deliberation/opinion'
import { topicStateNames } from '../../../src/domain/deliberation/topic'
import { helpOutcomeNames, helpStateNames } from '../../../src/domain/help/help-call'
import { householdsOf, type HomeState } from '../../../src/domain/home/home'
import { matterStateNames } from '../../../src/domain/matter/matter'
import { mediationStateNames, type Party } from '../../../src/domain/mediation/mediation'
import { wishStateNames } from '../../../src/domain/wish/wish'
import type { Actor } from '../access/actor-access'
import { listOwnBallots } from '../deliberation/ballot.repository'
import { listOwnOpinions } from '../deliberation/opinion.repository'
import { findTopic, listTopics, type StoredTopic } from '../deliberation/topic.repository'
import type { Api } from '../api'
import { listCallsOf } from '../help/help-call.repository'
import { findRegistrationsOf } from '../help/help-registration.repository'
import { findHomesOf, type Home } from '../home/home.repository'
import { listFollowed } from '../matter/matter-list.repository'
import { findMediationsOfMatters } from '../mediation/mediation-list.repository'
import { writeBook, type Sheet } from '../paper/write-book'
import { listOwn } from '../wish/wish-list.repository'
import { timeSheets } from './time-sheets'

/** Of each kind, the newest: far more than anybody has. */
const most = 500

const homeStateNames: Readonly<Record<HomeState, string>> = {
  unconfirmed: '等社区核对',
  confirmed: '已核对',
  declined: '对不上',
}

const homeSheet = (homes: readonly Home[]): Sheet => [
  '住处',
  [
    ['登记时间', '门牌', '姓名', '电话', '是谁的', '状态'],
    ...homes.map(({ details, state, setAtMs }) => {
      const isOwn = details.forWhom === 'self'
      const name = isOwn ? details.name : coveredName(details.name)
      const whose = isOwn ? '自己' : details.relation
      return [chinaMoment(setAtMs), details.door, name, details.phone, whose, homeStateNames[state]]
    }),
  ],
]

type Files = Pick<Api, 'database' | 'vault'> & { readonly tenantId: string }

const matterSheets = async (files: Files, memberId: string): Promise<readonly Sheet[]> => {
  const all = await listFollowed(files, memberId, most)
  const own = all.filter(
    ({ matter, writtenByMemberId }) =>
      matter.askerMemberId === memberId || writtenByMemberId === memberId,
  )
  const asked = own.filter(({ matter }) => matter.askerMemberId === memberId)
  const ids = asked.map(({ matter }) => matter.id)
  const mediations = await findMediationsOfMatters(files, ids)
  // With a representative who asked is that one, and the party is somebody who is helped.
  const partyNames = (parties: readonly Party[]): string =>
    parties
      .map((one) => {
        const isOneself = one.memberId === memberId && one.representative === null
        return isOneself ? one.name : coveredName(one.name)
      })
      .join('、')
  return [
    [
      '诉求',
      [
        ['提交时间', '编号', '类别', '内容', '地点', '姓名', '电话', '替谁提', '状态'],
        ...own.map(({ matter, number, request }) => [
          ...[
            chinaMoment(matter.submittedAtMs),
            number,
            request.category,
            request.text,
            request.place,
          ],
          ...[request.name, request.phone, request.helped ? coveredName(request.helped.name) : ''],
          matterStateNames[matter.state],
        ]),
      ],
    ],
    [
      '调解',
      [
        ['受理时间', '编号', '类别', '状态', '当事人', '生效', '回访'],
        ...mediations.map(({ mediation, number }) => [
          ...[chinaMoment(mediation.openedAtMs), number, mediation.kind],
          ...[mediationStateNames[mediation.state], partyNames(mediation.parties)],
          ...[mediation.agreement?.effectiveOn ?? '', mediation.revisitOn],
        ]),
      ],
    ],
  ]
}

/** What somebody else wished for is only what everybody reads. */
const wishSheet = async (files: Files, memberId: string): Promise<Sheet> => [
  '心愿',
  [
    ['时间', '内容', '我是', '状态'],
    ...(await listOwn(files, memberId, most)).map(({ wish, request, shownText }) => {
      const isMine = wish.wisherMemberId === memberId || wish.writtenByMemberId === memberId
      const part = isMine ? '许愿、代写的人' : '认领、出力的人'
      const text = isMine ? request.text : shownText
      return [chinaMoment(wish.submittedAtMs), text, part, wishStateNames[wish.state]]
    }),
  ],
]

const helpSheets = async (files: Files, memberId: string): Promise<readonly Sheet[]> => {
  const own = await findRegistrationsOf(files, memberId, [])
  const calls = await listCallsOf(
    files,
    own.map(({ id }) => id),
    most,
  )
  const doorOf = new Map(own.map(({ id, person }) => [id, person.door]))
  return [
    [
      '一键呼叫',
      [
        ['按下的时间', '门牌', '演练', '经过', '结果'],
        ...calls.map(({ call, registrationId }) => [
          ...[
            chinaMoment(call.pressedAtMs),
            doorOf.get(registrationId) ?? '',
            call.isDrill ? '是' : '',
          ],
          ...[helpStateNames[call.state], call.outcome ? helpOutcomeNames[call.outcome] : ''],
        ]),
      ],
    ],
  ]
}

const councilSheets = async (
  files: Files,
  memberId: string,
  homes: readonly Home[],
): Promise<readonly Sheet[]> => {
  const states = Object.keys(topicStateNames) as (keyof typeof topicStateNames)[]
  const { found } = await listTopics(files, { states, proposerMemberId: memberId, most })
  const opinions = await listOwnOpinions(files, memberId, most)
  const householdIds = householdsOf(homes)
  const ballots = await listOwnBallots(files, { memberId, householdIds }, most)
  const topics = new Map<string, StoredTopic>()
  for (const { topicId } of [...opinions, ...ballots]) {
    const topic = topics.has(topicId) ? undefined : await findTopic(files, topicId)
    if (topic) topics.set(topicId, topic)
  }
  const titleOf = (topicId: string) => topics.get(topicId)?.words.title ?? ''
  return [
    [
      '提的议题',
      [
        ['时间', '议题', '说明', '状态'],
        ...found.map(({ topic, words }) => [
          ...[
            chinaMoment(topic.submittedAtMs),
            words.title,
            words.text,
            topicStateNames[topic.state],
          ],
        ]),
      ],
    ],
    [
      '说的意见',
      [
        ['时间', '议题', '意见', '署名', '状态', '原因'],
        ...opinions.map(({ saidAtMs, topicId, text, name, state, reason }) => [
          ...[
            chinaMoment(saidAtMs),
            titleOf(topicId),
            text,
            name,
            opinionStateNames[state],
            reason,
          ],
        ]),
      ],
    ],
    [
      '投的票',
      [
        ['时间', '议题', '投了', '谁投的'],
        ...ballots.map(({ castAtMs, topicId, option, byName }) => [
          ...[chinaMoment(castAtMs), titleOf(topicId)],
          ...[topics.get(topicId)?.words.options[option] ?? '', byName],
        ]),
      ],
    ],
  ]
}

export const ownCopy = async (api: Api, { tenantId, memberId }: Actor): Promise<Buffer> => {
  const { database, vault } = api
  const files = { database, vault, tenantId }
  const homes = await findHomesOf(files, { tenantId, memberId })
  return writeBook([
    homeSheet(homes),
    ...(await matterSheets(files, memberId)),
    await wishSheet(files, memberId),
    ...(await councilSheets(files, memberId, homes)),
    ...(await helpSheets(files, memberId)),
    ...(await timeSheets(api, { tenantId, memberId }, most)),
  ])
}
