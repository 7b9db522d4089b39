/** Whose announcements a reader is shown: those of the homes that were registered, else of a community chosen on this phone. */
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../app-context'
import { useKeptAnswer } from '../../app-questions'
import { announcementKeys } from '../../domain/announcement/unread'
import { regionIdShape, type RegionId } from '../../domain/shapes'

export interface ReaderRegions {
  /** [] until something was registered or chosen. */
  readonly regionIds: readonly RegionId[]
  /** '迎凤社区 第一网格 15幢'; '' while nothing is known. */
  readonly words: string
  readonly byHome: boolean
  /** Communities, for who has no home here. */
  readonly places: readonly { readonly value: string; readonly label: string }[]
  readonly choose: (regionId: string) => void
  readonly isKnown: boolean
}

const keptShape = v.array(regionIdShape)

export const useReaderRegions = (): ReaderRegions => {
  const { server, answers } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const ready = useLive((snapshot) => snapshot.ready)
  const homes = useKeptAnswer(access === null ? '' : 'home.mine', () => server.home.mine({}))
  const known = useKeptAnswer('volunteer.regions', () => server.volunteer.regions({}))
  const [chosen, setChosen] = useState<readonly RegionId[] | null>(null)
  useEffect(() => {
    void answers.read(announcementKeys.regions).then((kept) => {
      const read = v.safeParse(keptShape, kept?.answer)
      setChosen(read.success ? read.output : [])
    })
  }, [answers])

  const given = (homes.value ?? []).filter(({ state }) => state !== 'declined')
  const byHome = given.length > 0
  const ownPlace = access?.posts[0]?.regionId
  const fallback = chosen?.length ? chosen : ownPlace ? [ownPlace] : []
  const regionIds = byHome ? [...new Set(given.map(({ regionId }) => regionId))] : fallback
  const kept = regionIds.join(' ')
  // The mark of what is new, on the first pages, asks about the same.
  useEffect(() => {
    if (kept !== '') void answers.keep(announcementKeys.regions, kept.split(' '))
  }, [answers, kept])

  // The street comes first and has no neighbours.
  const communities = (known.value ?? []).slice(1)
  const nameOf = (id: string): string =>
    (known.value ?? []).find((one) => one.id === id)?.name ??
    access?.regions.find((one) => one.id === id)?.name ??
    ''
  const choose = (regionId: string): void => {
    const region = v.safeParse(regionIdShape, regionId)
    if (region.success) setChosen([region.output])
  }
  return {
    ...{ regionIds, byHome, choose },
    words: byHome
      ? [...new Set(given.map(({ regionName }) => regionName))].join('；')
      : fallback.map(nameOf).join('；'),
    places: communities.map(({ id, name }) => ({ value: id, label: name })),
    isKnown:
      ready &&
      chosen !== null &&
      (access === null || homes.value !== undefined || homes.problem !== ''),
  }
}
