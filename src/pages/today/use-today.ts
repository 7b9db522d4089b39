/** What the first page says: whom to visit now, what was promised, how the month stands. Counts households, nobody. */
import { useMemo, useState } from 'react'
import type { Snapshot } from '../../application'
import { useApplication, useLive } from '../../app-context'
import { officeLinksFor } from '../../components/office-card/office-links'
import { greetingAt, spokenDate } from '../../components/words/date-words'
import { chinaDate, daysBetween } from '../../domain/calendar'
import { isHandedOn, type FollowUp } from '../../domain/follow-up/follow-up'
import type { House } from '../../domain/house/house'
import { nextCampaignDay } from '../../domain/visit/campaign-day'
import { planVisits } from '../../domain/visit/visit-plan'
import { phoneDuty } from '../../domain/organisation/phone-duty'
import type { Access } from '../../protocol/pull'

export interface PromisedThing {
  readonly followUp: FollowUp
  readonly house: House | undefined
}

/** So many fit above the fold together with the red button. */
const doorsShown = { normal: 3, large: 2 } as const
const promisesShown = 2

export const useToday = () => {
  const { ready, access, records, sync, largeText } = useLive(
    ({ ready, access, records, sync, largeText }: Snapshot) => ({
      ready,
      access,
      records,
      sync,
      largeText,
    }),
  )
  const [allPromised, setAllPromised] = useState(false)
  const nowMs = useApplication().device.clock.nowMs()
  const today = chinaDate(nowMs)
  const settings = access?.settings
  const plan = useMemo(
    () => (settings ? planVisits({ records, settings, today }) : null),
    [records, settings, today],
  )
  const promised = useMemo(() => promisedThings(records), [records])
  const month = useMemo(() => metThisMonth(records, today), [records, today])
  const links = useMemo(() => officeLinksFor(access, today), [access, today])
  return {
    ready,
    sync,
    signedIn: access !== null,
    duty: access ? phoneDuty(access, today) : ('no-post' as const),
    links,
    hasFiles: month.of > 0,
    greeting: `${placeOf(access)}，${greetingAt(nowMs)}`,
    dateLine: `${spokenDate(today)}${campaignWords(access, today)}`,
    today,
    dueCount: plan?.today.length ?? 0,
    doors: plan?.today.slice(0, largeText ? doorsShown.large : doorsShown.normal) ?? [],
    firstVisitCount: plan?.firstVisits.length ?? 0,
    promisedCount: promised.length,
    promised: allPromised ? promised : promised.slice(0, promisesShown),
    showAllPromised: () => setAllPromised(true),
    month,
  }
}

/** The region of the post, as the greeting has it: '第一网格'. */
const placeOf = (access: Access | null): string => {
  const regionId = access?.posts[0]?.regionId
  const region = access?.regions.find(({ id }) => id === regionId)
  return region?.name ?? access?.memberName ?? '您'
}

const campaignWords = (access: Access | null, today: string): string => {
  const next = nextCampaignDay(access?.settings.campaignDays ?? [], today)
  if (next === '') return ''
  const days = daysBetween(today, next)
  return days === 0 ? ' · 今天是集中走访日' : ` · 离集中走访日还有\u00a0${days}\u00a0天`
}

/** What others handle by now is not for who walks. */
const promisedThings = (records: Snapshot['records']): readonly PromisedThing[] =>
  records
    .all('followUp')
    .filter((followUp) => followUp.state === 'open' && !isHandedOn(followUp))
    .map((followUp) => {
      const household = records.get('household', followUp.householdId)
      return { followUp, house: household && records.get('house', household.houseId) }
    })
    .filter(({ house }) => house !== undefined)
    .sort((one, other) => rank(one.followUp) - rank(other.followUp))

/** Those with a day first, the nearest in front. */
const rank = ({ dueOn, createdAtMs }: FollowUp): number =>
  dueOn === '' ? createdAtMs * 10 : Date.parse(dueOn)

/** Households in which somebody was met since the first of the month, of all that live here. */
const metThisMonth = (records: Snapshot['records'], today: string) => {
  const living = new Set(
    records
      .all('household')
      .filter(({ state }) => state === 'living')
      .map(({ id }) => id),
  )
  const month = today.slice(0, 7)
  const met = new Set(
    records
      .all('visit')
      .filter(
        ({ outcome, visitedAtMs, householdId }) =>
          outcome === 'met' &&
          living.has(householdId) &&
          chinaDate(visitedAtMs).slice(0, 7) === month,
      )
      .map(({ householdId }) => householdId),
  )
  return { done: met.size, of: living.size }
}
