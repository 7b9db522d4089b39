/** One region of a tree, its depth shown by the indent of its name. */
import type { TreeLine } from '../../domain/organisation/region-tree'
import { PickField } from '../pick-field'

interface RegionPickerProps {
  readonly label: string
  readonly regions: readonly TreeLine[]
  readonly value: string
  readonly onChange: (regionId: string) => void
}

export function RegionPicker({ label, regions, value, onChange }: RegionPickerProps) {
  return (
    <PickField
      label={label}
      options={regions.map(({ region, depth }) => ({
        value: region.id,
        label: `${'\u3000'.repeat(depth)}${region.name}`,
      }))}
      value={value}
      onChange={onChange}
    />
  )
}
