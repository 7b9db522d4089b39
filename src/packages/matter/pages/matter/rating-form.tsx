/** Whether it is solved, how good it is, and in which words: as the resident says it, or tells it to who asks. */
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Chips } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { maxRequestLength } from '../../../../domain/matter/matter-commands'
import { gradeWords } from '../../matter-words'

const grades = gradeWords.map((label, at) => ({ value: String(at + 1), label })).reverse()

export interface Rated {
  readonly rating: { readonly solved: boolean; readonly satisfaction: number }
  readonly words: string
}

interface RatingFormProps {
  readonly gradeLabel: string
  readonly wordsLabel: string
  readonly needsWords: boolean
  /** What is asked beside it has been told. */
  readonly isReady?: boolean
  readonly busy: boolean
  readonly onRate: (rated: Rated) => Promise<void>
}

export function RatingForm(props: RatingFormProps) {
  const { gradeLabel, wordsLabel, needsWords, isReady = true, busy, onRate } = props
  const [words, setWords] = useState('')
  const [grade, setGrade] = useState<string | null>(null)
  const isMissing = !isReady || grade === null || (needsWords && words.trim() === '')
  const rate = (solved: boolean) =>
    void onRate({ rating: { solved, satisfaction: Number(grade) }, words })
  return (
    <>
      <FieldFrame label={gradeLabel}>
        <Chips options={grades} value={grade} onChange={setGrade} />
      </FieldFrame>
      <Field
        label={wordsLabel}
        lines
        value={words}
        maxLength={maxRequestLength}
        onChange={setWords}
      />
      <ButtonRow>
        <Button disabled={isMissing} busy={busy} onPress={() => rate(false)}>
          没有解决
        </Button>
        <Button kind="primary" disabled={isMissing} busy={busy} onPress={() => rate(true)}>
          解决了
        </Button>
      </ButtonRow>
    </>
  )
}
