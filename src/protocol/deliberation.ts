/** Questions about the residents' council. What is shown needs no login; what a ballot says is answered to who cast it only. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { AskedWay } from '../domain/deliberation/ballot'
import type { OpinionState } from '../domain/deliberation/opinion'
import type { FormerTopic, ProposedWords, Topic, TopicPhase } from '../domain/deliberation/topic'
import { recordIdShape, regionIdShape, timeMsShape } from '../domain/shapes'

export const topicsPerPage = 20
/** Of a topic the newest. */
export const mostShownOpinions = 200

export interface TopicLine extends Omit<Topic, 'proposerMemberId'> {
  readonly regionName: string
  readonly title: string
  readonly text: string
  readonly options: readonly string[]
  readonly phase: TopicPhase
  /** Why it was declined or called off. */
  readonly reason: string
  readonly isProposer: boolean
}

/** Under a covered name, or none. */
export interface OpinionLine {
  readonly id: string
  readonly text: string
  readonly name: string
  readonly saidAtMs: number
  readonly isOwn: boolean
  /** Of others only those that are shown. */
  readonly state: OpinionState
  /** Why an own one was removed or stays unshown. */
  readonly reason: string
}

/** A household of the caller's, with its vote. */
export interface HouseholdVote {
  readonly homeId: string
  readonly door: string
  /** '' for the own home; else who the elder is to the caller. */
  readonly relation: string
  /** null while nobody of it has voted. */
  readonly cast: {
    readonly byName: string
    readonly isOwn: boolean
    readonly atMs: number
    /** By a post, as somebody of the household said: then every one of it sees what it says, and may vote instead. */
    readonly isProxied: boolean
    /** null where somebody else of the household cast it. */
    readonly option: number | null
  } | null
}

/** That a post voted for a household; what the vote says is nobody's to read here. */
export interface ProxyLine {
  readonly door: string
  readonly byName: string
  /** Covered. */
  readonly saidBy: string
  readonly asked: AskedWay
  readonly castAtMs: number
  /** false: the household, or the post, has voted anew since. */
  readonly stands: boolean
}

/** For how many households somebody voted, of all there are; one that was voted for again counts once. */
export interface ProxyActor {
  readonly byName: string
  readonly households: number
}

/** Of a topic the newest. */
export const mostShownProxies = 200

/**
 * Where the caller's homes lie: found in the region; given but not found yet; found, but who it is of lives there no more by
 * the files; elsewhere; none; nobody is signed in.
 */
export type HomeStanding = 'entitled' | 'unconfirmed' | 'changed' | 'elsewhere' | 'none' | 'unknown'

export interface TopicView extends TopicLine {
  /** Households that have voted so far, of those that may; the result's own two once it is published. */
  readonly voted: number
  readonly entitled: number
  /** What stood there before it was changed, oldest first. */
  readonly former: readonly FormerTopic[]
  /** For who proposed it and who manages it: what was proposed, where the office opened it in other words; else null. */
  readonly proposed: ProposedWords | null
  readonly opinions: readonly OpinionLine[]
  readonly households: readonly HouseholdVote[]
  /**
   * For who manages it: the id of the matter that is made of it. The same on every phone, so that no two are made, and nobody
   * else can guess it.
   */
  readonly newMatterId: string
  /** For who manages it: whose votes were cast by a post, and by whom. */
  readonly proxies: readonly ProxyLine[]
  /** The same for all of them, by name. */
  readonly proxyActors: readonly ProxyActor[]
  readonly home: HomeStanding
  readonly manages: boolean
  /** Of what a resident proposed, for that resident and who manages it: how far its check is. */
  readonly content: 'unasked' | 'waiting' | 'passed' | 'held' | 'kept'
}

export const topicLists = ['open', 'ended'] as const
export const topicDeskLists = ['checking', 'open', 'ended'] as const
export type TopicDeskList = (typeof topicDeskLists)[number]

export interface TopicPage {
  readonly topics: readonly TopicLine[]
  /** Give it back for the next ones; null at the end. */
  readonly next: { readonly atMs: number; readonly id: string } | null
}

const afterShape = v.exactOptional(v.strictObject({ atMs: timeMsShape, id: recordIdShape }))

export const deliberationContract = {
  /** Needs no login. Topics of these regions and of those above them, changed last first. */
  shown: oc
    .input(
      v.strictObject({
        regionIds: v.pipe(v.array(regionIdShape), v.minLength(1), v.maxLength(5)),
        list: v.picklist(topicLists),
        after: afterShape,
      }),
    )
    .output(type<TopicPage>()),
  /** Needs no login for one that is shown. null: there is none, or it is not for the caller. */
  one: oc.input(v.strictObject({ topicId: recordIdShape })).output(type<TopicView | null>()),
  /** What the caller proposed, newest first. */
  mine: oc.input(v.optional(v.strictObject({}))).output(type<readonly TopicLine[]>()),
  desk: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        list: v.picklist(topicDeskLists),
        after: afterShape,
      }),
    )
    .output(type<TopicPage>()),
} as const
