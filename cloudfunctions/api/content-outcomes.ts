/**
 * What follows when a content was checked, by what it belongs to; called in the transaction that decides it, and the same
 * again changes nothing. A feature adds its line.
 */
import type { ContentSubject } from '../../src/domain/content-check/content-check'
import { settleActivityReason, settleActivityWords } from './activity/check-activity-content'
import type { CheckDesk, ContentOutcome } from './content-check/content-check.repository'
import { settleOpinionContent, settleTopicContent } from './deliberation/settle-council-content'
import { settleMatterPublicity } from './matter/settle-publicity'
import { settleStepPublicity } from './matter/settle-step-publicity'
import { settleTeamName } from './time-bank/check-team-name'
import { settleOrderWords } from './time-bank/check-order-words'
import { settleWishThanks, settleWishWords } from './wish/settle-wish-words'

type Follow = (desk: CheckDesk, subjectId: string, outcome: ContentOutcome) => Promise<void>

export const contentOutcomes: Readonly<Record<ContentSubject, Follow>> = {
  matter: settleMatterPublicity,
  'matter-step': settleStepPublicity,
  wish: settleWishWords,
  'wish-thanks': settleWishThanks,
  topic: settleTopicContent,
  opinion: settleOpinionContent,
  activity: settleActivityWords,
  'activity-reason': settleActivityReason,
  order: settleOrderWords,
  team: settleTeamName,
}
