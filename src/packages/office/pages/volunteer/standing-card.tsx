/** What may become of a registration that stands: its owner lost the WeChat that it was made with, or comes no more. */
import { useState } from 'react'
import { Card } from '../../../../components/card'
import { Dialog } from '../../../../components/dialog'
import { ListRow } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import type { Settling, VolunteerFileState } from './use-volunteer-file'

interface StandingCardProps {
  readonly page: VolunteerFileState
  /** Somebody signs in as this volunteer. */
  readonly signsIn: boolean
  readonly onRequest: () => void
  /** null: a move waits already. */
  readonly onMove: (() => void) | null
  readonly onSettle: (settling: Settling) => void
}

export function StandingCard({ page, signsIn, onRequest, onMove, onSettle }: StandingCardProps) {
  const [reissuing, setReissuing] = useState(false)
  const reissue = async (): Promise<void> => {
    await page.reissueCode()
    setReissuing(false)
  }
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
          {onMove && (
            <ListRow
              title="迁到别的社区"
              detail="本人搬了家、自己提的：由那边的社区核对"
              onPress={onMove}
            />
          )}
        </>
      )}
      <ListRow
        title="换发志愿者码"
        detail="纸码丢了、码被别人拿了：旧的作废"
        onPress={() => setReissuing(true)}
      />
      <ListRow
        title="结束登记"
        detail="过世、搬离街道、不再参加：名额让出来，时间留着"
        onPress={() => onSettle({ kind: 'end' })}
      />
      <Dialog
        open={reissuing}
        title="换发志愿者码？"
        text="旧码和纸码都不能再用，本人手机上的会换成新的。编号和时长不变。"
        act="换发"
        busy={page.busy}
        onAct={() => void reissue()}
        onBack={() => setReissuing(false)}
      />
    </Card>
  )
}
