/** Who mediates: those on post here, nearest first; the first one chosen is responsible. */
import { MultiChips } from '../../components/choice'
import { FieldFrame } from '../../components/field'
import { Answered } from '../../components/server-answer'
import type { AskedServer } from '../../components/server-answer/use-server-answer'
import type { MediatorChoice } from '../../protocol/mediation'

interface MediatorFieldProps {
  readonly asked: AskedServer<readonly MediatorChoice[]>
  readonly values: readonly string[]
  readonly onChange: (memberIds: readonly string[]) => void
}

export function MediatorField({ asked, values, onChange }: MediatorFieldProps) {
  return (
    <Answered asked={asked} rows={2}>
      {(choices) => (
        <FieldFrame
          label="调解员"
          hint="先选的那位负责。要中立：不能是当事人、一家人。当事人也可以自己选。"
        >
          <MultiChips
            options={choices.map(({ memberId, name, post }) => ({
              ...{ value: memberId, label: `${name}（${post}）` },
            }))}
            values={values}
            onChange={onChange}
          />
        </FieldFrame>
      )}
    </Answered>
  )
}
