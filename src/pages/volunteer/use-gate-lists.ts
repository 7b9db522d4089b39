/** Takes along the lists of the gates that whoever runs activities will stand at, as soon as the server can be met. */
import { useEffect, useRef } from 'react'
import { useApplication, useLive } from '../../app-context'
import { freshListMs, takeGateLists } from '../../components/gate-lists/take-gate-lists'
import type { Region } from '../../domain/organisation/region'

/** @param regions in which the caller runs activities. */
export const useGateLists = (regions: readonly Region[]): void => {
  const application = useApplication()
  const metAtMs = useLive((snapshot) => snapshot.lastSyncedAtMs)
  const taken = useRef({ of: '', atMs: 0 })
  useEffect(() => {
    const nowMs = application.device.clock.nowMs()
    const of = regions.map(({ id }) => id).join(' ')
    if (taken.current.of === of && taken.current.atMs > nowMs - freshListMs) return
    const takeAll = async (): Promise<void> => {
      for (const { id: regionId } of regions) {
        const { activities } = await application.server.activity.run({ regionId })
        await takeGateLists(application, activities)
      }
      taken.current = { of, atMs: nowMs }
    }
    // Without a network: asked again once the server is met.
    takeAll().catch(() => undefined)
  }, [application, metAtMs, regions])
}
