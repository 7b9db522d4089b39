/** In which order messages leave: a call for help before all others, news that can wait behind them. */
import type { MessageTemplate } from '../../../src/domain/message/message-commands'

export const urgent = 0
const usual = 1
const news = 2
export const last = news

export const precedenceOf = (template: MessageTemplate): number => {
  switch (template) {
    case 'help-call':
      return urgent
    case 'announcement-new':
    case 'topic-result':
      return news
    default:
      return usual
  }
}
