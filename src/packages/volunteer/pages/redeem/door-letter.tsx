/** What a side has said at the door and how far it has come: kept here, on its way, sent, or refused and why. */
import { Text, View } from '@tarojs/components'
import { useApplication } from '../../../../app-context'
import type { Letter } from '../../../../application'
import { Button } from '../../../../components/button'
import { Notice } from '../../../../components/notice'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { minutesWords } from '../../../../domain/minutes-words'
import type { OfficeCommandArgs } from '../../../../domain/office-commands'

const saidWords = ({ envelope: { name, args } }: Letter): string =>
  // Checked when it was written.
  name === 'redeem.done'
    ? `您确认：办完了，用了 ${minutesWords((args as OfficeCommandArgs<'redeem.done'>).minutes)}。`
    : `您写的：${(args as OfficeCommandArgs<'redeem.dispute'>).words}`

const standing = ({ state }: Letter): readonly ['amber' | 'green' | 'red', string] => {
  if (state.kind === 'sent') return ['green', '已发出。']
  if (state.kind === 'refused') return ['red', `没有发成：${explainFailure(state.refusal)}`]
  return state.maybeSent
    ? ['amber', '已发出，还没有回音，会接着问。不用再点，只算一次。']
    : ['amber', '已记在本机，有信号就发。']
}

interface DoorLetterProps {
  readonly letter: Letter
  /** It was not sent and is gone from this phone. */
  readonly onWithdrawn?: () => void
}

export function DoorLetter({ letter, onWithdrawn }: DoorLetterProps) {
  const { letters, sync } = useApplication()
  const { envelope, state } = letter
  const [tone, words] = standing(letter)
  const withdraw = async () => {
    const withdrawn = await letters.withdraw(envelope.commandId)
    if (withdrawn) onWithdrawn?.()
    showToast({ text: withdrawn ? '已撤回，没有发出。' : '已经在路上了，撤不回来。' })
  }
  return (
    <View className="redeem__letter">
      <Text className="redeem__words">{saidWords(letter)}</Text>
      <Notice tone={tone} text={words} />
      {state.kind === 'refused' ? (
        <Button onPress={() => void letters.dismiss(envelope.commandId)}>知道了，收起来</Button>
      ) : (
        state.kind === 'waiting' &&
        (state.maybeSent ? (
          <Button onPress={() => void sync.now()}>现在再问一次</Button>
        ) : (
          <Button onPress={() => void withdraw()}>撤回</Button>
        ))
      )}
    </View>
  )
}
