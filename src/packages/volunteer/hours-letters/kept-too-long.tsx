/** A request that lay on this phone so long that it is not sent unasked: still wanted, for another day, or not at all. */
import { View } from '@tarojs/components'
import type { Letter } from '../../../application'
import { useApplication } from '../../../app-context'
import { Button, ButtonRow } from '../../../components/button'
import { Card } from '../../../components/card'
import { Notice } from '../../../components/notice'
import { showToast } from '../../../components/toast'
import { momentWords, spokenDate } from '../../../components/words/date-words'
import { chinaDate } from '../../../domain/calendar'
import type { OfficeCommandArgs } from '../../../domain/office-commands'
import { isDayOver } from '../../../domain/time-bank/kept-request'

interface KeptTooLongProps {
  readonly letter: Letter
  /** Opens the form with its words; the letter goes then. */
  readonly onRewrite: ((letter: Letter) => void) | undefined
}

export function KeptTooLong({ letter, onRewrite }: KeptTooLongProps) {
  const application = useApplication()
  const nowMs = application.device.clock.nowMs()
  const { commandId, args, issuedAtMs } = letter.envelope
  // Checked when it was written; only requests are asked about.
  const { wantedOn = '' } = args as OfficeCommandArgs<'redeem.request'>
  const over = isDayOver(wantedOn, nowMs)
  const words = over
    ? `要的是${spokenDate(wantedOn, chinaDate(nowMs))}，这一天已经过了，所以没有送出。还要的话，另选一天。`
    : `${momentWords(issuedAtMs, nowMs)}写的，一直没有网络，还没送出。现在还要吗？`
  const drop = async () => {
    const dropped = await application.letters.withdraw(commandId)
    showToast({ text: dropped ? '好的，不要了，没有送出。' : '已经在路上了，撤不回来。' })
  }
  return (
    <Card title={letter.title} aside="还没送出">
      <Notice tone="amber" text={words} />
      <View className="hours-letters__act">
        <ButtonRow>
          <Button onPress={() => void drop()}>不要了</Button>
          {!over ? (
            <Button kind="primary" onPress={() => void application.letters.renew(commandId)}>
              还要，现在送
            </Button>
          ) : (
            onRewrite && (
              <Button kind="primary" onPress={() => onRewrite(letter)}>
                另选一天
              </Button>
            )
          )}
        </ButtonRow>
      </View>
    </Card>
  )
}
