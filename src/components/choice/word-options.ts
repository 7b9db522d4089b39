/** Options that are words and nothing else: what is shown is what is kept. */
import type { Option } from '.'

export const wordOptions = <Word extends string>(words: readonly Word[]): readonly Option<Word>[] =>
  words.map((word) => ({ value: word, label: word }))
