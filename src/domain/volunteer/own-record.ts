/** Nobody of the office decides about, or writes into, the record of the volunteer that they are themselves. */
import { refuse } from '../refusal'

/** null: it is somebody else's. */
export const refuseOwnRecord = (
  volunteer: { readonly memberId: string | null },
  actor: { readonly memberId: string },
): ReturnType<typeof refuse> | null =>
  volunteer.memberId === actor.memberId ? refuse('needs-another', '这是您自己的记录') : null
