/** Arguments for the commands of mediations. */
import * as v from 'valibot'
import type { PartyInput } from '../../../src/domain/mediation/mediation-commands'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import { memberIdShape } from '../../../src/domain/shapes'

type Samples = {
  readonly [Name in Extract<OfficeCommandName, `mediation.${string}`>]: OfficeCommandArgs<Name>
}

export const partyInput = (id: string, change: Partial<PartyInput> = {}): PartyInput => ({
  ...{ id, side: 'first', kind: 'person', name: '沈慧琴', phone: '13905730001', sex: '女' },
  ...{ ethnicGroup: '汉族', age: 68, occupation: '退休', address: '7幢1单元301', residentId: '' },
  representative: null,
  ...change,
})

export const neighbourInput = partyInput('party-2', {
  ...{ side: 'second', name: '王建国', phone: '13905730002', sex: '男', age: 45 },
  ...{ occupation: '司机', address: '7幢1单元401' },
  representative: { name: '王小军', relation: '儿子', phone: '13905730003' },
})

export const memberOf = (id: string) => v.parse(memberIdShape, id)

export const mediationSamples: Samples = {
  'mediation.open': {
    mediationId: 'mediation-s',
    matterId: '',
    kind: '邻里',
    brief: '楼上漏水，两家为修卫生间的钱争了三次。',
    mediatorIds: [memberOf('no-such-member')],
    parties: [partyInput('party-1'), neighbourInput],
  },
  'mediation.handle': {
    mediationId: 'mediation-none',
    act: { kind: 'note', words: '先分开谈' },
  },
}
