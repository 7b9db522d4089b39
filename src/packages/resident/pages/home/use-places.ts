/** The regions to choose from, one level below the other; each list is kept, so that it is there without a signal next time. */
import * as v from 'valibot'
import { useEffect, useState } from 'react'
import { useApplication } from '../../../../app-context'
import { CallFailed } from '../../../../application'
import { regionIdShape } from '../../../../domain/shapes'

interface Place {
  readonly id: string
  readonly name: string
}

export interface PlaceLevel {
  readonly options: readonly Place[]
  readonly chosen: string
}

/** The communities have no region above them that anybody chooses. */
const top = ''

export const usePlaces = (chosen: readonly string[]): readonly PlaceLevel[] => {
  const application = useApplication()
  const [below, setBelow] = useState<Readonly<Record<string, readonly Place[]>>>({})
  const wanted = [top, ...chosen]
  const missing = wanted.filter((id) => !(id in below)).join(' ')
  useEffect(() => {
    let here = true
    const { server, answers } = application
    const ask = async (id: string): Promise<readonly Place[]> => {
      const key = `home.places/${id}`
      try {
        // The street comes first and is no place for a home.
        const places =
          id === top
            ? (await server.volunteer.regions({})).slice(1)
            : await server.home.places({ regionId: v.parse(regionIdShape, id) })
        await answers.keep(key, places)
        return places
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        return (await answers.read<readonly Place[]>(key))?.answer ?? []
      }
    }
    for (const id of wanted.filter((one) => !(one in below)))
      void ask(id).then((places) => {
        if (here) setBelow((now) => ({ ...now, [id]: places }))
      })
    return () => {
      here = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `wanted` is new at every render; `missing` tells it
  }, [application, missing])
  return wanted.flatMap((id, depth) => {
    const options = below[id] ?? []
    return options.length === 0 ? [] : [{ options, chosen: chosen[depth] ?? '' }]
  })
}
