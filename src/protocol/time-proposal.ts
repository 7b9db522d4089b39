/** What one of the office proposed about somebody's hours, as colleagues read it before they agree. */
import type { TransferKind } from '../domain/time-bank/ledger'
import type { ProposalKind } from '../domain/time-bank/proposal'

/** What waits for another person's approval. */
export interface OpenProposal {
  readonly id: string
  readonly kind: ProposalKind
  /** Who gave what is put right, or whose estate it is; '' = the pool or the issuance. */
  readonly fromName: string
  readonly toName: string
  /** Of a correction: what it was, and when. */
  readonly corrects: { readonly kind: TransferKind; readonly atMs: number } | null
  /** Of an inheritance: how the registration ended, `byName` '' = by its owner; null: it stands, and nothing can be passed on. */
  readonly ended: {
    readonly atMs: number
    readonly byName: string
    readonly reason: string
  } | null
  /** Of old hours that an imported list brought: nothing of them is posted yet. null: no list. */
  readonly list: {
    /** '' where the phone did not say. */
    readonly fileName: string
    readonly people: number
    /** How many of them are through, once a colleague has agreed; null: nobody has yet. Absent from older servers. */
    readonly settled?: number | null
    /** Of all of them. An approval names it, so that nobody agrees to what came after. */
    readonly minutes: number
    /** Who has the most. */
    readonly mostName: string
    readonly mostMinutes: number
  } | null
  /** What stands now: of the transfer, or in the account. */
  readonly minutes: number
  /** What is to stand afterwards. */
  readonly rightMinutes: number
  /** '' of a list: the list itself says it. */
  readonly reason: string
  readonly proposedByName: string
  readonly proposedAtMs: number
  /** What the caller did about it so far. */
  readonly mine: 'proposed' | 'agreed' | 'nothing'
  readonly approvals: number
  readonly approvalsNeeded: number
  /** How many others there could still agree today. */
  readonly mayAgree: number
}

/** Told to who proposed it, for thirty days: what did not come about, and why. Taken back by oneself, too. */
export interface DeclinedProposal extends Pick<
  OpenProposal,
  'id' | 'kind' | 'fromName' | 'toName' | 'corrects' | 'list' | 'rightMinutes'
> {
  readonly declinedByName: string
  readonly declinedAtMs: number
  /** Of who declined it. */
  readonly reason: string
}

export interface Proposals {
  readonly open: readonly OpenProposal[]
  readonly declined: readonly DeclinedProposal[]
}
