/**
 * What every office page starts from: in which of my regions I may do this, which one is chosen, and how to
 * send one office command. It must not ask the server anything by itself.
 */
import { useMemo } from 'react'
import { useApplication, useLive } from '../../app-context'
import type { Application } from '../../application'
import { useOfficePlaces, type OfficePlaces } from '../../components/office-page/use-office-places'
import { explainFailure } from '../../components/server-answer/failure-words'
import { chinaDate } from '../../domain/calendar'
import type { OfficeCommandArgs, OfficeCommandName } from '../../domain/office-commands'
import type { Permission } from '../../domain/organisation/permission'
import type { Region } from '../../domain/organisation/region'
import type { RegionId } from '../../domain/shapes'
import type { Access } from '../../protocol/pull'

export interface Office extends OfficePlaces {
  readonly application: Application
  readonly access: Access | null
  readonly today: string
  readonly nowMs: number
  readonly regionsById: ReadonlyMap<string, Region>
}

export const useOffice = (permission: Permission | readonly Permission[]): Office => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const nowMs = application.device.clock.nowMs()
  const today = chinaDate(nowMs)
  const places = useOfficePlaces(access, permission, today)
  const regionsById = useMemo(
    () => new Map((access?.regions ?? []).map((region) => [region.id as string, region])),
    [access],
  )
  return { application, access, today, nowMs, ...places, regionsById }
}

/** Sends one office command; answers '' when it took effect, else a sentence for the user. */
export const sendOffice = async <Name extends OfficeCommandName>(
  application: Application,
  name: Name,
  regionId: RegionId,
  args: OfficeCommandArgs<Name>,
): Promise<string> => {
  const outcome = await application.request(name, regionId, args)
  return outcome.ok ? '' : explainFailure(outcome.error)
}
