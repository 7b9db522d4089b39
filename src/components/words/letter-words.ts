/** Letters by what their writer may do about them. */
import type { Letter } from '../../application'
import type { Refusal } from '../../domain/refusal'
import { waitsForItsWriter } from '../../domain/waits-for-its-writer'

export interface RefusedLetter extends Letter {
  readonly refusal: Refusal
}

interface LettersByState {
  /** They go by themselves. */
  readonly waiting: readonly Letter[]
  /** Kept so long that they do not. */
  readonly askedAbout: readonly Letter[]
  readonly refused: readonly RefusedLetter[]
}

export const lettersByState = (letters: readonly Letter[], nowMs: number): LettersByState => ({
  waiting: letters.filter(
    (letter) => letter.state.kind === 'waiting' && !waitsForItsWriter(letter, nowMs),
  ),
  askedAbout: letters.filter((letter) => waitsForItsWriter(letter, nowMs)),
  refused: letters.flatMap((letter) =>
    letter.state.kind === 'refused' ? [{ ...letter, refusal: letter.state.refusal }] : [],
  ),
})
