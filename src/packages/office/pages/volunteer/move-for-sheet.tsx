/** Asking to belong to another community in the place of somebody without a phone who moved house; that one decides. */
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { OpenRegionField } from '../../../../components/open-region-field'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { Sheet } from '../../../../components/sheet'
import type { OpenRegion, VolunteerRecord } from '../../../../protocol/volunteer'
import type { VolunteerFileState } from './use-volunteer-file'

interface MoveForSheetProps {
  readonly page: VolunteerFileState
  readonly record: VolunteerRecord
  readonly onClose: () => void
}

export function MoveForSheet({ page, record, onClose }: MoveForSheetProps) {
  const regions = useServerAnswer('regions', page.loadRegions)
  const [moveTo, setMoveTo] = useState<OpenRegion | null>(null)
  const [note, setNote] = useState('')
  return (
    <Sheet open title={`${record.details.name}迁到别的社区`} onClose={onClose}>
      <Notice text={page.problem} />
      <Notice
        tone="amber"
        text="本人搬了家、自己提出来的才办。那边核对以前，只看得到是谁、怎么联系；同意以后，登记和记录归那边管，编号、时长不变。"
      />
      <OpenRegionField
        label="现在住在哪个社区"
        asked={regions}
        value={moveTo?.id ?? ''}
        onChange={setMoveTo}
      />
      <Field
        label="本人是怎么提出的"
        value={note}
        maxLength={300}
        lines
        placeholder="比如：11月20日到窗口说的，女儿在场"
        onChange={setNote}
      />
      <Button
        kind="primary"
        busy={page.busy}
        disabled={moveTo === null || note.trim() === ''}
        onPress={() =>
          void (moveTo && page.askMoveFor(moveTo.id, note).then((sent) => sent && onClose()))
        }
      >
        {moveTo ? `交给${moveTo.name}核对` : '交给那边核对'}
      </Button>
    </Sheet>
  )
}
