/** 搬了家: the community that one lives in now, and what choosing another one means before it is asked for. */
import { Notice } from '../../../../components/notice'
import { OpenRegionField } from '../../../../components/open-region-field'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import type { OpenRegion, VolunteerRecord } from '../../../../protocol/volunteer'
import type { RecordPageState } from './use-record'

interface MoveFieldProps {
  readonly page: RecordPageState
  readonly record: VolunteerRecord
  /** null: stays where they are. */
  readonly moveTo: OpenRegion | null
  readonly onChange: (moveTo: OpenRegion | null) => void
}

export function MoveField({ page, record, moveTo, onChange }: MoveFieldProps) {
  const regions = useServerAnswer('regions', page.loadRegions)
  const present = { id: record.regionId, name: record.regionName }
  return (
    <>
      <OpenRegionField
        label="在哪个社区"
        asked={regions}
        present={present}
        value={(moveTo ?? present).id}
        onChange={(region) => onChange(region.id === present.id ? null : region)}
      />
      {moveTo && (
        <Notice
          tone="amber"
          text={`交给${moveTo.name}核对，那边看得到您是谁、怎么联系您。同意以后，登记和服务记录都归那边管，编号、时长不变。`}
        />
      )}
    </>
  )
}
