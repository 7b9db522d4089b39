/** Members of the test street who want to hear of their volunteering, and what they hear. */
import type { Api } from '../../../cloudfunctions/api/api'
import { drainMessages } from '../../../cloudfunctions/api/message/drain-messages'
import { FakeMessageSender } from '../../../cloudfunctions/api/message/fake-message-sender'
import { acceptsOnly, officeCommand, push } from './test-file'

/** Each time for one message. */
export const wantTurns = async (api: Api, ...members: readonly string[]): Promise<void> => {
  const args = { templates: ['volunteer-turn' as const] }
  for (const member of members)
    acceptsOnly(await push(api, member, officeCommand('message.consent', 'g1', args)))
}

/** What is sent now: 'openid-v1 证明开好了'. */
export const heardTurns = async (api: Api): Promise<readonly string[]> => {
  const messageSender = new FakeMessageSender()
  await drainMessages({ ...api, messageSender }, api.nowMs())
  return messageSender.sent.map(({ openid, text }) => `${openid} ${text.remark}`).sort()
}
