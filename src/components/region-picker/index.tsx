/**
 * One region of a tree that may have thousands. A sheet shows one level at a time, because a wheel of all of them
 * cannot be turned by hand; what may be chosen is chosen, the rest is opened further, and a name finds any of them.
 */
import { Text, View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { regionPath, type Region } from '../../domain/organisation/region'
import type { TreeLine } from '../../domain/organisation/region-tree'
import { Button } from '../button'
import { EmptyState } from '../empty-state'
import { FieldFrame } from '../field'
import { Icon } from '../icon'
import { ListRow } from '../list-row'
import { LongList } from '../long-list'
import { SearchField } from '../search-field'
import { Sheet } from '../sheet'
import '../pick-field/index.scss'

interface RegionPickerProps {
  readonly label: string
  readonly regions: readonly TreeLine[]
  readonly value: string
  readonly onChange: (regionId: string) => void
  /** What is sought may lie on certain levels only; the others are the way there. */
  readonly mayChoose?: (region: Region) => boolean
  readonly hint?: string
}

/** With so many regions a name is typed sooner than the way to it is gone. */
const manyRegions = 12

const every = (): boolean => true

export function RegionPicker(props: RegionPickerProps) {
  const { label, regions, value, onChange, mayChoose = every, hint = '' } = props
  const [open, setOpen] = useState(false)
  const shown = nameAmong(
    regions.map(({ region }) => region),
    value,
  )
  return (
    <FieldFrame label={label} hint={hint}>
      <View
        className="pick-field"
        role="button"
        aria-label={`${label} ${shown ?? '选一个'}`}
        onClick={() => setOpen(true)}
      >
        <Text className={shown === undefined ? 'pick-field__empty' : ''}>{shown ?? '选一个'}</Text>
        <Icon name="down" />
      </View>
      {open && (
        <RegionSheet
          known={regions.map(({ region }) => region)}
          mayChoose={mayChoose}
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

/** The name; with its parent's where others are called the same, as every grid has a 1号微网格. */
const nameAmong = (known: readonly Region[], id: string): string | undefined => {
  const region = known.find((one) => one.id === id)
  const isCommon = known.filter(({ name }) => name === region?.name).length > 1
  const parent = isCommon ? known.find((one) => one.id === region?.parentId) : undefined
  return parent && region ? `${parent.name} · ${region.name}` : region?.name
}

interface RegionSheetProps {
  readonly known: readonly Region[]
  readonly mayChoose: (region: Region) => boolean
  readonly onClose: () => void
  readonly onChoose: (regionId: string) => void
}

/** Regions that may be chosen, or that have one below them: the others lead nowhere. */
const leadingTo = (
  known: readonly Region[],
  byId: ReadonlyMap<string, Region>,
  mayChoose: (region: Region) => boolean,
): ReadonlyMap<string, boolean> => {
  const leads = new Map<string, boolean>()
  for (const region of known.filter(mayChoose))
    for (const { id } of regionPath(byId, region.id))
      leads.set(id, leads.get(id) === true || id !== region.id)
  return leads
}

function RegionSheet({ known, mayChoose, onClose, onChoose }: RegionSheetProps) {
  const byId = useMemo(() => new Map(known.map((region) => [region.id as string, region])), [known])
  /** Id → whether it has one below it that may be chosen. */
  const leads = useMemo(() => leadingTo(known, byId, mayChoose), [known, byId, mayChoose])
  const tops = known.filter(({ parentId }) => parentId === null || !byId.has(parentId))
  const [atId, setAtId] = useState(tops.length === 1 ? (tops[0]?.id ?? '') : '')
  const [query, setQuery] = useState('')
  const at = byId.get(atId)
  const below = (at ? known.filter(({ parentId }) => parentId === at.id) : tops).filter(({ id }) =>
    leads.has(id),
  )
  const above = at && !tops.includes(at) ? at.parentId : tops.length > 1 ? '' : null
  const placeOf = (region: Region): string =>
    regionPath(byId, region.id)
      .slice(1)
      .map(({ name }) => name)
      .join(' · ') || region.name
  const found =
    query.trim() === ''
      ? null
      : known.filter((region) => mayChoose(region) && placeOf(region).includes(query.trim()))
  return (
    <Sheet open title={at?.name ?? '选一片'} onClose={onClose}>
      {known.length > manyRegions && (
        <SearchField value={query} onChange={setQuery} placeholder="找一片区域" />
      )}
      {found ? (
        found.length === 0 ? (
          <EmptyState icon="search" title="没有找到" text="换个字试试。" />
        ) : (
          <LongList
            items={found}
            keyOf={({ id }) => id}
            measure="处"
            row={(region) => (
              <ListRow title={placeOf(region)} onPress={() => onChoose(region.id)} />
            )}
          />
        )
      ) : (
        <>
          {at && mayChoose(at) && (
            <Button onPress={() => onChoose(at.id)}>{`就选${at.name}`}</Button>
          )}
          {at && above !== null && (
            <Button kind="quiet" onPress={() => setAtId(above)}>
              回到上一级
            </Button>
          )}
          <LongList
            key={atId}
            items={below}
            keyOf={({ id }) => id}
            measure="处"
            row={(region) => (
              <ListRow
                title={region.name}
                onPress={() => (leads.get(region.id) ? setAtId(region.id) : onChoose(region.id))}
              />
            )}
          />
        </>
      )}
    </Sheet>
  )
}
