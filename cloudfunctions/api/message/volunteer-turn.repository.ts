/** Writes to somebody that the own volunteering has come a step further: the registration, an order, a gift. */
import { writeMessages, type NewMessage, type Outbox } from './message.repository'
import type { MessageText } from './message-sender'

const usefulForMs = 7 * 24 * 3_600_000

export type VolunteerTurn = Pick<NewMessage, 'id' | 'memberId'> & Omit<MessageText, 'place'>

export const writeVolunteerTurns = (
  outbox: Outbox,
  turns: readonly VolunteerTurn[],
): Promise<void> =>
  writeMessages(
    outbox,
    turns.map(({ id, memberId, ...text }) => ({
      ...{ id, memberId, template: 'volunteer-turn' },
      text: { ...text, place: '' },
      usefulUntilMs: outbox.nowMs + usefulForMs,
    })),
  )
