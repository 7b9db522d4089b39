/** What may become of a registration that stands: its owner lost the WeChat that it was made with, or comes no more. */
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import type { Settling } from './use-volunteer-file'

interface StandingCardProps {
  /** Somebody signs in as this volunteer. */
  readonly signsIn: boolean
  readonly onRequest: () => void
  readonly onSettle: (settling: Settling) => void
}

export function StandingCard({ signsIn, onRequest, onSettle }: StandingCardProps) {
  return (
    <Card title="登记有变动">
      {signsIn ? (
        <ListRow
          title="换微信"
          detail="手机丢了、旧微信登不上：看过身份证再办"
          onPress={() => onSettle({ kind: 'release' })}
        />
      ) : (
        <>
          <Notice
            tone="amber"
            text="没有连着微信。本人用自己的微信到“志愿”登记，您看过身份证点通过，编号和时长就接上。"
          />
          <ListRow
            title="替本人兑换服务"
            detail="用本人存的时间，请志愿者上门"
            onPress={onRequest}
          />
        </>
      )}
      <ListRow
        title="结束登记"
        detail="过世、搬走、不再参加：名额让出来，时间留着"
        onPress={() => onSettle({ kind: 'end' })}
      />
    </Card>
  )
}
