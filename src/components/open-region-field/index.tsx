/** In which community somebody lives: those in which one may register, and the present one besides, of the phone's own wheel. */
import { PickField } from '../pick-field'
import { Answered } from '../server-answer'
import type { AskedServer } from '../server-answer/use-server-answer'

interface Named {
  readonly id: string
  readonly name: string
}

interface OpenRegionFieldProps<Region extends Named> {
  readonly label: string
  readonly asked: AskedServer<readonly Region[]>
  /** Where somebody is registered, which may lie below a community. */
  readonly present?: Region
  /** '' for none. */
  readonly value: string
  readonly onChange: (region: Region) => void
}

export function OpenRegionField<Region extends Named>({
  label,
  asked,
  present,
  value,
  onChange,
}: OpenRegionFieldProps<Region>) {
  return (
    <Answered asked={asked} rows={1}>
      {(open) => {
        const isOpen = open.some(({ id }) => id === present?.id)
        const regions = present && !isOpen ? [present, ...open] : open
        return (
          <PickField
            label={label}
            options={regions.map(({ id, name }) => ({ value: id, label: name }))}
            value={value}
            onChange={(id) => {
              const region = regions.find((one) => one.id === id)
              if (region) onChange(region)
            }}
          />
        )
      }}
    </Answered>
  )
}
