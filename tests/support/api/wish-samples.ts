/** Arguments for the commands of micro-wishes. */
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import type { Helper, WishRequest } from '../../../src/domain/wish/wish-commands'

type Samples = {
  readonly [Name in Extract<OfficeCommandName, `wish.${string}`>]: OfficeCommandArgs<Name>
}

export const wishRequest: WishRequest = {
  category: '生活用品',
  text: '我是7幢的沈慧琴，想要一台收音机听戏',
  contact: { name: '沈慧琴', phone: '13905730001', door: '7幢1单元301' },
  pool: null,
  helped: null,
}

export const helpedElder = { name: '吴阿珍', relation: '网格里的老人', consent: 'said' } as const

export const helper: Helper = { name: '陈志强', phone: '13905730088', unit: '' }

const none = { wishId: 'wish-none' }

export const wishSamples: Samples = {
  'wish.publish': { wishId: 'wish-s', request: wishRequest },
  'wish.publish-for': { wishId: 'wish-t', request: { ...wishRequest, helped: helpedElder } },
  'wish.rewrite': { ...none, text: '想要一台收音机' },
  'wish.withdraw': none,
  'wish.claim': { ...none, helper, words: '' },
  'wish.give-up': { ...none, words: '' },
  'wish.fulfil': { ...none, words: '送到了', photoIds: [] },
  'wish.confirm': { ...none, cameTrue: true, words: '谢谢', photoIds: [] },
  'wish.confirm-for': { ...none, cameTrue: true, words: '老人很高兴', photoIds: [] },
  'wish.pledge': { ...none, pledgeId: 'pledge-s', amount: 1, helper, words: '' },
  'wish.take-back': { ...none, pledgeId: 'pledge-s' },
  'wish.handle': { ...none, act: { kind: 'publish', text: '想要一台收音机' }, photoIds: [] },
}
