/** Asking for a service out of the hours of a volunteer without a phone, by the community worker. */
import { ComingFields, ServiceFields } from '../../../../components/asking/service-fields'
import { isServiceWhole } from '../../../../components/asking/service-form'
import { Button } from '../../../../components/button'
import { Notice } from '../../../../components/notice'
import { Answered } from '../../../../components/server-answer'
import { unreachableSentence } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { Sheet } from '../../../../components/sheet'
import { spokenDate } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import type { VolunteerRecord } from '../../../../protocol/volunteer'
import { useRequestFor, type StandingOrder } from './use-request-for'
import type { VolunteerFileState } from './use-volunteer-file'

interface RequestForSheetProps {
  readonly page: VolunteerFileState
  readonly record: VolunteerRecord
  readonly onClose: () => void
}

const noAnswer = '没收到回音，也许已经提上了。写的都留着，再点一次，只算一次。'

/** What counts is what was sent first; whoever wants it otherwise cancels that one. */
const standingWords = (
  { service, minutes, wantedOn, ended }: StandingOrder,
  today: string,
): string => {
  const day = wantedOn === '' ? '' : `，${spokenDate(wantedOn, today)}`
  const what = `“${service} ${minutesWords(minutes)}${day}”`
  return ended
    ? `上次的${what}提上过，现在已经结束。`
    : `上次已经提上了，算的是先写的${what}。要改，先到“兑换服务”里取消它，再回来提。`
}

export function RequestForSheet({ page, record, onClose }: RequestForSheetProps) {
  const { application, today, nowMs, access, problem, busy } = page
  const { number, regionId, details } = record
  const account = useServerAnswer(number, () =>
    application.server.timeBank.ofVolunteer({ regionId, number, month: today.slice(0, 7) }),
  )
  const asking = useRequestFor(page, record, onClose)
  const { form, isKept, change, standing } = asking
  return (
    <Sheet open title={`替${details.name}兑换服务`} onClose={onClose}>
      <Answered asked={account} rows={6}>
        {({ balanceMinutes, heldMinutes }) => {
          if (!form) return null
          const free = balanceMinutes - heldMinutes
          const isShort = form.minutes > free
          return (
            <>
              {isKept && <Notice tone="grey" text="上次写的都在，接着写就行。" />}
              <Notice
                tone="green"
                text={`有 ${minutesWords(free)}可以用，办完后由您替本人确认。`}
              />
              <ServiceFields
                form={form}
                services={access?.settings.timeBank.services ?? []}
                mistake={isShort ? '存的时间不够。' : ''}
                onChange={change}
              />
              <ComingFields form={form} nowMs={nowMs} onChange={change} />
              <Notice text={problem === unreachableSentence ? noAnswer : problem} />
              {standing ? (
                <>
                  <Notice tone="amber" text={standingWords(standing, today)} />
                  <Button
                    kind="primary"
                    busy={busy}
                    disabled={isShort}
                    onPress={() => void asking.sendAnother()}
                  >
                    {`另外请人${form.service} ${minutesWords(form.minutes)}`}
                  </Button>
                  <Button kind="quiet" onPress={asking.leave}>
                    不用了
                  </Button>
                </>
              ) : (
                <Button
                  kind="primary"
                  busy={busy}
                  // What was kept may stand already, and have held the hours itself: the server knows.
                  disabled={(isShort && !isKept) || !isServiceWhole(form, nowMs)}
                  onPress={() => void asking.send()}
                >
                  提出
                </Button>
              )}
            </>
          )
        }}
      </Answered>
    </Sheet>
  )
}
