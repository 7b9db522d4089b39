/** Adding a door or correcting its address. The draft survives a kill; another door at the same address is warned of. */
import { useMemo, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import type { LiveRecords, SaveOutcome } from '../../../../application'
import { goBack } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { houseTitle } from '../../../../domain/house/house'
import { regionTree } from '../../../../domain/organisation/region-tree'
import { recordIdShape } from '../../../../domain/shapes'
import { useBusy } from '../../use-busy'
import { useDraft } from '../../use-draft'
import {
  fieldsOf,
  formOfHouse,
  houseChanges,
  seenOf,
  type HouseFields,
  type HouseForm,
} from './house-form'

export interface HouseEditParams {
  readonly houseId: string
  readonly regionId: string
  readonly estate: string
  readonly building: string
  readonly unit: string
  /** As in the form: '' when unknown. */
  readonly floor: string
  readonly room: string
}

const formOfPlace = ({ estate, building, unit, floor, room }: HouseEditParams): HouseForm => ({
  ...{ estate, building, unit, floor, room },
  use: 'home',
  remark: '',
})

/** A door added from its place in the picture has a draft of its own. */
const draftKeyOf = ({ houseId, regionId, building, unit, room }: HouseEditParams): string => {
  if (houseId !== '') return `house-edit:${houseId}`
  return `house-edit:new:${[regionId, ...(room === '' ? [] : [building, unit, room])].join(':')}`
}

interface Draft {
  readonly form: HouseForm
  /** What the writer saw, kept with the draft so that `from` stays true after a restart; null for a new door. */
  readonly seen: HouseFields | null
  readonly regionId: string
  /** Made when the form is opened, so that adding twice is adding once. */
  readonly newId: string
}

const isAdded = ({ newId }: Draft, records: LiveRecords): boolean =>
  records.get('house', newId) !== undefined

export const useHouseEdit = (params: HouseEditParams) => {
  const application = useApplication()
  const records = useLive((snapshot) => snapshot.records)
  const access = useLive((snapshot) => snapshot.access)
  const house = records.get('house', params.houseId)
  const [problem, setProblem] = useState('')
  const { busy, run } = useBusy()
  const kept = useDraft<Draft>({
    key: draftKeyOf(params),
    fresh: () => ({
      form: house ? formOfHouse(house) : formOfPlace(params),
      seen: house ? seenOf(house) : null,
      regionId: house?.regionId ?? params.regionId,
      newId: application.device.identifiers.newId(),
    }),
    isSaved: isAdded,
  })
  const { form, seen, regionId } = kept.draft
  const regions = useMemo(() => {
    const all = access?.regions ?? []
    const root = all.find(({ parentId }) => !all.some(({ id }) => id === parentId))
    return root ? regionTree(all, root.id) : []
  }, [access])
  const region = regions.find(({ region: { id } }) => id === regionId)?.region
  const fields = fieldsOf(form)
  const title = houseTitle(fields)
  const twin = useMemo(
    () =>
      records
        .all('house')
        .find((other) => other.id !== params.houseId && houseTitle(other) === title),
    [records, params.houseId, title],
  )

  const send = (): Promise<SaveOutcome | null> | SaveOutcome | null => {
    if (!seen)
      return region
        ? application.execute('house.add', region.id, {
            houseId: v.parse(recordIdShape, kept.draft.newId),
            fields,
          })
        : null
    const changes = houseChanges(seen, fields)
    if (Object.keys(changes).length === 0) return null
    return house
      ? application.execute('house.edit', house.regionId, { houseId: house.id, changes })
      : { ok: false, error: { code: 'gone', detail: '' } }
  }
  const save = async (): Promise<boolean> => {
    if (!seen && !region) {
      setProblem('先选这扇门在哪一片。')
      return false
    }
    const outcome = await send()
    if (outcome && !outcome.ok) {
      setProblem(explainFailure(outcome.error))
      return false
    }
    await kept.remove()
    showToast({ text: outcome ? '存好了，已存本机。' : '没有改动。' })
    goBack()
    return true
  }
  return {
    adding: seen === null,
    restored: kept.restored,
    startAfresh: kept.startAfresh,
    form,
    change: (part: Partial<HouseForm>): void => kept.change({ form: { ...form, ...part } }),
    title,
    floor: fields.floor,
    regions,
    regionId,
    setRegionId: (next: string): void => kept.change({ regionId: next }),
    /** Another door with this address, '' when there is none. */
    twinId: title !== '' && twin ? twin.id : '',
    problem,
    busy,
    save: () => run(save),
  }
}
