/** Arguments for the commands of the residents' council. */
import type { TopicFields } from '../../../src/domain/deliberation/deliberation-commands'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'

type Samples = {
  readonly [Name in Extract<OfficeCommandName, `deliberation.${string}`>]: OfficeCommandArgs<Name>
}

export const topicFields: TopicFields = {
  title: '车棚改成充电棚好不好',
  text: '7幢东边的旧车棚没有电，想改成充电棚。',
  options: ['同意改', '不改', '先看看别处'],
  collectUntil: '2026-03-14',
  voteUntil: '2026-03-18',
  quorumPercent: 50,
  majority: 'half',
}

const none = { topicId: 'topic-none' }
const opinion = { ...none, opinionId: 'opinion-none' }
const { title, text, collectUntil, voteUntil } = topicFields

export const deliberationSamples: Samples = {
  'deliberation.propose': { topicId: 'topic-s', title, text },
  'deliberation.take-back': none,
  'deliberation.say': { ...opinion, text: '电线要埋好', isAnonymous: false },
  'deliberation.unsay': opinion,
  'deliberation.vote': { ...none, homeId: 'home-none', option: 0 },
  'deliberation.vote-for': { ...none, residentId: 'resident-none', asked: 'door', option: 0 },
  'deliberation.open': { topicId: 'topic-t', fields: topicFields },
  'deliberation.change': { ...none, title, text, collectUntil, voteUntil, seenAtMs: 0 },
  'deliberation.decline': { ...none, reason: '已经在办' },
  'deliberation.call-off': { ...none, reason: '车棚要拆了' },
  'deliberation.remove': { ...opinion, reason: '说到了别人家' },
  'deliberation.link': { ...none, matterId: 'matter-none' },
}
