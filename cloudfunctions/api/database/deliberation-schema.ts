/** Row types of the residents' council (migration 0041). `…_cipher` is made by secrets/ only. */
import type { Generated, JSONColumnType } from 'kysely'
import type { OpinionState } from '../../../src/domain/deliberation/opinion'
import type { TopicState } from '../../../src/domain/deliberation/topic'
import type { Majority } from '../../../src/domain/deliberation/topic-result'

/** How far the check of what a resident proposed has come; unasked: the office wrote it. */
export type TopicContentState = 'unasked' | 'waiting' | 'passed' | 'held' | 'kept'

export interface DeliberationTopicTable {
  tenant_id: string
  id: string
  region_id: string
  region_path: string
  state: TopicState
  content_state: TopicContentState
  proposer_member_id: string | null
  option_count: number
  quorum_percent: number
  majority: Majority
  collect_until_ms: number | null
  vote_until_ms: number | null
  next_alarm_at_ms: number | null
  result_votes: JSONColumnType<number[]> | null
  result_voted: number | null
  result_entitled: number | null
  matter_id: Generated<string>
  step_count: Generated<number>
  submitted_at_ms: number
  changed_at_ms: number
  details_cipher: string
}

export interface DeliberationOpinionTable {
  tenant_id: string
  id: string
  topic_id: string
  member_id: string
  state: OpinionState
  said_at_ms: number
  removed_by_member_id: string | null
  opinion_cipher: string
}

export interface DeliberationBallotTable {
  tenant_id: string
  topic_id: string
  household_id: string
  member_id: string
  cast_at_ms: number
  is_proxied: Generated<boolean>
  ballot_cipher: string
}

export interface DeliberationProxyTable {
  tenant_id: string
  topic_id: string
  household_id: string
  turn: number
  member_id: string
  cast_at_ms: number
  proxy_cipher: string
}

export interface DeliberationTables {
  deliberation_topic: DeliberationTopicTable
  deliberation_opinion: DeliberationOpinionTable
  deliberation_ballot: DeliberationBallotTable
  deliberation_proxy: DeliberationProxyTable
}
