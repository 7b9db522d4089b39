/** A code to be scanned, read aloud or copied, with what it offers and what the other one has to do. */
import { Text, View } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { QrCode } from '../../../../components/qr-code'
import { invitationText, spacedCode } from './use-invite'

interface InvitationCodeProps {
  readonly code: string
  /** '网格员 · 第四网格' */
  readonly offer: string
  /** In a card of its own, under this title. */
  readonly title?: string
}

export function InvitationCode({ code, offer, title }: InvitationCodeProps) {
  const words = (
    <View className="invite__issued">
      <QrCode text={invitationText(code)} sidePx={220} label="邀请二维码" />
      {title !== undefined && <Text className="invite__code">{spacedCode(code)}</Text>}
      <Text className="invite__offer">{offer}</Text>
      <Text className="invite__hint">对方打开连心，在“我的”里点“用邀请码加入”。</Text>
    </View>
  )
  return title === undefined ? words : <Card title={title}>{words}</Card>
}
