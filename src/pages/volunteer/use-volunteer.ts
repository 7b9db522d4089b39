/** 志愿: what is near and soon for everybody; for a volunteer the own record and places, kept for a gate without signal. */
import { useMemo } from 'react'
import { useApplication, useLive } from '../../app-context'
import { ownCodeKey, ownPlacesKey, type Application } from '../../application'
import { useAskedAgainOnReturn } from '../../components/server-answer/use-asked-again-on-return'
import {
  useServerAnswer,
  type ServerAnswer,
} from '../../components/server-answer/use-server-answer'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { chinaDate } from '../../domain/calendar'
import { permittedRegions } from '../../domain/organisation/permitted-regions'
import { defaultVolunteering } from '../../domain/settings/volunteering-rules'
import type { RegionId } from '../../domain/shapes'
import type { MySignUp } from '../../protocol/activity'
import type { Access } from '../../protocol/pull'
import type { ServedHours, VolunteerRecord } from '../../protocol/volunteer'
import { useGateLists } from './use-gate-lists'

export interface OwnPart {
  readonly record: VolunteerRecord | null
  readonly signUps: readonly MySignUp[]
  readonly served: ServedHours | null
}

const keptUnder = 'own-volunteering'

/** The tab does not wait for it, and stands without it. Whoever is no volunteer any more has no code. */
const keepOwnCode = async ({
  server,
  answers,
}: Pick<Application, 'server' | 'answers'>): Promise<void> => {
  const mine = await server.attendance.mine().catch(() => undefined)
  if (mine) await answers.keep(ownCodeKey, mine)
  if (mine === null) await answers.forget(ownCodeKey)
}

/** What the server says; without a signal what it said last. */
const loadOwn = async ({ server, answers }: Application): Promise<OwnPart> => {
  try {
    const [record, signUps, served] = await Promise.all([
      server.volunteer.mine({}),
      server.activity.mySignUps({ withTakenBack: true }),
      server.volunteer.served({}),
    ])
    const own: OwnPart = { record, signUps, served }
    await answers.keep(keptUnder, own)
    await answers.keep(ownPlacesKey, signUps)
    if (record?.state === 'verified') void keepOwnCode({ server, answers })
    if (record === null || record.state === 'left') await answers.forget(ownCodeKey)
    return own
  } catch (error) {
    const kept = await answers.read<OwnPart>(keptUnder)
    if (kept) return kept.answer
    throw error
  }
}

interface Near {
  readonly id: RegionId
  readonly name: string
}

/** Where a volunteer is registered, else where somebody works; null: not known whose is near; undefined: not yet. */
const nearOf = (
  own: ServerAnswer<OwnPart>,
  access: Access | null,
  today: string,
): Near | null | undefined => {
  if (!access) return null
  if (own.kind === 'loading') return undefined
  const record = own.kind === 'answer' ? own.value.record : null
  if (record) return { id: record.regionId, name: record.regionName }
  return permittedRegions(access, 'file.read', today)[0] ?? null
}

export const useVolunteer = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const ready = useLive((snapshot) => snapshot.ready)
  const nowMs = application.device.clock.nowMs()
  const today = chinaDate(nowMs)
  const { codeMarginMinutes } = access?.settings.volunteering ?? defaultVolunteering
  const codeMarginMs = codeMarginMinutes * 60_000
  const own = useServerAnswer(access?.memberId ?? '', () => loadOwn(application))
  const near = nearOf(own.answer, access, today)
  const coming = useServerAnswer(near === undefined ? '' : `near ${near?.id ?? 'nothing'}`, () =>
    application.server.activity.coming(near ? { nearRegionId: near.id } : {}),
  )
  useAskedAgainOnReturn(() => {
    coming.askAgain()
    own.askAgain()
  })
  const runIn = useMemo(
    () => (access === null ? [] : permittedRegions(access, 'activity.run', today)),
    [access, today],
  )
  useGateLists(runIn)
  const seeMore = (): void => openPage(routes.coming, near ? { nearRegionId: near.id } : {})
  return {
    ready,
    signedIn: access !== null,
    nowMs,
    codeMarginMs,
    coming,
    seeMore,
    near,
    own,
    runs: runIn.length > 0,
  }
}

/** Places to come besides that one; cancelled activities as well, so that nobody goes there for nothing. */
export const otherPlaces = (
  signUps: readonly MySignUp[],
  next: MySignUp | undefined,
  nowMs: number,
): readonly MySignUp[] => signUps.filter((one) => one !== next && one.endsAtMs > nowMs)
