/** Questions about mediations: lists for who keeps them, one as a file, its parties opened one by one, the paper to sign. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type {
  Agreement,
  DisputeKind,
  Kept,
  MediationState,
  OtherWay,
  Party,
} from '../domain/mediation/mediation'
import type { MediationStepKind } from '../domain/mediation/mediation-step'
import { recordIdShape, regionIdShape } from '../domain/shapes'
import type { FileAnswer } from './file-answer'

/** mine: what I mediate and is not over; sessions, revisits: of the region, soonest first; ended: newest first. */
export const mediationLists = ['mine', 'sessions', 'revisits', 'open', 'ended'] as const
export type MediationListName = (typeof mediationLists)[number]

export interface MediationLine {
  readonly id: string
  /** '2026-0007' */
  readonly number: string
  readonly kind: DisputeKind
  readonly state: MediationState
  readonly regionName: string
  /** Covered: '沈*琴', '王*'. */
  readonly parties: readonly string[]
  readonly mediators: readonly string[]
  /** The caller mediates it. */
  readonly isMine: boolean
  /** 0 for none. */
  readonly nextSessionAtMs: number
  /** '' for none. */
  readonly revisitOn: string
  readonly kept: Kept | null
  readonly openedAtMs: number
}

/** Name and phones are covered; `mediation.party` opens them, and writes down who did. */
export interface PartyLine extends Pick<Party, 'id' | 'side' | 'kind' | 'name' | 'consent'> {
  readonly phone: string
  /** '儿子 王*强'; '' for none. */
  readonly representative: string
  readonly isOnFile: boolean
}

export interface MediationStepLine {
  readonly turn: number
  readonly kind: MediationStepKind
  readonly atMs: number
  readonly byName: string
  /** For its mediators: when and where, who was there, with covered names. */
  readonly lines: readonly string[]
  /** For its mediators; a note's for who wrote it. */
  readonly words: string
}

export interface MediationView extends MediationLine {
  readonly regionId: string
  readonly matterId: string
  /** '' for who does not mediate it, as all that was said. */
  readonly brief: string
  readonly people: readonly PartyLine[]
  readonly mediatorIds: readonly string[]
  readonly nextSessionPlace: string
  readonly sessions: number
  readonly agreement: Agreement | null
  readonly effectiveOn: string
  /** The last day for judicial confirmation; '' without an agreement in effect. */
  readonly confirmUntil: string
  readonly confirmationOn: string
  readonly toldWays: readonly OtherWay[]
  readonly revisits: number
  /** Oldest first. */
  readonly steps: readonly MediationStepLine[]
}

export interface MediatorChoice {
  readonly memberId: string
  readonly name: string
  /** '二网格 网格长' */
  readonly post: string
}

const one = v.strictObject({ mediationId: recordIdShape })

export const mediationContract = {
  /** At most 100. */
  list: oc
    .input(v.strictObject({ regionId: regionIdShape, list: v.picklist(mediationLists) }))
    .output(type<readonly MediationLine[]>()),
  /** null: there is none, or it is not for the caller. */
  one: oc.input(one).output(type<MediationView | null>()),
  /** The newest one that a matter was taken to; null: none, or not for the caller. */
  ofMatter: oc
    .input(v.strictObject({ matterId: recordIdShape }))
    .output(type<MediationLine | null>()),
  /** For its mediators: one party whole, after it was written into the access log. */
  party: oc
    .input(v.strictObject({ mediationId: recordIdShape, partyId: recordIdShape }))
    .output(type<Party>()),
  /** Who may mediate in a region: posts at it or above it. */
  mediators: oc
    .input(v.strictObject({ regionId: regionIdShape }))
    .output(type<readonly MediatorChoice[]>()),
  /** For its mediators: the agreement as a PDF to sign, or the record of an oral one; written into the access log. */
  paper: oc.input(one).output(type<FileAnswer>()),
} as const
