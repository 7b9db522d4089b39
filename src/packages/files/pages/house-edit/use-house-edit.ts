/** Adding a door or correcting its address. The draft survives a kill; another door at the same address is warned of. */
import { useEffect, useMemo, useRef, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { goBack } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { houseTitle } from '../../../../domain/house/house'
import { regionTree } from '../../../../domain/organisation/region-tree'
import { recordIdShape } from '../../../../domain/shapes'
import { fieldsOf, formOfHouse, houseChanges, type HouseForm } from './house-form'

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

export const useHouseEdit = (params: HouseEditParams) => {
  const application = useApplication()
  const records = useLive((snapshot) => snapshot.records)
  const access = useLive((snapshot) => snapshot.access)
  const house = records.get('house', params.houseId)
  const [seen] = useState(() => house ?? null)
  const [form, setForm] = useState<HouseForm>(() =>
    house ? formOfHouse(house) : formOfPlace(params),
  )
  const [regionChosen, setRegionId] = useState(params.regionId)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const touched = useRef(false)
  const draftKey = draftKeyOf(params)
  useEffect(() => {
    void application.drafts.read<HouseForm>(draftKey).then((kept) => {
      if (kept && !touched.current) setForm(kept)
    })
  }, [application, draftKey])

  const change = (part: Partial<HouseForm>): void => {
    touched.current = true
    const next = { ...form, ...part }
    setForm(next)
    void application.drafts.write(draftKey, next)
  }
  const regions = useMemo(() => {
    const all = access?.regions ?? []
    const root = all.find(({ parentId }) => !all.some(({ id }) => id === parentId))
    return root ? regionTree(all, root.id) : []
  }, [access])
  const region = regions.find(({ region: { id } }) => id === regionChosen)?.region
  const fields = fieldsOf(form)
  const title = houseTitle(fields)
  const twin = useMemo(
    () =>
      records
        .all('house')
        .find((other) => other.id !== params.houseId && houseTitle(other) === title),
    [records, params.houseId, title],
  )

  const save = async (): Promise<void> => {
    const regionId = seen?.regionId ?? region?.id
    if (regionId === undefined) return setProblem('先选这扇门在哪一片。')
    const changes = seen ? houseChanges(seen, fields) : {}
    setBusy(true)
    const outcome = !seen
      ? await application.execute('house.add', regionId, {
          houseId: v.parse(recordIdShape, application.device.identifiers.newId()),
          fields,
        })
      : Object.keys(changes).length > 0
        ? await application.execute('house.edit', regionId, { houseId: seen.id, changes })
        : null
    setBusy(false)
    if (outcome && !outcome.ok) return setProblem(explainFailure(outcome.error))
    await application.drafts.remove(draftKey)
    showToast({ text: outcome ? '存好了,已存本机。' : '没有改动。' })
    goBack()
  }
  return {
    adding: seen === null,
    form,
    change,
    title,
    floor: fields.floor,
    regions,
    regionId: regionChosen,
    setRegionId,
    /** Another door with this address, '' when there is none. */
    twinId: title !== '' && twin ? twin.id : '',
    problem,
    busy,
    save,
  }
}
