/** Arguments for the commands of matters. */
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import type { MatterRequest } from '../../../src/domain/matter/matter-commands'

type Samples = {
  readonly [Name in Extract<OfficeCommandName, `matter.${string}`>]: OfficeCommandArgs<Name>
}

export const matterRequest: MatterRequest = {
  category: '设施维修',
  text: '三楼的楼道灯不亮了，晚上看不清台阶。',
  photoIds: [],
  place: '7幢1单元三楼',
  isPublic: false,
  name: '沈慧琴',
  phone: '13905730001',
  helped: null,
}

const rating = { solved: true, satisfaction: 5 }
const none = { matterId: 'matter-none' }

export const matterSamples: Samples = {
  'matter.submit': { matterId: 'matter-s', request: matterRequest },
  'matter.take-down': { matterId: 'matter-t', channel: 'phone', request: matterRequest },
  'matter.add-voice': none,
  'matter.say': { ...none, words: '昨天又坏了', photoIds: [] },
  'matter.rewrite': { ...none, text: '楼道灯坏了', photoIds: [] },
  'matter.withdraw': none,
  'matter.rate': { ...none, rating, words: '', later: false },
  'matter.rate-for': {
    ...{ ...none, rating, words: '电话里说很满意', later: false },
    reached: { way: 'phone', who: 'self' },
  },
  'matter.handle': { ...none, act: { kind: 'accept', words: '' }, photoIds: [] },
}
