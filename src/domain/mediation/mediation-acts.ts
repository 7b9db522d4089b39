/** What may be done about a mediation, as plain values; the words go into the step that the server writes of each. */
import type { Agreement, Kept, Mediator, OtherWay, Party } from './mediation'

export type MediationAct =
  | { readonly kind: 'assign'; readonly mediators: readonly Mediator[] }
  | { readonly kind: 'set-party'; readonly party: Omit<Party, 'consent'> }
  | { readonly kind: 'remove-party'; readonly partyId: string }
  | { readonly kind: 'consent'; readonly partyId: string; readonly agreed: boolean }
  | { readonly kind: 'plan'; readonly atMs: number; readonly place: string }
  | { readonly kind: 'hold'; readonly atMs: number; readonly presentIds: readonly string[] }
  | ({ readonly kind: 'agree'; readonly revisitOn: string } & Omit<Agreement, 'effectiveOn'>)
  | { readonly kind: 'sign'; readonly signedOn: string }
  | { readonly kind: 'fail'; readonly toldWays: readonly OtherWay[] }
  | { readonly kind: 'withdraw' }
  | {
      readonly kind: 'revisit'
      readonly on: string
      readonly kept: Kept
      readonly nextOn: string
      readonly toldCourt: boolean
    }
  | { readonly kind: 'confirmation'; readonly on: string }
  /** For the mediators alone. */
  | { readonly kind: 'note' }
