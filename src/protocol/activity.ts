/** What everybody may read of activities without a login, and the own places and the leader's list with one. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { ActivityFields, ActivityState, SignUpState } from '../domain/activity/activity'
import type { PlaceCheck } from '../domain/activity/place-check'
import type { MessageTemplate } from '../domain/message/message-commands'
import {
  dateShape,
  recordIdShape,
  regionIdShape,
  textShape,
  timeMsShape,
  type RegionId,
} from '../domain/shapes'

export interface PublicShift {
  readonly id: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly quota: number
  readonly seatsTaken: number
  readonly waiting: number
  readonly state: ActivityState
  /** Of one that was cancelled by itself; else ''. */
  readonly cancelledReason: string
}

export interface PublicActivity extends Omit<ActivityFields, 'checkedPoint'> {
  /** null: nobody is asked where the phone is. */
  readonly placeCheck: PlaceCheck | null
  readonly id: string
  readonly regionId: RegionId
  readonly regionName: string
  /** '' for one of no series. */
  readonly seriesId: string
  readonly state: ActivityState
  readonly cancelledReason: string
  /** Its words wait for a person, or are not for the public: only who runs activities there reads them. Who has a place reads when it is. */
  readonly hidden: boolean
  readonly shifts: readonly PublicShift[]
}

export interface ListedActivity extends PublicActivity {
  /** How many more of its series are still to come. */
  readonly laterInSeries: number
  /** At or below the region that was asked to come first. */
  readonly isNear: boolean
  /** Attendances of shifts that are over and that nobody has confirmed; only for who runs it. */
  readonly unconfirmed?: number
}

export interface ActivityPage {
  readonly activities: readonly ListedActivity[]
  readonly more: boolean
}

/** The last of a page: how far away it lies, when it begins and which it is. */
const comingPlaceShape = v.strictObject({
  steps: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  startsAtMs: timeMsShape,
  id: recordIdShape,
})
export type ComingPlace = v.InferOutput<typeof comingPlaceShape>

export interface ComingPage {
  readonly activities: readonly ListedActivity[]
  /** To be given as `after`; null: there is no more. */
  readonly next: ComingPlace | null
  /** Of all that is to come there, whichever was asked for; only with the first page. */
  readonly serviceKinds: readonly string[]
}

export interface MySignUp {
  readonly activityId: string
  readonly shiftId: string
  readonly title: string
  readonly place: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** cancelled: whoever runs the activity gave it back; `cancelledReason` says who and why. */
  readonly state: SignUpState
  /** On the waiting list: 1 is next; 0 for a seat. */
  readonly waitingPlace: number
  /** The shift or the activity was cancelled, or this place in it, and why. */
  readonly cancelled: boolean
  readonly cancelledReason: string
  /** For a phone that scans without a signal; null: it does not look where it is. */
  readonly placeCheck: PlaceCheck | null
  /** When it was signed up for: it says which reminder can still come; absent from older servers, as the next. */
  readonly signedUpAtMs?: number
  /** What could still be told of it, and for which no consent is left. */
  readonly lacks?: readonly MessageTemplate[]
}

export interface SignedUpVolunteer {
  readonly volunteerId: string
  readonly number: string
  readonly name: string
  /** '138******34' */
  readonly phoneMask: string
  /** Signs in and can cancel; absent from older servers. */
  readonly hasPhone?: boolean
  readonly state: SignUpState
  readonly waitingPlace: number
  /** Something of the shift has changed, or they moved up, and no message told them; absent from older servers, as the next. */
  readonly isUntold?: boolean
  /** Which change; '' for none. The call is noted of this one, and of no later one. */
  readonly newsId?: string
  /** They moved up from the waiting list and do not know it. */
  readonly isUntoldSeat?: boolean
  /** They have a seat elsewhere at the same time; absent from older servers. */
  readonly isElsewhere?: boolean
}

export const activityContract = {
  /** Needs no login. Open ones that are still to come, the near first, then the soonest; of a series only the next. */
  coming: oc
    .input(
      v.strictObject({
        /** At or below this region, and above it; absent: the whole street. */
        regionId: v.exactOptional(regionIdShape),
        /** What lies at or below this region comes first, then what lies below its parent, and so on. */
        nearRegionId: v.exactOptional(regionIdShape),
        serviceKind: v.exactOptional(textShape(20)),
        /** Those with a shift on this day; of a series the one of that day. */
        date: v.exactOptional(dateShape),
        /** `next` of the page before. */
        after: v.exactOptional(comingPlaceShape),
      }),
    )
    .output(type<ComingPage>()),
  /** Needs no login. null: there is none. Of a hidden one, who has a place in it gets the own shifts, and neutral words. */
  one: oc.input(v.strictObject({ activityId: recordIdShape })).output(
    type<{
      readonly activity: PublicActivity
      /** What a person wrote to who published it when it was hidden for good; '' for others. */
      readonly hiddenReason: string
      /** Others of its series that are still to come, soonest first. */
      readonly series: readonly { readonly id: string; readonly startsAtMs: number }[]
    } | null>(),
  ),
  /** Needs no login. The picture as base64; null when there is none. */
  photo: oc
    .input(v.strictObject({ activityId: recordIdShape }))
    .output(type<{ readonly mediaType: string; readonly bytes: string } | null>()),
  /** The caller's own, those to come and those of the last two months, soonest first. */
  mySignUps: oc
    .input(
      v.optional(
        v.strictObject({
          /** With those that whoever runs the activity took back: older phones, which do not ask, know only seats and waiting. */
          withTakenBack: v.exactOptional(v.boolean()),
        }),
      ),
    )
    .output(type<readonly MySignUp[]>()),
  /** Who comes to a shift, for who runs activities there. */
  signUps: oc
    .input(v.strictObject({ shiftId: recordIdShape, regionId: regionIdShape }))
    .output(type<readonly SignedUpVolunteer[]>()),
  /** The whole phone number of one of them, to call; each look is logged with the activity. */
  phone: oc
    .input(
      v.strictObject({
        shiftId: recordIdShape,
        volunteerId: recordIdShape,
        regionId: regionIdShape,
      }),
    )
    .output(type<{ readonly phone: string }>()),
  /** Of a region and below: also past and cancelled ones, for who runs activities there. To come first, the soonest first; then those that are over, the latest first. */
  run: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        skip: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))),
      }),
    )
    .output(type<ActivityPage>()),
} as const
