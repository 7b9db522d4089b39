/** What nobody does without saying why. Refused or unanswered, the words stay where they were written, and why is said there. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '.'
import { Field } from '../field'
import { Notice } from '../notice'

interface ReasonDialogProps {
  readonly title: string
  /** What follows from it, and who will read the reason. */
  readonly text: string
  /** '不采用' */
  readonly act: string
  /** '比如：手机丢了' */
  readonly example?: string
  /** As many as the server takes. */
  readonly mostLetters?: number
  readonly busy: boolean
  /** Why the act took no effect. */
  readonly problem: string
  /** True when it took effect. */
  readonly onSettle: (reason: string) => Promise<boolean>
  readonly onClose: () => void
}

export function ReasonDialog(props: ReasonDialogProps) {
  const {
    title,
    text,
    act,
    example = '',
    mostLetters = 200,
    busy,
    problem,
    onSettle,
    onClose,
  } = props
  const [reason, setReason] = useState('')
  /** What went wrong before this was asked is no word about it. */
  const [tried, setTried] = useState(false)
  const words = reason.trim()
  const settle = async (): Promise<void> => {
    setTried(true)
    if (words !== '' && (await onSettle(words))) onClose()
  }
  return (
    <Dialog
      open
      title={title}
      text={text}
      act={act}
      busy={busy}
      onAct={() => void settle()}
      onBack={onClose}
    >
      <View className="dialog__reason">
        <Notice text={tried && words !== '' ? problem : ''} />
        <Field
          label="原因"
          value={reason}
          maxLength={mostLetters}
          lines
          mistake={tried && words === '' ? '请写明原因。' : ''}
          placeholder={example}
          onChange={setReason}
        />
      </View>
    </Dialog>
  )
}
