/** Letters by what their writer may do about them. */
import type { Letter } from '../../application'
import type { Refusal } from '../../domain/refusal'

export interface RefusedLetter extends Letter {
  readonly refusal: Refusal
}

export const lettersByState = (
  letters: readonly Letter[],
): { readonly waiting: readonly Letter[]; readonly refused: readonly RefusedLetter[] } => ({
  waiting: letters.filter(({ state }) => state.kind === 'waiting'),
  refused: letters.flatMap((letter) =>
    letter.state.kind === 'refused' ? [{ ...letter, refusal: letter.state.refusal }] : [],
  ),
})
