/** 留下的事: what visits left to do in this household, done with one tap or handed on to others. */
import { View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Rows } from '../../../../components/rows'
import { isHandedOn, type FollowUp } from '../../../../domain/follow-up/follow-up'
import { FollowUpRow } from '../../follow-up-row'

interface OpenFollowUpsProps {
  readonly followUps: readonly FollowUp[]
  readonly today: string
  readonly onSettle: (followUp: FollowUp) => void
  readonly onHandOn: (followUp: FollowUp) => void
}

export function OpenFollowUps({ followUps, today, onSettle, onHandOn }: OpenFollowUpsProps) {
  if (followUps.length === 0) return null
  return (
    <Card title="留下的事" aside={`${followUps.length} 件`}>
      <Rows
        items={followUps}
        keyOf={({ id }) => id}
        row={(followUp) => (
          <View>
            <FollowUpRow followUp={followUp} today={today} />
            {!isHandedOn(followUp) && (
              <View className="household__handing">
                <ButtonRow>
                  <Button compact onPress={() => onHandOn(followUp)}>
                    交给别人办
                  </Button>
                  <Button compact onPress={() => onSettle(followUp)}>
                    办好了
                  </Button>
                </ButtonRow>
              </View>
            )}
          </View>
        )}
      />
    </Card>
  )
}
