/** Another code in the place of one that somebody else has got hold of. */
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Dialog } from '../../../../components/dialog'
import { Notice } from '../../../../components/notice'
import { showToast } from '../../../../components/toast'
import type { RegionId } from '../../../../domain/shapes'
import { useRequest } from '../../use-request'

interface NewCodeProps {
  readonly regionId: RegionId
  readonly onRenewed: () => void
}

export function NewCode({ regionId, onRenewed }: NewCodeProps) {
  const [asking, setAsking] = useState(false)
  const { busy, problem, send } = useRequest()
  const renew = async (): Promise<void> => {
    const sent = await send('volunteer.renew-code', regionId, {})
    setAsking(false)
    if (!sent) return
    showToast({ text: '换好了，旧码不能用了。' })
    onRenewed()
  }
  return (
    <>
      <Notice text={problem} />
      <Button compact onPress={() => setAsking(true)}>
        码给别人拍了？换一个
      </Button>
      <Dialog
        open={asking}
        title="换一个志愿者码？"
        text="旧码和打印出来的纸码都不能再用。编号和时长不变。"
        act="换新码"
        busy={busy}
        onAct={() => void renew()}
        onBack={() => setAsking(false)}
      />
    </>
  )
}
