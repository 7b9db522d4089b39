/**
 * One region of a tree that may have hundreds. A sheet shows one level at a time, because a wheel of all of them
 * cannot be turned by hand; each level can be chosen itself or opened further.
 */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Region } from '../../domain/organisation/region'
import type { TreeLine } from '../../domain/organisation/region-tree'
import { Button } from '../button'
import { FieldFrame } from '../field'
import { Icon } from '../icon'
import { ListRow } from '../list-row'
import { Sheet } from '../sheet'
import '../pick-field/index.scss'

interface RegionPickerProps {
  readonly label: string
  readonly regions: readonly TreeLine[]
  readonly value: string
  readonly onChange: (regionId: string) => void
}

export function RegionPicker({ label, regions, value, onChange }: RegionPickerProps) {
  const [open, setOpen] = useState(false)
  const shown = regions.find(({ region }) => region.id === value)?.region.name ?? '选一个'
  return (
    <FieldFrame label={label}>
      <View
        className="pick-field"
        role="button"
        aria-label={`${label} ${shown}`}
        onClick={() => setOpen(true)}
      >
        <Text>{shown}</Text>
        <Icon name="down" />
      </View>
      {open && (
        <RegionSheet
          known={regions.map(({ region }) => region)}
          onClose={() => setOpen(false)}
          onChoose={(regionId) => {
            setOpen(false)
            onChange(regionId)
          }}
        />
      )}
    </FieldFrame>
  )
}

interface RegionSheetProps {
  readonly known: readonly Region[]
  readonly onClose: () => void
  readonly onChoose: (regionId: string) => void
}

function RegionSheet({ known, onClose, onChoose }: RegionSheetProps) {
  const ids = new Set(known.map(({ id }) => id))
  const tops = known.filter(({ parentId }) => parentId === null || !ids.has(parentId))
  const [atId, setAtId] = useState(tops.length === 1 ? (tops[0]?.id ?? '') : '')
  const at = known.find(({ id }) => id === atId)
  const below = at ? known.filter(({ parentId }) => parentId === at.id) : tops
  const opens = (region: Region) => known.some(({ parentId }) => parentId === region.id)
  const above = at && !tops.includes(at) ? at.parentId : tops.length > 1 ? '' : null
  return (
    <Sheet open title={at?.name ?? '选一片'} onClose={onClose}>
      {at && <Button onPress={() => onChoose(at.id)}>{`就选${at.name}`}</Button>}
      {at && above !== null && (
        <Button kind="quiet" onPress={() => setAtId(above)}>
          回到上一级
        </Button>
      )}
      {below.map((region) => (
        <ListRow
          key={region.id}
          title={region.name}
          onPress={() => (opens(region) ? setAtId(region.id) : onChoose(region.id))}
        />
      ))}
    </Sheet>
  )
}
