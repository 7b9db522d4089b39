/** What is hung on the wall: what for and when, the QR code, and beside it the 小程序码 that WeChat draws. */
import { Image, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useApplication } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Notice } from '../../../../components/notice'
import { QrCode } from '../../../../components/qr-code'
import { Answered } from '../../../../components/server-answer'
import { openServerFile } from '../../../../components/server-answer/open-server-file'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { shiftWords } from '../../../../components/words/shift-words'
import { wallCodeText } from '../../../../domain/attendance/gate-code'
import type { GatePack, WallPicture } from '../../../../protocol/attendance'

const qrSidePx = 230

const whyNone: Readonly<Record<Exclude<WallPicture['kind'], 'picture'>, string>> = {
  none: '这里还没有接通微信，先用上面的二维码。',
  later: '微信那边现在忙，过一会儿再打开看看。',
  refused: '微信还画不出小程序码：小程序发布以后才有。先用上面的二维码。',
}

interface WallProps {
  readonly gate: GatePack
  readonly nowMs: number
}

export function Wall({ gate, nowMs }: WallProps) {
  const { server } = useApplication()
  const { shiftId } = gate
  const asked = useServerAnswer(shiftId, () => server.attendance.wallPicture({ shiftId }))
  const paper = useWallPaper(shiftId)
  return (
    <View className="gate__code">
      <Text className="gate__wall-title">{gate.title}</Text>
      <Text className="gate__hint">{shiftWords(gate, nowMs)}</Text>
      <View className="gate__wall">
        <View className="gate__wall-code">
          <QrCode text={wallCodeText(gate.wallCode)} sidePx={qrSidePx} label="墙上的码" />
          <Text className="gate__hint">在“签到签退”里扫</Text>
        </View>
        <View className="gate__wall-code">
          <Answered asked={asked} rows={2}>
            {(picture) => <MiniProgramCode shiftId={shiftId} picture={picture} />}
          </Answered>
        </View>
      </View>
      <Text className="gate__hint">打印出来贴在门口。只在这一班前后有效，签到签退都扫它。</Text>
      <Notice text={paper.problem} />
      <View className="gate__paper">
        <Button busy={paper.busy} onPress={() => void paper.open()}>
          打印用的 PDF
        </Button>
      </View>
    </View>
  )
}

/** The same on paper, opened where the phone prints or sends on. */
const useWallPaper = (shiftId: string) => {
  const { server, device } = useApplication()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const open = async (): Promise<void> => {
    setBusy(true)
    setProblem('')
    setProblem(await openServerFile(device.files, () => server.attendance.wallPaper({ shiftId })))
    setBusy(false)
  }
  return { busy, problem, open }
}

interface MiniProgramCodeProps {
  readonly shiftId: string
  readonly picture: WallPicture
}

function MiniProgramCode({ shiftId, picture }: MiniProgramCodeProps) {
  const { pictures } = useApplication().device
  const [source, setSource] = useState('')
  const bytes = picture.kind === 'picture' ? picture.bytes : ''
  useEffect(() => {
    let shown = true
    if (bytes !== '')
      void pictures.show(`wall-${shiftId}`, bytes).then((path) => shown && setSource(path))
    return () => {
      shown = false
    }
  }, [pictures, shiftId, bytes])
  if (picture.kind !== 'picture') return <Text className="gate__hint">{whyNone[picture.kind]}</Text>
  return (
    <>
      {source !== '' && (
        <Image
          className="gate__wall-picture"
          src={source}
          mode="scaleToFill"
          aria-label="小程序码"
        />
      )}
      <Text className="gate__hint">
        {picture.isFake ? '演示用的图，不能扫；接通微信后才是小程序码' : '用微信“扫一扫”直接扫'}
      </Text>
    </>
  )
}
