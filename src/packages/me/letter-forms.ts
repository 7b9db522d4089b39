/** Which form a letter was written in, so that its words can be taken back into it. A feature adds its line here. */
import type { Letter } from '../../application'

export interface LetterForm {
  readonly route: string
  /** The draft of that form with the letter's words. */
  readonly draftOf: (letter: Letter) => { readonly key: string; readonly draft: unknown }
}

export const letterForms: ReadonlyMap<string, LetterForm> = new Map<string, LetterForm>([])
