/**
 * After a sign-out: one quiet key to be reminded of the next own shift, where nothing reminds of it yet. A consent of WeChat's
 * is worth one message, so that every time is another question, and this is when the next time is on one's mind.
 */
import { View } from '@tarojs/components'
import type { KeptScan } from '../../../../application'
import { useApplication } from '../../../../app-context'
import { useConsentParts } from '../../../../app-questions'
import { Button } from '../../../../components/button'
import { useConsentBy } from '../../../../components/server-answer/use-consent-by'
import { showToast } from '../../../../components/toast'
import { spokenDate } from '../../../../components/words/date-words'
import { reminderFor } from '../../../../domain/activity/reminder'
import { scanResults } from '../../../../domain/attendance/scan'
import { chinaDate } from '../../../../domain/calendar'
import type { MySignUp } from '../../../../protocol/activity'
import { promiseWords } from '../../reminder-words'
import { ownRegion } from '../../use-hours-letters'

interface NextReminderProps {
  readonly scan: KeptScan | null
  /** The soonest first. */
  readonly places: readonly MySignUp[]
  readonly nowMs: number
}

const isOut = ({ scan, result, judged }: KeptScan): boolean =>
  scan.direction === 'out' && judged && scanResults[result].counts

const reminderOf = ({ startsAtMs, signedUpAtMs }: MySignUp, nowMs: number) =>
  reminderFor(nowMs, startsAtMs, signedUpAtMs)

export function NextReminder({ scan, places, nowMs }: NextReminderProps) {
  const next = places.find(
    (one) =>
      one.state === 'seated' &&
      !one.cancelled &&
      one.startsAtMs > nowMs &&
      one.lacks?.includes('activity-reminder') === true &&
      reminderOf(one, nowMs) !== 'none',
  )
  return (
    <View>
      {scan && isOut(scan) && next && (
        <Offer key={scan.scan.scanId} of={scan.scan.scanId} next={next} nowMs={nowMs} />
      )}
    </View>
  )
}

interface OfferProps {
  /** Asked once a sign-out: who has said yes is not asked about the time after that. */
  readonly of: string
  readonly next: MySignUp
  readonly nowMs: number
}

function Offer({ of, next, nowMs }: OfferProps) {
  const application = useApplication()
  const day = spokenDate(chinaDate(next.startsAtMs), chinaDate(nowMs))
  const reminder = reminderOf(next, nowMs)
  const ask = useConsentBy(useConsentParts(), {
    subject: of,
    wanted: ['activity-reminder'],
    agree: async (accepted) => {
      const args = { templates: [...accepted], shiftId: next.shiftId }
      const outcome = await application.request('message.consent', ownRegion, args)
      const asked = { reminder, isWaiting: false, isOfSeries: false, day }
      if (outcome.ok) showToast({ text: promiseWords(accepted, asked) })
      return outcome
    },
  })
  if (!ask) return null
  return (
    <Button kind="quiet" onPress={() => void ask()}>
      {`${day}也提醒我`}
    </Button>
  )
}
