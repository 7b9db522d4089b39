/** Stands in for WeChat in the demo and in tests: nothing leaves, what would have left can be looked at. */
import type { MessageSender, OutgoingMessage, SendOutcome } from './message-sender'

/** A demo runs for weeks. */
const keptMessages = 200

export class FakeMessageSender implements MessageSender {
  readonly sent: OutgoingMessage[] = []
  readonly templateIds = {
    'activity-reminder': 'fake-reminder',
    'activity-change': 'fake-change',
    'activity-seat': 'fake-seat',
    'matter-turn': 'fake-matter-turn',
    'matter-duty': 'fake-matter-duty',
    'help-call': 'fake-help-call',
    'wish-turn': 'fake-wish-turn',
    'wish-duty': 'fake-wish-duty',
    'deliberation-turn': 'fake-deliberation-turn',
    'deliberation-duty': 'fake-deliberation-duty',
    'announcement-new': 'fake-announcement-new',
    'topic-result': 'fake-topic-result',
    'volunteer-turn': 'fake-volunteer-turn',
    'ledger-fault': 'fake-ledger-fault',
  }

  /** `outcomeOf` lets a test be refused, or not answered. */
  constructor(
    private readonly outcomeOf: (message: OutgoingMessage) => SendOutcome = () => 'sent',
  ) {}

  send(message: OutgoingMessage): Promise<SendOutcome> {
    const outcome = this.outcomeOf(message)
    if (outcome === 'sent' || outcome === 'unknown') this.sent.push(message)
    this.sent.splice(0, this.sent.length - keptMessages)
    return Promise.resolve(outcome)
  }
}
