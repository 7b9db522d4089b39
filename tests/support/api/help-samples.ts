/** Arguments for the commands of the help call. */
import type { HelpDetails } from '../../../src/domain/help/help-commands'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'

type Samples = {
  readonly [Name in Extract<OfficeCommandName, `help.${string}`>]: OfficeCommandArgs<Name>
}

export const helpDetails: HelpDetails = {
  relatives: [{ name: '沈小梅', relation: '女儿', phone: '13905730009' }],
  stationPhone: '0573-88110001',
  note: '耳背，钥匙在隔壁',
}

const none = { registrationId: 'help-none' }

export const helpSamples: Samples = {
  'help.ask-registration': { ...none, homeId: 'home-none', details: helpDetails },
  'help.register': { ...none, homeId: 'home-none', details: helpDetails },
  'help.change': { ...none, details: helpDetails },
  'help.end': { ...none, reason: '搬走了' },
  'help.call': { ...none, callId: 'call-none', pressedAtMs: 1_772_499_600_000, isDrill: false },
  'help.cancel': { callId: 'call-none' },
  'help.answer': { callId: 'call-none', act: { kind: 'acknowledge', minutes: 10, words: '' } },
}
