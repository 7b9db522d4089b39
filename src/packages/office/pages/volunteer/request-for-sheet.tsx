/** Asking for a service out of the hours of a volunteer without a phone, by the community worker. */
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Chips } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { DateField } from '../../../../components/date-field'
import { DurationField } from '../../../../components/duration-field'
import { Field, FieldFrame } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { Answered } from '../../../../components/server-answer'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { Sheet } from '../../../../components/sheet'
import { minutesWords } from '../../../../components/words/minutes-words'
import { dayOverWords, isDayOver } from '../../../../domain/time-bank/kept-request'
import type { VolunteerRecord } from '../../../../protocol/volunteer'
import type { VolunteerFileState } from './use-volunteer-file'

interface RequestForSheetProps {
  readonly page: VolunteerFileState
  readonly record: VolunteerRecord
  readonly onClose: () => void
}

export function RequestForSheet({ page, record, onClose }: RequestForSheetProps) {
  const { application, today, access } = page
  const { number, regionId, details } = record
  const account = useServerAnswer(number, () =>
    application.server.timeBank.ofVolunteer({ regionId, number, month: today.slice(0, 7) }),
  )
  const [form, setForm] = useState({
    ...{ service: '', minutes: 120, contact: '', wantedOn: '', wish: '' },
  })
  const change = (part: Partial<typeof form>): void => setForm({ ...form, ...part })
  const { service, minutes, contact, wantedOn, wish } = form
  const isOver = isDayOver(wantedOn, application.device.clock.nowMs())
  return (
    <Sheet open title={`替${details.name}兑换服务`} onClose={onClose}>
      <Notice text={page.problem} />
      <Answered asked={account} rows={6}>
        {({ balanceMinutes, heldMinutes }) => {
          const free = balanceMinutes - heldMinutes
          const isShort = minutes > free
          return (
            <>
              <Notice
                tone="green"
                text={`有 ${minutesWords(free)}可以用，办完后由您替本人确认。`}
              />
              <FieldFrame label="要什么服务">
                <Chips
                  options={wordOptions(access?.settings.timeBank.services ?? [])}
                  value={service === '' ? null : service}
                  onChange={(next) => change({ service: next })}
                />
              </FieldFrame>
              <DurationField
                minutes={minutes}
                mistake={isShort ? '存的时间不够。' : ''}
                onChange={(next) => change({ minutes: next })}
              />
              <Field
                label="电话和地址"
                hint="只给接的志愿者和社区看"
                value={contact}
                maxLength={100}
                lines
                onChange={(next) => change({ contact: next })}
              />
              <DateField
                label="要哪一天（不选就是哪天都行）"
                value={wantedOn}
                earliest={today}
                mistake={isOver ? dayOverWords : ''}
                onChange={(next) => change({ wantedOn: next })}
              />
              <Field
                label="几点，要注意什么"
                value={wish}
                maxLength={200}
                placeholder="上午，去中医院，走路慢"
                lines
                onChange={(next) => change({ wish: next })}
              />
              <Button
                kind="primary"
                busy={page.busy}
                disabled={service === '' || contact.trim() === '' || isShort || isOver}
                onPress={() =>
                  void page
                    .requestFor({ ...form, contact: contact.trim() })
                    .then((sent) => sent && onClose())
                }
              >
                提出
              </Button>
            </>
          )
        }}
      </Answered>
    </Sheet>
  )
}
