/** One household as a whole: who lives there, how the door stands, what is open, what happened; and its small acts. */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import type { FollowUp } from '../../../../domain/follow-up/follow-up'
import type { Permission } from '../../../../domain/organisation/permission'
import { mayActIn } from '../../../../domain/organisation/permitted-regions'
import { explainRefusal, type Refusal } from '../../../../domain/refusal'
import type { Resident } from '../../../../domain/resident/resident'
import { doorStanding } from '../../../../domain/visit/door-standing'
import { householdTimeline } from './household-timeline'

/** Lines of the timeline at first; the rest comes on request, so that the page stays light. */
const shortTimeline = 8

export const useHousehold = (householdId: string) => {
  const application = useApplication()
  const { ready, records, access } = useLive(({ ready, records, access }) => ({
    ready,
    records,
    access,
  }))
  const settings = access?.settings
  const [shownPhones, setShownPhones] = useState<ReadonlySet<string>>(new Set())
  const [whole, setWhole] = useState(false)
  const nowMs = application.device.clock.nowMs()
  const today = chinaDate(nowMs)

  const household = records.get('household', householdId)
  const house = household && records.get('house', household.houseId)
  const people = records.ofHousehold('resident', householdId)
  const residents = people.filter(({ state }) => state === 'living')
  const followUps = records
    .ofHousehold('followUp', householdId)
    .filter(({ state }) => state === 'open')
  const visits = records.ofHousehold('visit', householdId)
  const events = records.ofHousehold('lifeEvent', householdId)
  const timeline = useMemo(
    () => householdTimeline(visits, events, nowMs),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the words change by the day, not by the millisecond
    [records, householdId, today],
  )
  const standing =
    household && settings
      ? doorStanding({ household, residents, visits, followUps }, { settings, today })
      : null

  const allows = (permission: Permission): boolean =>
    access !== null &&
    household !== undefined &&
    mayActIn(access, permission, household.regionId, today)
  /** What my posts let me do here; the page offers nothing else. */
  const may = {
    write: allows('file.write'),
    visit: allows('visit.write'),
    merge: allows('file.merge'),
    reveal: allows('id-number.reveal'),
  }

  const noteAccess = (resident: Resident, act: 'show-phone' | 'dial') =>
    application.execute('access.note', resident.regionId, { residentId: resident.id, act })

  const showPhone = async (resident: Resident) => {
    const noted = await noteAccess(resident, 'show-phone')
    // Without its line in the log the number stays covered.
    if (!noted.ok) return showToast({ text: '这次没能显示，请稍后再试' })
    setShownPhones((shown) => new Set([...shown, resident.id]))
  }

  const dial = async (resident: Resident) => {
    const noted = await noteAccess(resident, 'dial')
    if (!noted.ok) return showToast({ text: '这次没能拨出，请稍后再试' })
    await application.device.telephone.dial(resident.phone)
  }

  const tellFailure = (error: Refusal | 'storage-full') =>
    showToast({
      text: error === 'storage-full' ? '这部手机存不下了，还没存上' : explainRefusal(error),
    })

  const settle = async (followUp: FollowUp) => {
    const outcome = await application.execute('follow-up.close', followUp.regionId, {
      followUpId: followUp.id,
      note: '',
    })
    if (!outcome.ok) return tellFailure(outcome.error)
    const { commandId } = outcome.value
    showToast({ text: '办好了', undo: () => void takeBack(commandId, followUp) })
  }

  /** Once it is sent there is no way back: others have it. */
  const handOn = async ({ id, regionId }: FollowUp) => {
    const outcome = await application.execute('follow-up.hand-on', regionId, { followUpId: id })
    if (!outcome.ok) return tellFailure(outcome.error)
    showToast({ text: '交给别人办了，办到哪一步这里看得到。' })
  }

  /** Not sent yet: withdraw it. Sent already: open the thing again. */
  const takeBack = async (commandId: string, followUp: FollowUp) => {
    if (await application.withdraw(commandId)) return
    await application.execute('follow-up.reopen', followUp.regionId, { followUpId: followUp.id })
  }

  return {
    ready,
    today,
    household,
    house,
    residents,
    formerCount: people.length - residents.length,
    followUps,
    standing,
    may,
    timeline: whole ? timeline : timeline.slice(0, shortTimeline),
    olderCount: whole ? 0 : Math.max(0, timeline.length - shortTimeline),
    showOlder: () => setWhole(true),
    shownPhones,
    showPhone,
    dial,
    settle,
    handOn,
  }
}
